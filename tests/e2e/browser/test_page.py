"""The page with a scripted bot: what a phone's messenger does, this page does."""

import base64
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.e2e.browser.ground import Playground, become

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


async def begin(playground: Playground, tab: Page) -> int:
    """Press Start as Ada, wait until the server has heard it, and return her chat's id."""
    await tab.get_by_role("button", name="Start", exact=True).click()
    await expect(tab.locator("#messages .mine")).to_have_count(1)
    return playground.api.world.person("Ada").id


async def test_formatting_looks_as_it_does_on_a_phone(playground: Playground) -> None:
    tab = await playground.open()
    ada = await begin(playground, tab)
    html = (
        "<b>bold <i>both</i></b> 🦄 <u>under</u> <s>gone</s> <code>code</code> "
        '<a href="https://example.org/">link</a> <tg-spoiler>secret</tg-spoiler> '
        "<blockquote expandable>1\n2\n3\n4\n5</blockquote> &lt;b&gt;not bold&lt;/b&gt;"
    )
    await playground.bot("sendMessage", chat_id=ada, text=html, parse_mode="HTML")
    message = tab.locator(".theirs .text")
    await expect(message.locator("strong em")).to_have_text("both")
    await expect(message.locator("u")).to_have_text("under")
    await expect(message.locator("code")).to_have_text("code")
    await expect(message.locator("a")).to_have_attribute("href", "https://example.org/")
    await expect(message).to_contain_text("<b>not bold</b>")
    spoiler = message.get_by_role("button", name="Hidden text")
    await spoiler.click()
    await expect(message.locator(".spoiler")).to_have_class("spoiler shown")
    quote = message.locator("blockquote")
    await expect(quote).to_have_attribute("aria-expanded", "false")
    await quote.press("Enter")
    await expect(quote).to_have_attribute("aria-expanded", "true")


async def test_a_command_in_a_text_stays_in_its_line(playground: Playground) -> None:
    tab = await playground.open()
    ada = await begin(playground, tab)
    await playground.bot("sendMessage", chat_id=ada, text="ask /revise now")
    message = tab.locator(".theirs .text")
    await expect(message.get_by_role("button", name="/revise")).to_be_visible()
    assert await message.inner_text() == "ask /revise now"


async def test_a_tap_is_answered_by_a_toast_or_an_alert(playground: Playground) -> None:
    tab = await playground.open()
    ada = await begin(playground, tab)
    keys = [[{"text": "Yes", "callback_data": "y"}, {"text": "No", "callback_data": "n"}]]
    await playground.bot(
        "sendMessage", chat_id=ada, text="Sure?", reply_markup={"inline_keyboard": keys}
    )
    for name, alert in (("Yes", False), ("No", True)):
        await tab.get_by_role("button", name=name, exact=True).click()
        await playground.api.until(lambda: unanswered(playground))
        (query,) = unanswered(playground)
        text = f"You said {name}"
        values = {"callback_query_id": query, "text": text, "show_alert": alert}
        await playground.bot("answerCallbackQuery", **values)
        await expect(tab.locator("#alert" if alert else "#toast")).to_contain_text(text)
    await tab.get_by_role("button", name="OK").click()
    await expect(tab.locator("#alert")).to_be_hidden()


def unanswered(playground: Playground) -> list[str]:
    return [c.id for c in playground.api.world.callbacks.values() if c.answer is None]


async def test_edits_reactions_and_deletions_appear_by_themselves(playground: Playground) -> None:
    tab = await playground.open()
    ada = await begin(playground, tab)
    sent = await playground.bot("sendMessage", chat_id=ada, text="First")
    place = {"chat_id": ada, "message_id": sent["message_id"]}
    bubble = tab.locator(f'[data-message="{sent["message_id"]}"]').first
    await playground.bot("editMessageText", **place, text="Second")
    await expect(bubble).to_contain_text("Second")
    await bubble.get_by_role("button", name="Answer or react").click()
    await tab.get_by_role("menuitem", name="👍").click()
    await expect(bubble.locator(".chip")).to_have_text("👍 1")
    thumb = [{"type": "emoji", "emoji": "👍"}]
    await playground.bot("setMessageReaction", **place, reaction=thumb)
    await expect(bubble.locator(".chip")).to_have_text("👍 2")
    await playground.bot("deleteMessage", **place)
    await expect(bubble).to_have_count(0)


async def test_typing_shows_in_the_heading_until_the_message_comes(playground: Playground) -> None:
    tab = await playground.open()
    ada = await begin(playground, tab)
    await playground.bot("sendChatAction", chat_id=ada, action="typing")
    await expect(tab.locator("#chat-status")).to_have_text("Viva is typing…")
    await playground.bot("sendMessage", chat_id=ada, text="Done")
    await expect(tab.locator("#chat-status")).to_have_text("bot")


async def test_reply_keyboards_send_a_text_and_force_reply_answers(playground: Playground) -> None:
    tab = await playground.open()
    ada = await begin(playground, tab)
    keyboard = {"keyboard": [["Later", "Now"]], "one_time_keyboard": True}
    await playground.bot("sendMessage", chat_id=ada, text="When?", reply_markup=keyboard)
    await tab.get_by_role("button", name="Now", exact=True).click()
    await expect(tab.locator(".mine").last).to_contain_text("Now")
    await expect(tab.locator("#reply-keyboard")).to_be_hidden()
    await tab.get_by_role("button", name="Show the reply keyboard").click()
    await expect(tab.locator("#reply-keyboard")).to_be_visible()
    force = {"force_reply": True, "input_field_placeholder": "In your own words"}
    asked = await playground.bot("sendMessage", chat_id=ada, text="Why?", reply_markup=force)
    field = tab.get_by_role("textbox", name="Message")
    await expect(field).to_have_attribute("placeholder", "In your own words")
    await field.fill("Because")
    await field.press("Enter")
    await expect(tab.locator(".mine .reply").last).to_contain_text("Why?")
    said = playground.api.world.updates.pending[-1]["message"]
    assert said["reply_to_message"]["message_id"] == asked["message_id"]


async def test_commands_complete_as_they_are_typed(playground: Playground) -> None:
    tab = await playground.open()
    await begin(playground, tab)
    menu = [{"command": c, "description": c} for c in ("revise", "learn", "reset")]
    await playground.bot("setMyCommands", commands=menu)
    field = tab.get_by_role("textbox", name="Message")
    await expect(tab.locator("#menu")).to_be_visible()
    await field.fill("/re")
    await expect(tab.locator("#commands button")).to_have_count(2)
    await field.press("ArrowUp")
    await tab.keyboard.press("ArrowUp")
    await tab.keyboard.press("Enter")
    await expect(tab.locator(".mine").last).to_contain_text("/revise")
    await expect(tab.locator("#commands")).to_be_hidden()


async def test_photos_and_documents_come_and_go(playground: Playground, tmp_path: Path) -> None:
    tab = await playground.open()
    ada = await begin(playground, tab)
    for name, data in (("me.png", PIXEL), ("notes.txt", b"notes")):
        path = tmp_path / name
        path.write_bytes(data)
        await tab.locator("#attachment").set_input_files(path)
    await expect(tab.locator(".mine .document")).to_contain_text("notes.txt")
    image = tab.locator(".mine .photo img")
    await expect(image).to_have_js_property("naturalWidth", 1)
    file_id = playground.api.world.updates.pending[-1]["message"]["document"]["file_id"]
    await playground.bot("sendDocument", chat_id=ada, document=file_id, caption="Yours")
    await expect(tab.locator(".theirs .document")).to_contain_text("notes.txt")
    await tab.locator(".mine .photo").click()
    await expect(tab.locator("#picture")).to_be_visible()


async def test_a_poll_in_a_group_is_voted_by_three_people(playground: Playground) -> None:
    tab = await playground.open()
    world = playground.api.world
    group = next(chat for chat in world.chats.values() if chat.kind == "supergroup")
    sent = await playground.bot(
        "sendPoll",
        chat_id=group.id,
        question="Which is a promise that can be kept?",
        options=["Soon", "Within eight days", "At once"],
        type="quiz",
        correct_option_ids=[1],
        explanation="Say only what you can do.",
        is_anonymous=False,
    )
    poll = tab.locator(".poll")
    for name, option in (
        ("Ada Okafor", "Within eight days"),
        ("Ben Hughes", "Soon"),
        ("Tess Morgan", "Within eight days"),
    ):
        await become(tab, name)
        await tab.locator("#chat-list").get_by_text("Customer Service class").click()
        await expect(poll).to_be_visible()
        await expect(poll.locator(".result")).to_have_count(0)
        await poll.get_by_text(option).click()
        await expect(poll.locator(".result")).to_have_count(3)
        await expect(poll).to_contain_text("Say only what you can do.")
    await expect(poll).to_contain_text("3 votes")
    await expect(poll.locator(".result.right .share")).to_have_text("67%")
    answers = [u["poll_answer"] for u in world.updates.pending if "poll_answer" in u]
    assert [answer["option_ids"] for answer in answers] == [[1], [0], [1]]
    await playground.bot("stopPoll", chat_id=group.id, message_id=sent["message_id"])
    await expect(poll).to_contain_text("Final results")


async def test_a_long_option_of_a_poll_stands_beside_its_circle(playground: Playground) -> None:
    tab = await playground.open(width=360, height=740)
    ada = next(p for p in playground.api.world.people.values() if p.first_name == "Ada")
    playground.api.people.start(ada)
    long = "We cannot say, so that nobody can complain that we were late"
    question = "Question of the day 1\nWhat should its sales team say?"
    await playground.bot("sendPoll", chat_id=ada.id, question=question, options=[long, "Soon"])
    choice = tab.locator(".choice").first
    circle = await choice.locator("input").bounding_box()
    words = await choice.locator("span").bounding_box()
    assert circle is not None
    assert words is not None
    assert words["y"] <= circle["y"] < words["y"] + words["height"]
    asked = tab.locator(".poll h3")
    assert await asked.inner_text() == question


async def test_topics_of_a_forum_keep_their_messages_apart(playground: Playground) -> None:
    tab = await playground.open()
    group = next(c for c in playground.api.world.chats.values() if c.kind == "supergroup")
    thread = next(number for number, t in group.topics.items() if t["name"] == "Quiz night")
    await tab.locator("#chat-list").get_by_text("Customer Service class").click()
    await playground.bot("sendMessage", chat_id=group.id, text="For all")
    where = {"chat_id": group.id, "message_thread_id": thread}
    await playground.bot("sendMessage", **where, text="For the quiz")
    await expect(tab.locator("#messages")).to_contain_text("For all")
    await tab.get_by_role("button", name="Quiz night", exact=True).click()
    await expect(tab.locator("#messages")).not_to_contain_text("For all")
    field = tab.get_by_role("textbox", name="Message")
    await field.fill("/quiz")
    await field.press("Enter")
    await expect(tab.locator(".mine").last).to_contain_text("/quiz")
    assert playground.api.world.updates.pending[-1]["message"]["message_thread_id"] == thread


async def test_the_bot_can_be_blocked_and_thrown_out(playground: Playground) -> None:
    tab = await playground.open()
    await begin(playground, tab)
    menu = tab.get_by_role("button", name="Chat menu")
    await menu.click()
    await tab.get_by_role("menuitem", name="Block the bot").click()
    await expect(tab.get_by_role("button", name="Unblock")).to_be_visible()
    await expect(tab.locator("#composer")).to_be_hidden()
    await tab.get_by_role("button", name="Unblock").click()
    await expect(tab.locator("#composer")).to_be_visible()
    await tab.locator("#chat-list").get_by_text("Customer Service class").click()
    await menu.click()
    await tab.get_by_role("menuitem", name="Remove the bot").click()
    await expect(tab.locator("#messages")).to_contain_text("Viva left")
    kinds = [set(update) - {"update_id"} for update in playground.api.world.updates.pending]
    assert kinds.count({"my_chat_member"}) == 3


async def test_a_stranger_sees_no_group_and_links_carry_a_payload(playground: Playground) -> None:
    tab = await playground.open()
    await become(tab, "Sam")
    await expect(tab.locator("#chat-list li")).to_have_count(1)
    tab.on("dialog", lambda dialog: dialog.accept("t_pricing"))
    await tab.get_by_role("button", name="Chat menu").click()
    await tab.get_by_role("menuitem", name="Follow a deep link…").click()
    await expect(tab.locator(".mine .text")).to_have_text("/start")  # as a phone shows it
    assert playground.api.world.updates.pending[-1]["message"]["text"] == "/start t_pricing"


async def test_faults_are_ordered_and_traffic_is_shown(playground: Playground) -> None:
    tab = await playground.open()
    await tab.locator("#tools").click()
    await tab.get_by_text("Faults", exact=True).click()
    await tab.locator("#fault-method").select_option("sendMessage")
    await tab.get_by_role("button", name="Order it").click()
    await expect(tab.locator("#planned")).to_contain_text("TooMany(retry_after=3) for sendmessage")
    ada = await begin(playground, tab)
    body = await playground.refused("sendMessage", chat_id=ada, text="x")
    assert body["parameters"] == {"retry_after": 3}
    await expect(tab.locator("#planned li")).to_have_count(0)
    await tab.get_by_role("button", name="Order it").click()
    await expect(tab.locator("#planned li")).to_have_count(1)
    await tab.get_by_role("button", name="Call all off").click()
    await expect(tab.locator("#planned li")).to_have_count(0)
    await tab.get_by_text("Traffic", exact=True).click()
    await playground.bot("getMe")
    await expect(tab.locator("#traffic li").first).to_contain_text("getMe ✓")


async def test_no_page_without_the_key_of_this_start(playground: Playground) -> None:
    await playground.open()
    context = await playground.browser.new_context()
    stranger = await context.new_page()
    response = await stranger.goto(playground.api.url)
    assert response is not None
    assert response.status == 403
    response = await stranger.goto(f"{playground.api.url}/?key=guessed")
    assert response is not None
    assert response.status == 403


async def test_all_is_reachable_on_a_narrow_phone_by_keyboard(playground: Playground) -> None:
    tab = await playground.open(width=360, height=640)
    ada = await begin(playground, tab)
    await playground.bot("sendMessage", chat_id=ada, text="Hello")
    await expect(tab.locator("#chats")).to_be_hidden()
    assert await tab.evaluate("document.documentElement.scrollWidth") <= 360
    await tab.get_by_role("button", name="Back to the chats").press("Enter")
    await expect(tab.locator("#chat")).to_be_hidden()
    await tab.locator("#chat-list button").first.press("Enter")
    await expect(tab.locator("#chats")).to_be_hidden()
    nameless = await tab.evaluate(
        """[...document.querySelectorAll('button, input, select, textarea')]
           .filter((node) => node.offsetParent !== null)
           .filter((node) => !(node.textContent.trim() || node.ariaLabel || node.labels?.length))
           .map((node) => node.outerHTML)"""
    )
    assert nameless == []

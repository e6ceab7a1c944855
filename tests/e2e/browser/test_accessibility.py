"""axe-core finds nothing to complain of, whatever the page shows."""

from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from tests.e2e.browser.ground import Playground, become

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

MARKED = (
    "<b>b</b> <code>c</code> <tg-spoiler>s</tg-spoiler> <a href='https://a.example'>l</a> "
    "<blockquote expandable>1\n2\n3\n4</blockquote> /learn"
)
STYLES = ("success", "danger", "primary")


async def fill(playground: Playground) -> dict[str, Any]:
    """Put one of everything into the chats and return the poll."""
    world, people = playground.api.world, playground.api.people
    ada = world.person("Ada")
    group = next(chat for chat in world.chats.values() if chat.is_forum)
    people.start(ada)
    keys = [{"text": style, "callback_data": style, "style": style} for style in STYLES]
    sent = await playground.bot(
        "sendMessage",
        chat_id=ada.id,
        text=MARKED,
        parse_mode="HTML",
        reply_markup={"inline_keyboard": [keys]},
    )
    people.react(ada, sent, "👍")
    await playground.bot("pinChatMessage", chat_id=ada.id, message_id=sent["message_id"])
    await playground.bot("setMyCommands", commands=[{"command": "learn", "description": "Learn"}])
    await playground.bot(
        "sendMessage", chat_id=ada.id, text="?", reply_markup={"keyboard": [["Yes"]]}
    )
    return await playground.bot(
        "sendPoll",
        chat_id=group.id,
        question="2 + 2?",
        options=["3", "4"],
        type="quiz",
        correct_option_ids=[1],
        explanation="Count.",
    )


async def complaints(tab: Page) -> list[str]:
    results = await Axe().run(tab)
    return [
        f"{found['id']}: {node['html']}"
        for found in results.response["violations"]
        for node in found["nodes"]
    ]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1280])
async def test_there_is_nothing_to_complain_of(
    playground: Playground,
    dark: bool,  # noqa: FBT001  # a table of cases
    width: int,
) -> None:
    poll = await fill(playground)
    tab = await playground.open(width=width, dark=dark)
    assert await complaints(tab) == []
    await tab.locator("#text").fill("/")
    await expect(tab.locator("#commands")).to_be_visible()
    assert await complaints(tab) == []
    await tab.locator("#tools").click()
    await tab.evaluate("document.querySelectorAll('#panel details').forEach((d) => d.open = true)")
    assert await complaints(tab) == []
    if width < 700:
        await tab.get_by_role("button", name="Close").click()
        await tab.get_by_role("button", name="Back to the chats").click()
    await become(tab, "Ben Hughes")
    await tab.locator("#chat-list").get_by_text("Customer Service class").click()
    assert await complaints(tab) == []
    playground.api.people.vote(playground.api.world.person("Ben"), poll, [0])
    await expect(tab.locator(".poll .result")).to_have_count(2)
    assert await complaints(tab) == []

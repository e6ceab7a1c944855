"""Two independent libraries parse every answer: python-telegram-bot and aiogram.

The same day in the life of a bot is played with both. Neither library was written with this server
in mind, so what both accept speaks the protocol. aiogram validates every field of every object.
"""

import io
from collections.abc import AsyncIterator
from typing import Any

import pytest
import telegram
from telegram import error

from bot.playground.local import LocalBotApi
from bot.playground.methods.dispatch import METHODS
from bot.playground.world.world import Chat, Person
from tests.playground.days import ALL, methods_called
from tests.playground.pictures import png


@pytest.fixture
async def library(api: LocalBotApi) -> AsyncIterator[telegram.Bot]:
    bot = telegram.Bot(api.token, base_url=f"{api.url}/bot", base_file_url=f"{api.url}/file/bot")
    async with bot:
        yield bot


@pytest.fixture
def people(api: LocalBotApi) -> tuple[Person, Person]:
    return api.world.person("Ada", last_name="Byron", username="ada"), api.world.person("Ben")


async def ptb_talk(api: LocalBotApi, library: telegram.Bot, ada: Person) -> None:
    """Texts, keyboards, edits, reactions."""
    keyboard = telegram.InlineKeyboardMarkup(
        [
            [telegram.InlineKeyboardButton("Yes", callback_data="y", style="success")],
            [telegram.InlineKeyboardButton("Docs", url="https://example.org")],
            [telegram.InlineKeyboardButton("Copy", copy_text=telegram.CopyTextButton("42"))],
        ]
    )
    sent = await library.send_message(
        ada.id,
        f'<b>Hi</b> <a href="tg://user?id={ada.id}">you</a> <tg-spoiler>x</tg-spoiler>',
        parse_mode="HTML",
        reply_markup=keyboard,
        link_preview_options=telegram.LinkPreviewOptions(is_disabled=True),
    )
    assert [entity.type for entity in sent.entities] == ["bold", "text_mention", "spoiler"]
    assert sent.entities[1].user.id == ada.id
    api.press(ada, sent.message_id, "Yes")
    edited = await library.edit_message_text("Bye", ada.id, sent.message_id, reply_markup=keyboard)
    assert edited.edit_date
    await library.edit_message_reply_markup(ada.id, sent.message_id)
    reply = await library.send_message(
        ada.id,
        "Now type",
        reply_parameters=telegram.ReplyParameters(sent.message_id),
        reply_markup=telegram.ForceReply(input_field_placeholder="Your answer"),
    )
    assert reply.reply_to_message.text == "Bye"
    await library.send_message(
        ada.id, "Pick", reply_markup=telegram.ReplyKeyboardMarkup([["A", "B"]])
    )
    await library.send_chat_action(ada.id, "typing")
    theirs = api.say(ada, ada, "footfall")
    api.people.edit(ada, theirs, "footfall figures")
    await library.set_message_reaction(ada.id, theirs["message_id"], "👍")
    api.people.react(ada, api.sent(ada)[0], "❤")
    await library.delete_message(ada.id, reply.message_id)


async def ptb_files(library: telegram.Bot, ada: Person) -> None:
    """Photos, documents, downloads."""
    photo = await library.send_photo(
        ada.id, io.BytesIO(png(3, 4)), caption="<i>Week</i>", parse_mode="HTML", has_spoiler=True
    )
    assert photo.photo
    assert photo.photo[0].height == 4
    await library.edit_message_caption(ada.id, photo.message_id, caption="Week 2")
    document = await library.send_document(ada.id, io.BytesIO(b"rows"), filename="marks.csv")
    stored = await library.get_file(document.document.file_id)
    assert await stored.download_as_bytearray() == b"rows"
    assert (await library.send_photo(ada.id, photo.photo[0].file_id)).photo == photo.photo
    await library.delete_messages(ada.id, [photo.message_id])


async def ptb_poll(api: LocalBotApi, library: telegram.Bot, ben: Person, plain: Chat) -> None:
    """A quiz from question to result."""
    poll = await library.send_poll(
        plain.id,
        "2 + 2?",
        [telegram.InputPollOption("3"), "4", "four"],
        type="quiz",
        correct_option_ids=[1, 2],
        allows_multiple_answers=True,
        shuffle_options=True,
        is_anonymous=False,
        explanation="<b>Count</b>",
        explanation_parse_mode="HTML",
        open_period=600,
    )
    api.people.vote(ben, api.sent(plain)[-1], [1, 2])
    stopped = await library.stop_poll(plain.id, poll.message_id)
    assert (stopped.is_closed, stopped.options[2].voter_count) == (True, 1)


async def ptb_chats(library: telegram.Bot, ada: Person, ben: Person, forum: Chat) -> None:
    """Members, topics, pins."""
    assert (await library.get_chat(forum.id)).is_forum
    assert (await library.get_chat(ada.id)).username == "ada"
    assert (await library.get_chat_member(forum.id, ada.id)).status == "creator"
    administrator = await library.get_chat_member(forum.id, ben.id)
    assert isinstance(administrator, telegram.ChatMemberAdministrator)
    assert administrator.can_pin_messages
    assert len(await library.get_chat_administrators(forum.id)) == 3
    assert await library.get_chat_member_count(forum.id) == 3
    topic = await library.create_forum_topic(forum.id, "Round 1", icon_color=7322096)
    where: dict[str, Any] = {"chat_id": forum.id, "message_thread_id": topic.message_thread_id}
    round_one = await library.send_message(text="Go", **where)
    assert round_one.is_topic_message
    await library.edit_forum_topic(**where, name="Round one")
    await library.close_forum_topic(**where)
    await library.reopen_forum_topic(**where)
    await library.pin_chat_message(forum.id, round_one.message_id)
    assert (await library.get_chat(forum.id)).pinned_message.text == "Go"
    await library.unpin_chat_message(forum.id, round_one.message_id)
    await library.unpin_all_chat_messages(forum.id)
    await library.delete_forum_topic(**where)


async def ptb_inline(api: LocalBotApi, library: telegram.Bot, ben: Person, forum: Chat) -> None:
    """A list behind the bot's name, and what is sent from it."""
    asked = api.people.type_inline(ben, forum, "kpi")
    said = telegram.InputTextMessageContent("<b>What is a KPI?</b>", parse_mode="HTML")
    one = telegram.InlineQueryResultArticle("1", "What is a KPI?", said, description="Figures")
    photo = telegram.InlineQueryResultCachedPhoto("card", next(iter(api.world.files.files)))
    above = telegram.InlineQueryResultsButton("See all topics", start_parameter="inline")
    await library.answer_inline_query(asked.id, [one, photo], is_personal=True, button=above)
    assert api.people.choose(ben, asked, "1")["text"] == "What is a KPI?"
    assert api.people.choose(ben, asked, "card")["photo"]


async def ptb_trouble(
    api: LocalBotApi, library: telegram.Bot, ada: Person, ben: Person, forum: Chat, plain: Chat
) -> None:
    """Blocked, migrated, left; then all updates and the webhook."""
    api.people.block(ada)
    with pytest.raises(error.Forbidden):
        await library.send_message(ada.id, "x")
    api.people.leave(ben, forum)
    new = api.people.migrate(ada, plain)
    with pytest.raises(error.ChatMigrated) as moved:
        await library.send_message(plain.id, "x")
    assert moved.value.new_chat_id == new.id
    await library.leave_chat(new.id)

    updates = await library.get_updates(timeout=0)
    query = next(update.callback_query for update in updates if update.callback_query)
    await query.answer("Right", show_alert=True)
    with pytest.raises(error.BadRequest, match="too old"):
        await query.answer()
    kinds = {kind for update in updates for kind in ALL if getattr(update, kind)}
    assert kinds == set(ALL)
    assert await library.get_updates(offset=updates[-1].update_id + 1) == ()
    await library.set_webhook("http://127.0.0.1:9/", secret_token="hush")
    assert (await library.get_webhook_info()).url == "http://127.0.0.1:9/"
    await library.delete_webhook(drop_pending_updates=True)


async def test_python_telegram_bot_understands_every_method(
    api: LocalBotApi, library: telegram.Bot, people: tuple[Person, Person]
) -> None:
    ada, ben = people
    forum = api.world.group("Forum", [ada, ben], forum=True)
    plain = api.world.group("Plain", [ada, ben])
    assert library.username == "viva_bot"
    await library.get_updates(allowed_updates=ALL)
    await library.delete_webhook()
    await library.set_my_commands([("learn", "Learn")])
    scope = telegram.BotCommandScopeAllGroupChats()
    await library.set_my_commands([("quiz", "Quiz")], scope=scope, language_code="en")
    assert (await library.get_my_commands())[0].command == "learn"
    await library.delete_my_commands(scope=scope, language_code="en")
    api.people.promote(ada, forum, api.world.bot)
    api.people.promote(ada, forum, ben)
    api.people.start(ada, "t_pricing")
    await ptb_talk(api, library, ada)
    await ptb_files(library, ada)
    await ptb_poll(api, library, ben, plain)
    await ptb_chats(library, ada, ben, forum)
    await ptb_inline(api, library, ben, forum)
    await ptb_trouble(api, library, ada, ben, forum, plain)
    assert set(METHODS) - methods_called(api) == set()


@pytest.mark.proof  # it takes seconds to import
async def test_aiogram_understands_every_method(
    api: LocalBotApi, people: tuple[Person, Person]
) -> None:
    from tests.playground import aiogram_day  # noqa: PLC0415  # as above

    await aiogram_day.play(api, *people)

"""A day in the life of a bot, played with aiogram, which validates every field of every object.

Importing aiogram takes seconds, so the test that plays this day imports it, and collecting the
tests does not.
"""

from typing import Any

import aiogram
import pytest
from aiogram import exceptions, types
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.playground.local import LocalBotApi
from bot.playground.methods.dispatch import METHODS
from bot.playground.world.world import Chat, Person
from tests.playground.days import ALL, methods_called
from tests.playground.pictures import png


async def play(api: LocalBotApi, ada: Person, ben: Person) -> None:
    """Call every method there is, and read every kind of update."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(api.url))
    async with aiogram.Bot(api.token, session=session) as other:
        await aio_day(api, other, ada, ben)
    assert set(METHODS) - methods_called(api) == set()


async def aio_day(api: LocalBotApi, other: aiogram.Bot, ada: Person, ben: Person) -> None:
    """One act after another."""
    forum = api.world.group("Forum", [ada, ben], forum=True)
    plain = api.world.group("Plain", [ada, ben])
    assert (await other.get_me()).can_read_all_group_messages is False
    await other.get_updates(allowed_updates=ALL)
    await other.delete_webhook()
    await other.set_my_commands([types.BotCommand(command="learn", description="Learn")])
    scope = types.BotCommandScopeAllGroupChats()
    await other.set_my_commands([types.BotCommand(command="quiz", description="Quiz")], scope=scope)
    assert (await other.get_my_commands())[0].command == "learn"
    await other.delete_my_commands(scope=scope)
    api.people.promote(ada, forum, api.world.bot)
    api.people.promote(ada, forum, ben)
    api.people.start(ada, "t_pricing")
    await aio_talk(api, other, ada)
    await aio_files(api, other, ada)
    await aio_poll(api, other, ben, plain)
    await aio_chats(other, ada, ben, forum)
    await aio_trouble(api, other, ada, ben, forum, plain)


async def aio_talk(api: LocalBotApi, other: aiogram.Bot, ada: Person) -> None:
    """Texts, keyboards, edits, reactions."""
    keyboard = types.InlineKeyboardMarkup(
        inline_keyboard=[
            [types.InlineKeyboardButton(text="Yes", callback_data="y")],
            [types.InlineKeyboardButton(text="Docs", url="https://example.org")],
        ]
    )
    sent = await other.send_message(
        ada.id,
        '<pre><code class="language-python">x</code></pre><blockquote expandable>y</blockquote>',
        parse_mode="HTML",
        reply_markup=keyboard,
    )
    assert [entity.type for entity in sent.entities] == ["pre", "expandable_blockquote"]
    api.press(ada, sent.message_id, "Yes")
    place: dict[str, Any] = {"chat_id": ada.id, "message_id": sent.message_id}
    edited = await other.edit_message_text("Bye", **place, reply_markup=keyboard)
    assert edited.edit_date
    await other.edit_message_reply_markup(**place)
    reply = await other.send_message(
        ada.id,
        "Now type",
        reply_parameters=types.ReplyParameters(message_id=sent.message_id),
        reply_markup=types.ForceReply(),
    )
    assert reply.reply_to_message.text == "Bye"
    rows = [[types.KeyboardButton(text="A")]]
    await other.send_message(ada.id, "Pick", reply_markup=types.ReplyKeyboardMarkup(keyboard=rows))
    await other.send_chat_action(ada.id, "typing")
    theirs = api.say(ada, ada, "footfall https://example.org @viva_bot")
    api.people.edit(ada, theirs, "footfall figures")
    thumb = types.ReactionTypeEmoji(emoji="👍")
    await other.set_message_reaction(ada.id, theirs["message_id"], reaction=[thumb])
    api.people.react(ada, api.sent(ada)[0], "❤")
    await other.delete_message(ada.id, reply.message_id)


async def aio_files(api: LocalBotApi, other: aiogram.Bot, ada: Person) -> None:
    """Photos, documents, downloads."""
    picture = types.BufferedInputFile(png(3, 4), "a.png")
    photo = await other.send_photo(ada.id, picture, caption="<i>Week</i>", parse_mode="HTML")
    assert photo.photo
    assert photo.photo[0].height == 4
    await other.edit_message_caption(chat_id=ada.id, message_id=photo.message_id, caption="Week 2")
    document = await other.send_document(ada.id, types.BufferedInputFile(b"rows", "marks.csv"))
    downloaded = await other.download(document.document.file_id)
    assert downloaded.read() == b"rows"
    api.people.send_file(ada, ada, "me.png", "image/png", png(5, 6))
    await other.delete_messages(ada.id, [photo.message_id])


async def aio_poll(api: LocalBotApi, other: aiogram.Bot, ben: Person, plain: Chat) -> None:
    """A quiz from question to result."""
    poll = await other.send_poll(
        plain.id,
        "2 + 2?",
        ["3", "4"],
        type="quiz",
        correct_option_ids=[1],
        is_anonymous=False,
        explanation="Count",
        open_period=600,
    )
    assert poll.poll.options[1].persistent_id == "1"
    api.people.vote(ben, api.sent(plain)[-1], [1])
    stopped = await other.stop_poll(plain.id, poll.message_id)
    assert (stopped.is_closed, stopped.options[1].voter_count) == (True, 1)


async def aio_chats(other: aiogram.Bot, ada: Person, ben: Person, forum: Chat) -> None:
    """Members, topics, pins."""
    assert (await other.get_chat(forum.id)).is_forum
    assert (await other.get_chat(ada.id)).username == "ada"
    assert (await other.get_chat_member(forum.id, ada.id)).status == "creator"
    assert (await other.get_chat_member(forum.id, ben.id)).can_pin_messages
    assert len(await other.get_chat_administrators(forum.id)) == 3
    assert await other.get_chat_member_count(forum.id) == 3
    topic = await other.create_forum_topic(forum.id, "Round 1", icon_color=7322096)
    where: dict[str, Any] = {"chat_id": forum.id, "message_thread_id": topic.message_thread_id}
    round_one = await other.send_message(text="Go", **where)
    assert round_one.is_topic_message
    await other.edit_forum_topic(**where, name="Round one")
    await other.close_forum_topic(**where)
    await other.reopen_forum_topic(**where)
    await other.pin_chat_message(forum.id, round_one.message_id)
    assert (await other.get_chat(forum.id)).pinned_message.text == "Go"
    await other.unpin_chat_message(forum.id, message_id=round_one.message_id)
    await other.unpin_all_chat_messages(forum.id)
    await other.delete_forum_topic(**where)


async def aio_trouble(
    api: LocalBotApi, other: aiogram.Bot, ada: Person, ben: Person, forum: Chat, plain: Chat
) -> None:
    """Blocked, migrated, left; then all updates and the webhook."""
    asked = api.people.type_inline(ben, forum, "kpi")
    said = types.InputTextMessageContent(message_text="<b>What is a KPI?</b>", parse_mode="HTML")
    one = types.InlineQueryResultArticle(id="1", title="What is a KPI?", input_message_content=said)
    await other.answer_inline_query(asked.id, [one], is_personal=True)
    assert api.people.choose(ben, asked, "1")["text"] == "What is a KPI?"
    api.people.block(ada)
    with pytest.raises(exceptions.TelegramForbiddenError):
        await other.send_message(ada.id, "x")
    api.people.leave(ben, forum)
    new = api.people.migrate(ada, plain)
    with pytest.raises(exceptions.TelegramMigrateToChat) as moved:
        await other.send_message(plain.id, "x")
    assert moved.value.migrate_to_chat_id == new.id
    await other.leave_chat(new.id)

    updates = await other.get_updates(timeout=0)
    query = next(update.callback_query for update in updates if update.callback_query)
    await other.answer_callback_query(query.id, text="Right")
    kinds = {kind for update in updates for kind in ALL if getattr(update, kind)}
    assert kinds == set(ALL)
    await other.set_webhook("http://127.0.0.1:9/", secret_token="hush")
    assert (await other.get_webhook_info()).url == "http://127.0.0.1:9/"
    await other.delete_webhook(drop_pending_updates=True)

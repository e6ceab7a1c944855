"""Sending, editing, deleting and tapping, with Telegram's limits and error texts."""

from typing import Any

import pytest

from bot.playground.local import LocalBotApi
from bot.playground.world.world import Person
from tests.clock import Clock
from tests.playground.conftest import Client

MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)

pytestmark = pytest.mark.usefixtures("started")


def buttons(*rows: list[tuple[str, str]]) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": t, "callback_data": d} for t, d in row] for row in rows]}


async def test_a_message_comes_back_as_telegram_shows_it(client: Client, ada: Person) -> None:
    message = await client.ok(
        "sendMessage", chat_id=ada.id, text="<b>Hi</b> Ada", parse_mode="HTML"
    )
    assert message["text"] == "Hi Ada"
    assert message["entities"] == [{"offset": 0, "length": 2, "type": "bold"}]
    assert message["from"]["username"] == "viva_bot"
    assert message["chat"] == {"id": ada.id, "type": "private", "first_name": "Ada"}
    assert client.api.sent(ada) == [message]


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "🦄" * 2049}, "message is too long"),
        ({"text": "x" * 40_000}, "text is too long"),
        ({"text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
        ({"text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        ({"text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"text": "x", "message_thread_id": 5}, "message thread not found"),
        ({"text": "x", "reply_markup": buttons([("A", "x" * 65)])}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": buttons([("A", "é" * 33)])}, "BUTTON_DATA_INVALID"),
        (
            {"text": "x", "reply_markup": buttons([("", "x")])},
            "inline keyboard button text must be non-empty",
        ),
        ({"text": "x", "reply_markup": buttons(*[[("A", "x")]] * 101)}, "reply markup is too long"),
        ({"text": "x", "reply_markup": buttons([("A", "x")] * 9)}, "reply markup is too long"),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "A"}]]}},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "A", "url": "no"}]]}},
            "inline keyboard button URL 'no' is invalid: Wrong HTTP URL",
        ),
    ],
)
async def test_what_telegram_would_refuse_is_refused_in_its_words(
    client: Client, ada: Person, values: dict[str, object], error: str
) -> None:
    assert await client.refused("sendMessage", chat_id=ada.id, **values) == f"Bad Request: {error}"


async def test_a_text_is_measured_after_its_entities(client: Client, ada: Person) -> None:
    text = "<b>" + "x" * 4096 + "</b>"
    message = await client.ok("sendMessage", chat_id=ada.id, text=text, parse_mode="HTML")
    assert len(message["text"]) == 4096


async def test_nobody_is_written_to_before_they_start_the_bot(client: Client) -> None:
    eve = client.api.world.person("Eve")
    refused = await client.refused("sendMessage", chat_id=eve.id, text="x")
    assert refused == "Bad Request: chat not found"
    client.api.world.group("Class", [eve])
    refused = await client.refused("sendMessage", chat_id=eve.id, text="x")
    assert refused == "Forbidden: bot can't initiate conversation with a user"


async def test_a_blocked_bot_is_told_so_until_the_person_speaks_again(
    api: LocalBotApi, client: Client, ada: Person
) -> None:
    api.people.block(ada)
    refused = await client.refused("sendMessage", chat_id=ada.id, text="x")
    assert refused == "Forbidden: bot was blocked by the user"
    api.say(ada, ada, "hello again")
    await client.ok("sendMessage", chat_id=ada.id, text="x")
    changes = [u["my_chat_member"] for u in await client.ok("getUpdates") if "my_chat_member" in u]
    statuses = [change["new_chat_member"]["status"] for change in changes]
    assert statuses == ["kicked", "member"]


async def test_an_edit_replaces_text_and_keyboard(client: Client, ada: Person) -> None:
    sent = await client.ok(
        "sendMessage", chat_id=ada.id, text="one", reply_markup=buttons([("A", "a")])
    )
    place = {"chat_id": ada.id, "message_id": sent["message_id"]}
    edited = await client.ok("editMessageText", **place, text="two")
    assert edited["text"] == "two"
    assert "reply_markup" not in edited
    edited = await client.ok("editMessageReplyMarkup", **place, reply_markup=buttons([("B", "b")]))
    assert edited["text"] == "two"
    assert edited["reply_markup"] == buttons([("B", "b")])


async def test_an_edit_that_changes_nothing_is_refused(client: Client, ada: Person) -> None:
    sent = await client.ok("sendMessage", chat_id=ada.id, text="one")
    place = {"chat_id": ada.id, "message_id": sent["message_id"]}
    assert await client.refused("editMessageText", **place, text="one") == MODIFIED
    assert await client.refused("editMessageReplyMarkup", **place) == MODIFIED


async def test_only_own_messages_with_text_can_be_edited(client: Client, ada: Person) -> None:
    theirs = client.api.say(ada, ada, "mine")
    place = {"chat_id": ada.id, "message_id": theirs["message_id"]}
    refused = await client.refused("editMessageText", **place, text="x")
    assert refused == "Bad Request: message can't be edited"
    place["message_id"] = 999
    refused = await client.refused("editMessageText", **place, text="x")
    assert refused == "Bad Request: message to edit not found"
    poll = await client.ok("sendPoll", chat_id=ada.id, question="?", options=["a", "b"])
    place["message_id"] = poll["message_id"]
    refused = await client.refused("editMessageText", **place, text="x")
    assert refused == "Bad Request: there is no text in the message to edit"


async def test_a_message_can_be_deleted_for_two_days(
    api: LocalBotApi, client: Client, clock: Clock, ada: Person
) -> None:
    first = await client.ok("sendMessage", chat_id=ada.id, text="one")
    assert await client.ok("deleteMessage", chat_id=ada.id, message_id=first["message_id"])
    assert api.sent(ada) == []
    refused = await client.refused("deleteMessage", chat_id=ada.id, message_id=first["message_id"])
    assert refused == "Bad Request: message to delete not found"
    old = await client.ok("sendMessage", chat_id=ada.id, text="two")
    clock.move(48 * 3600 + 1)
    refused = await client.refused("deleteMessage", chat_id=ada.id, message_id=old["message_id"])
    assert refused == "Bad Request: message can't be deleted for everyone"


async def test_a_tap_is_answered_once_and_in_time(
    api: LocalBotApi, client: Client, clock: Clock, ada: Person
) -> None:
    old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    sent = await client.ok(
        "sendMessage", chat_id=ada.id, text="?", reply_markup=buttons([("Yes", "y:1")])
    )
    first = api.press(ada, sent["message_id"], "Yes")
    update = (await client.ok("getUpdates"))[-1]["callback_query"]
    assert (update["id"], update["data"], update["message"]["text"]) == (first, "y:1", "?")
    assert await client.ok("answerCallbackQuery", callback_query_id=first, text="Right!")
    assert api.world.callbacks[first].answer == {"text": "Right!", "show_alert": False}
    assert await client.refused("answerCallbackQuery", callback_query_id=first) == old
    second = api.press(ada, sent, "Yes")
    clock.move(61)
    assert await client.refused("answerCallbackQuery", callback_query_id=second) == old
    third = api.press(ada, sent, "Yes")
    refused = await client.refused("answerCallbackQuery", callback_query_id=third, text="x" * 201)
    assert refused == "Bad Request: MESSAGE_TOO_LONG"


async def test_a_queued_tap_shows_the_message_as_it_was(client: Client, ada: Person) -> None:
    sent = await client.ok(
        "sendMessage", chat_id=ada.id, text="before", reply_markup=buttons([("Yes", "y")])
    )
    client.api.press(ada, sent, "Yes")
    place = {"chat_id": ada.id, "message_id": sent["message_id"]}
    await client.ok("editMessageText", **place, text="after")
    update = (await client.ok("getUpdates"))[-1]["callback_query"]
    assert update["message"]["text"] == "before"


async def test_reply_keyboards_and_force_reply_are_kept_for_the_phone_only(
    api: LocalBotApi, client: Client, ada: Person
) -> None:
    keyboard = {"keyboard": [["Yes", {"text": "No"}]], "resize_keyboard": True}
    sent = await client.ok("sendMessage", chat_id=ada.id, text="?", reply_markup=keyboard)
    assert "reply_markup" not in sent
    assert api.world.chats[ada.id].markups[sent["message_id"]] == {
        "keyboard": [[{"text": "Yes"}, {"text": "No"}]],
        "resize_keyboard": True,
    }
    force = {"force_reply": True, "input_field_placeholder": "Your answer"}
    sent = await client.ok("sendMessage", chat_id=ada.id, text="?", reply_markup=force)
    assert api.world.chats[ada.id].markups[sent["message_id"]] == force
    place = {"chat_id": ada.id, "message_id": sent["message_id"]}
    refused = await client.refused("editMessageReplyMarkup", **place, reply_markup=force)
    assert refused == "Bad Request: inline keyboard expected"


async def test_a_chat_action_has_to_exist(client: Client, ada: Person) -> None:
    assert await client.ok("sendChatAction", chat_id=ada.id, action="typing")
    refused = await client.refused("sendChatAction", chat_id=ada.id, action="juggling")
    assert refused == "Bad Request: wrong parameter action in request"


async def test_a_reaction_has_to_be_one_that_exists(client: Client, ada: Person) -> None:
    theirs = client.api.say(ada, ada, "look")
    place = {"chat_id": ada.id, "message_id": theirs["message_id"]}
    thumb = {"type": "emoji", "emoji": "👍"}
    assert await client.ok("setMessageReaction", **place, reaction=[thumb])
    reactions = client.api.world.chats[ada.id].reactions[theirs["message_id"]]
    assert reactions == {client.api.world.bot.id: [thumb]}
    teapot = {"type": "emoji", "emoji": "🫖"}
    refused = await client.refused("setMessageReaction", **place, reaction=[teapot])
    assert refused == "Bad Request: REACTION_INVALID"

"""A stored update, as an object of the library: whole, or refused.

The library takes whatever stands in JSON for what it should be, and what is missing for None. So
all that handlers read of an update is looked over here, once: a hostile one raises here, and no
further in.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from types import NoneType
from typing import Any

from telegram import (
    Bot,
    CallbackQuery,
    Chat,
    Document,
    ForumTopicCreated,
    ForumTopicEdited,
    InaccessibleMessage,
    Message,
    Poll,
    PollAnswer,
    Update,
    User,
)

from bot.limits import MAX_ID

_READ_OF_TAPPED = ("message_id", "date", "chat", "message_thread_id", "is_topic_message", "photo")

_Kinds = Mapping[str, tuple[type, ...]]

_NUMBER, _TEXT = (int,), (str,)
_ANY_NUMBER, _ANY_TEXT = (int, NoneType), (str, NoneType)
_PLACE: _Kinds = {"message_id": _NUMBER, "date": (datetime,)}

_READ: Mapping[type, _Kinds] = {
    User: {"id": _NUMBER, "first_name": _TEXT, "language_code": _ANY_TEXT},
    Chat: {"id": _NUMBER, "type": _TEXT, "title": _ANY_TEXT},
    InaccessibleMessage: _PLACE,
    Message: {
        **_PLACE,
        **dict.fromkeys(("text", "caption"), _ANY_TEXT),
        **dict.fromkeys(("migrate_to_chat_id", "migrate_from_chat_id"), _ANY_NUMBER),
        "message_thread_id": _ANY_NUMBER,
    },
    CallbackQuery: {"id": _TEXT, "data": _ANY_TEXT},
    PollAnswer: {"poll_id": _TEXT, "option_ids": (tuple,)},
    Document: {"file_id": _TEXT, "file_name": _ANY_TEXT, "file_size": _ANY_NUMBER},
    Poll: {"question": _TEXT},
    ForumTopicCreated: {"name": _TEXT},
    ForumTopicEdited: {"name": _ANY_TEXT},
}
"""Of what types the fields are that handlers read."""


def update_in(body: str, bot: Bot) -> Update:
    """Read an update; raises TypeError, or whatever else a hostile one makes the library raise."""
    return _whole(Update.de_json(_lean(json.loads(body)), bot))


def _whole(update: Update) -> Update:
    """Give an update on; raises TypeError where a part is missing or not of its kind."""
    if (message := update.message) is not None and message.chat is None:
        raise TypeError("a message without a chat")
    if (query := update.callback_query) is not None and query.from_user is None:
        raise TypeError("a tap by nobody")
    if (change := update.my_chat_member) is not None and None in (
        *(change.chat, change.from_user),
        *(change.old_chat_member, change.new_chat_member),
    ):
        raise TypeError("a change of nothing")
    for part in _parts(update):
        for name, kinds in _READ.get(type(part), {}).items():
            if not _is_of(kinds, getattr(part, name)):
                raise TypeError(f"an impossible {name}")
    return update


def _parts(update: Update) -> Iterator[object]:
    """Give all of an update that handlers read more of than whether it is there."""
    yield from (update.effective_user, update.effective_chat, update.poll_answer)
    tapped = update.callback_query and update.callback_query.message
    yield from (update.callback_query, tapped)
    messages = [one for one in (update.message, tapped) if isinstance(one, Message)]
    for message in (*messages, *(one.reply_to_message for one in messages)):
        if message:
            yield from (message, message.document, message.poll)
            yield from (message.forum_topic_created, message.forum_topic_edited)


def _is_of(kinds: tuple[type, ...], value: object) -> bool:
    """Tell whether a value is of one of some types; numbers are those that the database holds."""
    if isinstance(value, tuple):  # what the library makes of a list
        return tuple in kinds and all(_is_of((int,), one) for one in value)
    if isinstance(value, int):
        return int in kinds and type(value) is int and abs(value) <= MAX_ID
    return isinstance(value, kinds)


def _lean(raw: dict[str, Any]) -> dict[str, Any]:
    """Leave out what no handler reads of a tapped message.

    Its text and buttons are most of a tap, and turning them into objects was half of parsing it.
    """
    match raw:
        case {"callback_query": {"message": dict(message)} as query}:
            read = {name: message[name] for name in _READ_OF_TAPPED if name in message}
            opened = message.get("reply_to_message")
            if isinstance(opened, dict) and {"forum_topic_created", "document"} & opened.keys():
                read["reply_to_message"] = opened  # which names the topic, or has the file
            return {**raw, "callback_query": {**query, "message": read}}
        case _:
            return raw

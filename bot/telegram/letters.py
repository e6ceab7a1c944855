"""Letters of the outbox -> calls of the Bot API, and what a refusal of one means."""

import json
import re
from enum import Enum, auto
from html import unescape
from typing import Any

from bot.telegram.api import ApiError
from state.records import Posting

_TAG = re.compile(r"</?[a-z-]+[^>]*>")

Call = tuple[str, dict[str, Any]]
"""A method and its parameters."""


def call_for(posting: Posting) -> Call:
    """Give the call that delivers a letter."""
    body = json.loads(posting.letter.body)
    chat = {"chat_id": posting.chat_id}
    match posting.letter.kind:
        case "say":
            return "sendMessage", {**chat, **_text(body), **_markup(body)}
        case "edit":
            message = {"message_id": body["message_id"]}
            return "editMessageText", {**chat, **message, **_text(body), **_markup(body)}
        case "strip":
            return "editMessageReplyMarkup", {**chat, "message_id": body["message_id"]}
        case "toast":
            text = {"text": body["text"]} if body["text"] else {}
            return "answerCallbackQuery", {"callback_query_id": body["query_id"], **text}
        case kind:
            raise ValueError(f"no such kind of letter: {kind!r}")


def in_plain_text(call: Call) -> Call:
    """Give the same call without markup, for when Telegram cannot read ours."""
    method, payload = call
    plain = {key: value for key, value in payload.items() if key != "parse_mode"}
    return method, {**plain, "text": unescape(_TAG.sub("", payload["text"]))}


def as_new_message(call: Call) -> Call:
    """Give a call that says below what could not be said in a message that is gone."""
    _, payload = call
    return "sendMessage", {key: value for key, value in payload.items() if key != "message_id"}


def _text(body: dict[str, Any]) -> dict[str, Any]:
    return {
        "text": body["html"],
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }


def _markup(body: dict[str, Any]) -> dict[str, Any]:
    if not body["rows"]:
        return {}
    keyboard = [
        [{"text": label, "callback_data": data} for label, data in row] for row in body["rows"]
    ]
    return {"reply_markup": {"inline_keyboard": keyboard}}


class Refusal(Enum):
    """What to do about a call that Telegram refused."""

    WAIT = auto()  # too many requests
    DONE = auto()  # what was wanted is so already, or can no longer matter
    SILENT = auto()  # nobody can be reached in that chat
    GONE = auto()  # the message it was to change
    NOT_US = auto()  # the token is no longer known
    PLAIN = auto()  # our markup was not understood
    GIVE_UP = auto()


_DONE = ("message is not modified", "query is too old", "query id is invalid")
_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
_SILENT = ("chat not found", "peer_id_invalid")


def refusal(error: ApiError) -> Refusal:
    """Read a refusal; the texts are those of Telegram's own server."""
    said = error.description.lower()
    if error.code == 429:
        return Refusal.WAIT
    if error.code == 403 or any(text in said for text in _SILENT):
        return Refusal.SILENT
    if error.code in (401, 404):
        return Refusal.NOT_US
    if any(text in said for text in _DONE):
        return Refusal.DONE
    if any(text in said for text in _GONE):
        return Refusal.GONE
    if "can't parse entities" in said:
        return Refusal.PLAIN
    return Refusal.GIVE_UP

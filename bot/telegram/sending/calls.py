"""Letters of the outbox -> calls of the Bot API, and what a refusal of one means."""

import re
from collections.abc import Sequence
from enum import Enum, auto
from html import unescape
from typing import Any, Final

from msgspec import json

from bot.telegram.api import ApiError
from bot.views.message import INLINE
from state.records.mail import Posting

PICTURES = frozenset({"picture", "card"})
"""Kinds of file that go as photos."""

_TAG = re.compile(r"</?[a-z-]+[^>]*>")

Call = tuple[str, dict[str, Any]]
"""A method and its parameters."""


def call_for(posting: Posting) -> Call:
    """The call that delivers a letter; raises ValueError for a kind that there is not."""
    body = json.decode(posting.letter.body)
    chat = {"chat_id": posting.chat_id}
    match posting.letter.kind:
        case "say":
            return "sendMessage", {**chat, **content(body["html"]), **_place(body), **_markup(body)}
        case "edit" if body.get("caption"):
            message = {"message_id": body["message_id"]}
            return "editMessageCaption", {**chat, **message, **_caption(body), **_markup(body)}
        case "edit":
            message = {"message_id": body["message_id"]}
            return "editMessageText", {**chat, **message, **content(body["html"]), **_markup(body)}
        case "photo":  # the image itself is put in by `bot.telegram.sending.photos`
            return "sendPhoto", {**chat, **_caption(body), **_place(body), **_markup(body)}
        case "strip":
            return "editMessageReplyMarkup", {**chat, "message_id": body["message_id"]}
        case "poll":
            return "sendPoll", {**chat, **_poll(body), **_place(body), **_markup(body)}
        case "close_poll":
            return "stopPoll", {**chat, "message_id": body["message_id"]}
        case "file":
            return _method_for(body), {**chat, **_caption(body), **_place(body), **_markup(body)}
        case "toast":
            text = {"text": body["text"]} if body["text"] else {}
            return "answerCallbackQuery", {"callback_query_id": body["query_id"], **text}
        case kind:
            raise ValueError(f"no such kind of letter: {kind!r}")


def in_plain_text(call: Call) -> Call:
    """The same call without markup, for when Telegram cannot read ours."""
    method, payload = call
    plain = {key: value for key, value in payload.items() if key != "parse_mode"}
    field = "text" if "text" in payload else "caption"
    return method, {**plain, field: unescape(_TAG.sub("", payload[field]))}


def as_new_message(call: Call) -> Call:
    """The call that says as a new message what was to be said in one that is gone."""
    _, payload = call
    return as_text(("sendMessage", {k: v for k, v in payload.items() if k != "message_id"}))


def as_text(call: Call) -> Call:
    """The call that says a photo's caption as a message."""
    _, payload = call
    rest = {key: value for key, value in payload.items() if key not in ("photo", "caption")}
    text = payload.get("text") or payload["caption"]
    return "sendMessage", {**rest, "text": text, "link_preview_options": {"is_disabled": True}}


def without_images(call: Call) -> Call:
    """The same call with words alone."""
    method, payload = call
    if method == "sendPhoto":
        return as_text(call)
    options = [{"text": option["text"]} for option in payload["options"]]
    rest = {key: value for key, value in payload.items() if key != "media"}
    return method, {**rest, "options": options}


def content(html: str) -> dict[str, Any]:
    """Give the parameters of a text."""
    return {"text": html, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}


def _caption(body: dict[str, Any]) -> dict[str, Any]:
    return {"caption": body["html"], "parse_mode": "HTML"} if body["html"] else {}


def _method_for(body: dict[str, Any]) -> str:
    return "sendPhoto" if body["what"] in PICTURES else "sendDocument"


def _poll(body: dict[str, Any]) -> dict[str, Any]:
    """A quiz poll whose votes have names; its options were shuffled before."""
    described = {"description": body["description"]} if body.get("description") else {}
    if described:
        described["description_parse_mode"] = "HTML"
    return {
        **described,
        "question": body["question"],
        "options": [{"text": option} for option in body["options"]],
        "type": "quiz",
        "is_anonymous": False,
        "allows_multiple_answers": body["several"],
        "correct_option_ids": body["right"],
        "explanation": body["explanation"],
    }


def _place(body: dict[str, Any]) -> dict[str, Any]:
    """Say in which topic of a forum, and in reply to what; the latter may be gone by now."""
    place: dict[str, Any] = {}
    if body.get("thread_id") is not None:
        place["message_thread_id"] = body["thread_id"]
    if body.get("reply_to") is not None:
        reply = {"message_id": body["reply_to"], "allow_sending_without_reply": True}
        place["reply_parameters"] = reply
    return place


def _markup(body: dict[str, Any]) -> dict[str, Any]:
    return keyboard(body.get("rows"))


def keyboard(rows: Sequence[Sequence[Sequence[str]]] | None) -> dict[str, Any]:
    """Give the parameter for rows of buttons, each a label and what it carries; none for none."""
    if not rows:
        return {}
    buttons = [[_button(label, data) for label, data in row] for row in rows]
    return {"reply_markup": {"inline_keyboard": buttons}}


def _button(label: str, data: str) -> dict[str, str]:
    if data.startswith(INLINE):
        return {"text": label, "switch_inline_query": data.removeprefix(INLINE)}
    kind = "url" if data.startswith("https://") else "callback_data"
    return {"text": label, kind: data}


class Refusal(Enum):
    """What to do about a call that Telegram refused."""

    WAIT = auto()  # too many requests
    DONE = auto()  # what was wanted is so already, or can no longer matter
    SILENT = auto()  # nobody can be reached in that chat
    MOVED = auto()  # the group has another number now
    MUTED = auto()  # we may not write in that group, or not this kind of message
    CLOSED = auto()  # the forum topic is closed
    NO_TOPIC = auto()  # the forum topic is gone
    GONE = auto()  # the message it was to change
    NOT_US = auto()  # the token is no longer known
    PLAIN = auto()  # our markup was not understood
    SENT_ANEW = auto()  # what an image was called before is no longer known
    NO_IMAGE = auto()  # an image is not taken, here or at all
    GIVE_UP = auto()


_MEANINGS: Final[tuple[tuple[Refusal, tuple[int, ...], tuple[str, ...]], ...]] = (
    (Refusal.WAIT, (429,), ()),
    (
        Refusal.SENT_ANEW,
        (),
        ("wrong file identifier", "wrong remote file", "file_reference", "file_id_invalid"),
    ),
    (
        Refusal.NO_IMAGE,
        (413,),
        (
            "image_process_failed",
            "photo_invalid",
            "photo_save_file_invalid",
            "photo_ext_invalid",
            "file must be non-empty",
            "rights to send photos",
            "chat_send_photos_forbidden",
            "chat_send_media_forbidden",
            "media_invalid",
            "media_empty",
        ),
    ),
    (
        Refusal.MUTED,
        (),
        (
            "not enough rights to send",
            "have no rights to send",
            "chat_write_forbidden",
            "chat_restricted",
            "chat_send_polls_forbidden",
        ),
    ),
    (Refusal.CLOSED, (), ("topic_closed",)),
    (Refusal.NO_TOPIC, (), ("message thread not found", "topic_deleted")),
    (Refusal.SILENT, (403,), ("chat not found", "peer_id_invalid")),
    (Refusal.NOT_US, (401, 404), ()),
    (
        Refusal.DONE,
        (),
        (
            "message is not modified",
            "query is too old",
            "query id is invalid",
            "poll has already been closed",
            "message with poll to stop not found",
        ),
    ),
    (
        Refusal.GONE,
        (),
        (
            "message to edit not found",
            "message can't be edited",
            "message_id_invalid",
            "there is no text in the message to edit",
            "there is no caption in the message to edit",
        ),
    ),
    (Refusal.PLAIN, (), ("can't parse entities",)),
)
"""What refusals mean, by the code or a part of the text, as Telegram's own server words it.

The first row that fits counts: many of these come with 400 or 403, which alone mean something else.
"""


def refusal(error: ApiError) -> Refusal:
    """Read a refusal."""
    if error.moved_to is not None:
        return Refusal.MOVED
    said = error.description.lower()
    for meaning, codes, texts in _MEANINGS:
        if error.code in codes or any(text in said for text in texts):
            return meaning
    return Refusal.GIVE_UP

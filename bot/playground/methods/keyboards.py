"""Reply markup: inline keyboards, reply keyboards, their removal and ForceReply.

Checked field by field in the order of Telegram's server; what is returned is the Bot API's own JSON
without anything a client may not send.
"""

from typing import Any

from bot.playground.protocol.errors import bad_request
from bot.playground.protocol.html_entities import WEB_LINK
from bot.playground.protocol.limits import (
    BUTTONS,
    BUTTONS_IN_A_ROW,
    CALLBACK_DATA_BYTES,
    COPY_TEXT,
    PLACEHOLDER,
    utf16,
)
from bot.playground.protocol.params import Params
from bot.playground.protocol.wire import Json

STYLES = {"primary", "danger", "success"}
ABSENT = {"web_app", "login_url", "pay", "callback_game", "switch_inline_query_chosen_chat"}
REPLY_FLAGS = ("is_persistent", "resize_keyboard", "one_time_keyboard", "selective")


def reply_markup(params: Params) -> Json | None:
    """Read `reply_markup`; None when there is none. Raises ApiError (400)."""
    value = params.parsed("reply_markup", "reply keyboard markup")
    if value is None:
        return None
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    if rows := rows_of(value, "keyboard", 'field "keyboard"'):
        return reply_keyboard(value, rows)
    inline = rows_of(
        value, "inline_keyboard", 'field "inline_keyboard" of the InlineKeyboardMarkup'
    )
    if inline:
        return {"inline_keyboard": count([[inline_button(b) for b in row] for row in inline])}
    if value.get("remove_keyboard"):
        return {"remove_keyboard": True, "selective": bool(value.get("selective"))}
    if value.get("force_reply"):
        return force_reply(value)
    return None


def inline_markup(params: Params) -> Json | None:
    """Read the markup of an edit: an inline keyboard or nothing."""
    markup = reply_markup(params)
    if markup and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup


def rows_of(value: Json, key: str, name: str) -> list[list[Any]]:
    """The non-empty rows of a keyboard; raises ApiError (400) unless it is an array of arrays."""
    rows = value.get(key)
    if rows is None:
        return []
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f"{name} must be an Array of Arrays")
    return [row for row in rows if row]


def count(rows: list[list[Json]]) -> list[list[Json]]:
    """Refuse a keyboard with too many buttons."""
    if any(len(row) > BUTTONS_IN_A_ROW for row in rows) or sum(map(len, rows)) > BUTTONS:
        raise bad_request("reply markup is too long")
    return rows


def reply_keyboard(value: Json, rows: list[list[Any]]) -> Json:
    """Check a keyboard that stands in for the phone's own."""
    keyboard = count([[reply_button(button) for button in row] for row in rows])
    return {"keyboard": keyboard, **flags(value), **placeholder(value)}


def flags(value: Json) -> Json:
    """Give the switches that are on."""
    return {flag: True for flag in REPLY_FLAGS if value.get(flag)}


def force_reply(value: Json) -> Json:
    """Check a request for an answer to this very message."""
    selective = {"selective": True} if value.get("selective") else {}
    return {"force_reply": True, **selective, **placeholder(value)}


def placeholder(value: Json) -> Json:
    """Check the grey text of the input field."""
    text = value.get("input_field_placeholder")
    if not text:
        return {}
    if not isinstance(text, str) or utf16(text) > PLACEHOLDER:
        raise bad_request("REPLY_MARKUP_PLACEHOLDER_INVALID")
    return {"input_field_placeholder": text}


def reply_button(button: object) -> Json:
    """Check one button of a reply keyboard: its text is what it says."""
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise bad_request(
            "can't parse keyboard button: KeyboardButton must be a String or an Object"
        )
    return {"text": button_text(button, "keyboard button"), **style(button, "keyboard button")}


def inline_button(button: object) -> Json:
    """Check one inline button: a text and exactly one thing that it does."""
    if not isinstance(button, dict):
        raise bad_request(
            "can't parse inline keyboard button: InlineKeyboardButton must be an Object"
        )
    text = button_text(button, "inline keyboard button")
    return {"text": text, **style(button, "inline keyboard button"), **inline_action(button)}


def inline_action(button: Json) -> Json:
    """Check what an inline button does."""
    if button.get("url"):
        return link(str(button["url"]))
    if button.get("callback_data"):
        return callback(button["callback_data"])
    if "copy_text" in button:
        return copy(button["copy_text"])
    for kind in ("switch_inline_query", "switch_inline_query_current_chat"):
        if kind in button:
            return {kind: str(button[kind])}
    if absent := ABSENT.intersection(button):
        raise bad_request(f"the playground has no {absent.pop()} buttons")
    raise bad_request(
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
    )


def link(url: str) -> Json:
    """Check a button that opens a link."""
    if not WEB_LINK.fullmatch(url):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return {"url": url}


def callback(data: object) -> Json:
    """Check a button that calls the bot."""
    if not isinstance(data, str) or len(data.encode("utf-8", "replace")) > CALLBACK_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return {"callback_data": data}


def copy(given: object) -> Json:
    """Check a button that copies a text."""
    text = given.get("text", "") if isinstance(given, dict) else ""
    if not isinstance(text, str) or not 0 < utf16(text) <= COPY_TEXT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return {"copy_text": {"text": text}}


def button_text(button: Json, name: str) -> str:
    """Check what stands on a button."""
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request(f"can't parse {name}: Can't find field \"text\"")
    if not text:
        raise bad_request(f"{name} text must be non-empty")
    return text


def style(button: Json, name: str) -> Json:
    """Check the colour of a button."""
    chosen = str(button.get("style") or "").lower()
    if chosen in {"", "default"}:
        return {}
    if chosen not in STYLES:
        raise bad_request(f"can't parse {name}: invalid button style specified")
    return {"style": chosen}

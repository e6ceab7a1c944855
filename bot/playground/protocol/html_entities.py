"""What a closed HTML tag leaves in a message: one entity, or none, or a better one than before.

Knows the tags of Telegram's dialect and nothing of how they are read.
"""

import re

from msgspec import Struct

from bot.playground.protocol.errors import ApiError, bad_request
from bot.playground.protocol.wire import Json

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
USER_LINK = re.compile(r"tg://user/?\?id=(\d+)$")
WEB_LINK = re.compile(
    r"(?:(https?|tg|ton|mailto|tel)://?)?[^\s/]+\.[^\s.]+|tg://\S+|mailto:\S+|tel:\S+"
)


class OpenTag(Struct, frozen=True):
    """A start tag whose end has not been seen yet, at its offset in the plain text."""

    name: str
    attributes: dict[str, str]
    offset: int
    piece: int


def close(tag: OpenTag, marked: str, length: int, entities: list[Json]) -> None:
    """Add what the tag marked to the entities; a link that leads nowhere marks nothing."""
    entity: Json = {"offset": tag.offset, "length": length, "type": KINDS[tag.name]}
    match tag.name:
        case "a":
            link = linked(tag.attributes.get("href") or marked)
            if link is None:
                return
            entity |= link
        case "tg-emoji":
            entity["custom_emoji_id"] = emoji_id(tag)
        case "blockquote" if "expandable" in tag.attributes:
            entity["type"] = "expandable_blockquote"
        case "pre" | "code" if joined_code_block(tag, entity, entities):
            return
        case _:
            pass
    entities.append(entity)


def joined_code_block(tag: OpenTag, entity: Json, entities: list[Json]) -> bool:
    """Make one block of `<pre><code class="language-x">`, in either nesting."""
    language = tag.attributes.get("class", "")
    inner = entities[-1] if entities else {}
    same = all(inner.get(key) == entity[key] for key in ("offset", "length"))
    if tag.name == "pre" and same and inner["type"] == "code" and "language" in inner:
        inner["type"] = "pre"
        return True
    if tag.name == "code" and language.startswith("language-"):
        if same and inner["type"] == "pre":
            inner["language"] = language.removeprefix("language-")
            return True
        entity["language"] = language.removeprefix("language-")
    return False


def linked(href: str) -> Json | None:
    """Tell a mention of a user from a web link; None when it is neither."""
    if user := USER_LINK.match(href):
        return {"type": "text_mention", "user_id": int(user[1])}
    if WEB_LINK.fullmatch(href):
        return {"url": href if ":" in href.split("/", maxsplit=1)[0] else f"http://{href}"}
    return None


def emoji_id(tag: OpenTag) -> str:
    """Read the number of a custom emoji; raises ApiError (400)."""
    number = tag.attributes.get("emoji-id", "")
    if not number.isdecimal() or int(number) == 0:
        raise fault("Invalid custom emoji identifier specified")
    return number


def fault(text: str) -> ApiError:
    """Phrase a parse fault as the Bot API does."""
    return bad_request(f"can't parse entities: {text}")

"""From what a sender wrote to what a message holds: trimmed text and its entities.

Besides the sender's own markup, Telegram marks commands, mentions, hashtags, links and addresses
by itself; bots find their commands by these entities. Nothing is marked inside code.
"""

import re
from collections.abc import Iterable

from bot.playground.protocol.errors import bad_request
from bot.playground.protocol.limits import RAW_TEXT_BYTES, utf16
from bot.playground.protocol.params import Params
from bot.playground.protocol.telegram_html import parse_html
from bot.playground.protocol.wire import Json

Formatted = tuple[str, list[Json]]

AUTOMATIC = re.compile(
    r"""
      (?P<url> \bhttps?://[^\s<>]+[^\s<>.,;:!?)\]'"] )
    | (?P<email> \b[\w.+-]+@[\w-]+(?:\.[\w-]+)+ )
    | (?<![\w/]) (?P<bot_command> /[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})? ) (?![\w/])
    | (?<!\w) (?P<mention> @[A-Za-z][A-Za-z0-9_]{3,31} ) \b
    | (?<![\w#]) (?P<hashtag> \#\w*[^\W\d]\w* )
    """,
    re.VERBOSE,
)
HINTS = ("/", "@", "#")
VERBATIM = {"code", "pre"}
GIVEN = {
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "blockquote",
    "expandable_blockquote",
    "code",
    "pre",
    "text_link",
    "text_mention",
    "custom_emoji",
}
FOUND = {
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "bank_card_number",
}


def formatted(params: Params, key: str, prefix: str = "") -> Formatted:
    """Read a text with its `<prefix>parse_mode` and `<prefix>entities`; both may be missing."""
    mode = params.text(f"{prefix}parse_mode")
    return compose(params.text(key), mode, params.parsed(f"{prefix}entities"))


def compose(raw: str, mode: str, given: object = None) -> Formatted:
    """Parse, trim and complete one text; raises ApiError (400) as Telegram would."""
    if len(raw) > RAW_TEXT_BYTES // 4 and len(raw.encode("utf-8", "replace")) > RAW_TEXT_BYTES:
        raise bad_request("text is too long")
    match mode.lower():
        case "html" if raw:
            text, entities = parse_html(raw)
        case "" | "none" | "html":
            text, entities = raw, given_entities(given)
        case "markdown" | "markdownv2":
            raise bad_request("the playground reads HTML only, not Markdown")
        case _:
            raise bad_request("unsupported parse_mode")
    return complete(text, entities)


def complete(text: str, entities: list[Json]) -> Formatted:
    """Trim the ends, keep code verbatim and add what Telegram finds by itself."""
    text, entities = trim(text, entities)
    if entities:
        entities = keep_verbatim(entities)
    if any(hint in text for hint in HINTS):
        entities = entities + [new for new in find(text) if not overlaps(new, entities)]
        entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return text, entities


def trim(text: str, entities: list[Json]) -> Formatted:
    """Cut white space off both ends and move the entities along."""
    stripped = text.strip()
    if len(stripped) == len(text) or not entities:
        return stripped, entities
    lead = utf16(text[: len(text) - len(text.lstrip())])
    end = utf16(stripped)
    moved = []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        stop = min(entity["offset"] - lead + entity["length"], end)
        if stop > start:
            moved.append(entity | {"offset": start, "length": stop - start})
    return stripped, moved


def find(text: str) -> Iterable[Json]:
    """Yield commands, mentions, hashtags, links and addresses in the text."""
    for match in AUTOMATIC.finditer(text):
        kind = match.lastgroup
        yield {"offset": utf16(text[: match.start()]), "length": utf16(match[0]), "type": kind}


def overlaps(new: Json, entities: list[Json]) -> bool:
    """Whether a found entity lies in code, a link or another mention, where Telegram finds none."""
    start, stop = new["offset"], new["offset"] + new["length"]
    return any(
        entity["type"] in {"code", "pre", "text_link", "text_mention", "custom_emoji"}
        and entity["offset"] < stop
        and start < entity["offset"] + entity["length"]
        for entity in entities
    )


def keep_verbatim(entities: list[Json]) -> list[Json]:
    """Cut styles around code; quotations may hold it."""
    holes = [entity for entity in entities if entity["type"] in VERBATIM]
    if not holes:
        return entities
    kept: list[Json] = []
    for entity in entities:
        if entity in holes or "blockquote" in entity["type"]:
            kept.append(entity)
        else:
            kept.extend(cut_around(entity, holes))
    return sorted(kept, key=lambda entity: (entity["offset"], -entity["length"]))


def cut_around(entity: Json, holes: list[Json]) -> Iterable[Json]:
    """Yield the parts of an entity that lie outside of all holes."""
    start, stop = entity["offset"], entity["offset"] + entity["length"]
    for hole in holes:
        if start < hole["offset"] < stop:
            yield entity | {"offset": start, "length": hole["offset"] - start}
        if hole["offset"] < stop:
            start = max(start, hole["offset"] + hole["length"])
    if start < stop:
        yield entity | {"offset": start, "length": stop - start}


def given_entities(given: object) -> list[Json]:
    """Check entities that the sender counted itself."""
    if not isinstance(given, list):
        return []
    entities = []
    for entity in given:
        checked = given_entity(entity)
        if checked is not None:
            entities.append(checked)
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def user_id(entity: Json) -> object:
    """Whom a mention without a name is about; None for any other entity."""
    user = entity.get("user")
    return user.get("id") if isinstance(user, dict) else None


def given_entity(entity: object) -> Json | None:
    """Check one entity; those Telegram finds by itself are dropped."""
    if not isinstance(entity, dict):
        raise bad_request("can't parse MessageEntity: expected an Object")
    kind = str(entity.get("type"))
    if kind in FOUND:
        return None
    if kind not in GIVEN:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    if not isinstance(entity.get("offset"), int) or not isinstance(entity.get("length"), int):
        raise bad_request("can't parse MessageEntity: Can't find field \"offset\"")
    if kind == "text_mention" and not isinstance(user_id(entity), int):
        raise bad_request("can't parse MessageEntity: Can't find field \"user\"")
    return {key: value for key, value in entity.items() if value is not None}

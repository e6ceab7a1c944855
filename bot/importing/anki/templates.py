"""One side of a card out of its template, as Anki's own renderer makes it.

A template says which fields a side shows: `{{Front}}`, `{{#Example}}...{{/Example}}` where the
field has something in it, `{{type:Back}}` where the answer is typed, `{{hint:Help}}` where help is
given on asking (docs.ankiweb.net, "Card Templates"). Nothing in it can run.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from msgspec import Struct, field

from bot.importing.markup import MOST

_TOKEN: Final = re.compile(r"\{\{([^{}]{1,500})\}\}")
_EMPTY: Final = re.compile(r"(?:\s|&nbsp;|</?(?:br|div|p) ?/?>)*", re.IGNORECASE)
_RUBY: Final = re.compile(r" ?([^ >\[\]\n]{1,60})\[([^\]\n]{1,120})\]")
_READINGS: Final = {"furigana": r"\1 (\2)", "kanji": r"\1", "kana": r"\2"}
_ABOUT_THE_CARD: Final = frozenset(
    ["Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID"]
)


class Side(Struct):
    """One side as HTML, and what else its template asks for."""

    html: str = ""
    typed: str = ""
    """The field that is to be typed; empty where none is."""
    hints: list[str] = field(default_factory=list)


def render(
    template: str, fields: Mapping[str, str], gaps: Callable[[str], str], *, is_back: bool = False
) -> Side:
    """Fill a template in; `gaps` says what becomes of a field's gaps.

    Fields that are not there are empty. The front is not said again on the back.
    """
    side = Side()
    parts: list[str] = []
    size = 0
    for text, name in _shown(template[:MOST], fields):
        value = text if name is None else _value(name, fields, gaps, side, is_back=is_back)
        parts.append(value)
        size += len(value)
        if size > MOST:
            break
    side.html = "".join(parts)
    return side


def _shown(template: str, fields: Mapping[str, str]) -> Iterator[tuple[str, str | None]]:
    """Give text, and names of fields, as far as the conditions around them hold.

    `{{#Name}}` begins what is shown where a field has something in it, `{{^Name}}` where it has
    not, and `{{/Name}}` ends the innermost of them.
    """
    holding: list[bool] = []
    for place, part in enumerate(_TOKEN.split(template)):
        name = part.strip()
        if place % 2 == 0:
            if all(holding):
                yield part, None
        elif name[0:1] in ("#", "^"):
            there = not _EMPTY.fullmatch(fields.get(name[1:].strip(), "")[:MOST])
            holding.append(there == (name[0] == "#"))
        elif name[0:1] == "/":
            holding[-1:] = []
        elif all(holding):
            yield "", name


def _value(
    name: str, fields: Mapping[str, str], gaps: Callable[[str], str], side: Side, *, is_back: bool
) -> str:
    """Give a field through its filters, the one next to its name first."""
    *filters, name = (part.strip() for part in name.split(":"))
    if name == "FrontSide" or (name in _ABOUT_THE_CARD and name not in fields):
        return ""
    value = fields.get(name, "")
    for one in reversed(filters):
        match one:
            case "type" if not is_back:
                side.typed = name
                return ""
            case "hint" if not is_back:
                side.hints.append(value)
                return ""
            case "cloze":
                value = gaps(value)
            case "furigana" | "kanji" | "kana":
                value = _RUBY.sub(_READINGS[one], value)
            case _ if one.startswith("tts"):
                return ""
    return value

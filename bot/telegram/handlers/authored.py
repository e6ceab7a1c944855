"""What tutors type about their topics that takes longer than a turn may, known by its shape.

"Rename it to Cell biology" and a set of cards that was copied out of another program are told from
all other words before anything is looked up: few messages are either. Whether somebody is a tutor,
and whether a question waits for those words, is asked of those few alone.
"""

import re
from typing import Final

from bot.views.texts import languages, load_texts
from content.one_file import is_of_a_topic, name_in

_FEWEST: Final = 3
"""Lines of a set of cards: two may be anything."""

_BETWEEN: Final = ("\t", " - ", " \u2013 ", " \u2014 ", " = ", "::", "|", ";")
"""What stands between a front and a back, the surest first. A comma may stand in any sentence."""

_LONGEST_FRONT: Final = 80
_NAMED_BY: Final = 3
"""Fronts that a set without a name is called by."""

_LONGEST_NAME: Final = 60
_NAMELESS: Final = "topic"
"""What a topic is called that does not say its name, until it does."""

_QUOTES: Final = "\"'\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb "


def renaming(text: str) -> str:
    """Give the title that a topic is to have; "" for words that ask for none."""
    if "\n" in text.strip():
        return ""
    understood = (load_texts(code).intents for code in languages())
    behind = (intents.behind("renaming", text) for intents in understood)
    return next(filter(None, behind), "").strip(_QUOTES)


def pasted(text: str) -> str:
    """Give a name for a topic in YAML, or lines that are all a front and a back; else ""."""
    data = text.encode(errors="replace")
    if is_of_a_topic(data):
        return name_in(data) or _NAMELESS
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) < _FEWEST:
        return ""
    fronts = next(filter(None, (_fronts(lines, sign) for sign in _BETWEEN)), [])
    named = ", ".join(re.sub(r"[/\\]", " ", front) for front in fronts[:_NAMED_BY])
    return named[:_LONGEST_NAME].strip()


def _fronts(lines: list[str], sign: str) -> list[str]:
    """Give what stands before a sign in each line; nothing where one line is no such pair."""
    pairs = [line.partition(sign) for line in lines]
    if all(0 < len(front.strip()) <= _LONGEST_FRONT and back.strip() for front, _, back in pairs):
        return [front.strip() for front, _, _ in pairs]
    return []

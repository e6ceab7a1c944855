"""Keys that are points of the compass: "NE" is north-east and north-west is another one.

By their letters "Nordosten" and "Nordwesten" are slips of each other.
"""

import re
from functools import lru_cache
from typing import Final

from bot.grading.exact.judged import Exact
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import any_of, any_word, phrases
from bot.grading.text.folding import fold
from bot.grading.text.language import language_of
from bot.grading.verdict import Outcome, Reason

_LONGEST: Final = 40
"""Characters of an answer that is a direction, and no sentence about one."""
_NAMED: Final = 3
"""Letters from which a key names a direction; "NO" alone may be another thing."""


def direction(wanted: str, given: str, language: str) -> Exact | None:
    """Compare points of the compass, of one to three parts; None for anything else."""
    key = _points(wanted, language) if len(wanted) > _NAMED else ""
    found = _points(given, language) if key else ""
    if not found:
        return None
    if found == key:
        return Exact(Outcome.RIGHT, Reason.LETTER)
    return Exact(Outcome.MISCONCEPTION, Reason.OPPOSITE)


@lru_cache(maxsize=2000)
def _points(text: str, language: str) -> str:
    """Give the English letters of a direction, "NE"; "" for anything else."""
    if len(text) > _LONGEST:
        return ""
    one, lead, part = spoken(language), _lead(language), _part(language)
    bare = lead.sub("", fold(text).replace(".", "").strip(" !"))
    if "".join(filter(str.isalpha, text)).isupper() and len(bare) <= _NAMED:
        letters = {name: point for point, names in one.compass.items() for name in phrases(names)}
        points = [letters.get(letter, "") for letter in bare]
        return "".join(points) if all(points) else ""
    parts = part.findall(bare)
    whole = re.fullmatch(rf"(?:(?:{part.pattern})[\s-]?){{1,3}}", bare)
    named = {
        name: point
        for point, names in one.compass.items()
        for name in phrases(f"{names} {one.compass_parts.get(point, '')}")
    }
    return "".join(named[name] for name in parts) if whole else ""


@lru_cache(maxsize=32)
def _lead(language: str) -> re.Pattern[str]:
    one = spoken(language)
    small = f"{' '.join(language_of(language).articles)} {one.answer_leads} {one.direction_leads}"
    return re.compile(rf"^(?:(?:{any_of(small)})(?:\s+|(?<=')))+")


@lru_cache(maxsize=32)
def _part(language: str) -> re.Pattern[str]:
    """Find one part of a direction: a name, and no single letter."""
    one = spoken(language)
    names = " ".join((*one.compass.values(), *one.compass_parts.values()))
    return re.compile(any_word(name for name in phrases(names) if len(name) > 1))

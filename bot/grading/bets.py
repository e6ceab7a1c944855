"""Bets on exact keys: "CO2 or CO", "44 or 45 BC", "N or M" leave open which of two is meant.

Each side of an "or" is held against the key by itself. It is a bet where one is right and another
is a value too, but a wrong one; "1.5 h or 90 min" names one thing twice, and of "CO2 or carbon
dioxide" nothing is known against the second. A key with an "or" of its own is not looked at.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from bot.grading.exact.exactly import exactly
from bot.grading.exact.judged import Exact
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import any_of
from bot.grading.text.folding import fold
from bot.grading.text.language import ENGLISH, language_of
from bot.grading.verdict import Outcome, Reason

_LONGEST: Final = 6
"""Words of a side; a longer one is a sentence about its value."""
_MOST: Final = 8
"""Sides that are looked at; more are no bet that anybody would make."""
_NAMED: Final = 3
"""Letters from which a real word in small letters is no formula: salt is no slip for NaCl."""


def sides_of(text: str, language: str) -> tuple[str, ...]:
    """Give what stands between the words for "or"; one side where there are none."""
    return tuple(side for side in _or(language).split(" ".join(text.split()).rstrip(".?")) if side)


def of_several(references: Sequence[str], response: str, language: str = ENGLISH) -> Exact | None:
    """Judge a response that offers several values; None where it does not, or none is known.

    `references` are all right answers: a side is right by any of them, and wrong by none.
    """
    sides = sides_of(response, language)[:_MOST]
    if not _are_values(sides) or _denies(language).search(fold(response)):
        return None
    if any(_are_values(sides_of(one, language)) for one in references):
        return None
    judged = [_side(references, sides, place, language) for place in range(len(sides))]
    if all(one and one.outcome is Outcome.RIGHT for one in judged):
        return judged[0]
    meant = any(
        one and (one.outcome is Outcome.RIGHT or one.because is Reason.CASE) for one in judged
    )
    missed = any(one and one.outcome not in (Outcome.RIGHT, Outcome.UNSURE) for one in judged)
    return Exact(Outcome.UNSURE, Reason.HEDGE) if meant and missed else None


def _are_values(sides: Sequence[str]) -> bool:
    return len(sides) > 1 and all(len(side.split()) <= _LONGEST for side in sides)


def _side(
    references: Sequence[str], sides: Sequence[str], place: int, language: str
) -> Exact | None:
    """Judge one side: as it stands, with what it shares with another one, or by its last word."""
    side = sides[place].split()
    first, last = sides[0].split(), sides[-1].split()
    ways = [side, side + last[len(side) :]]  # "44 or 45 BC"
    if len(side) < len(first):
        ways.append([*first[:-1], side[-1]])  # "siglo XIX o XX"
    found = [_one(references, " ".join(words), language) for words in ways]
    sure = (one for one in found if one and one.outcome is not Outcome.UNSURE)
    some = next(sure, next(filter(None, found), None))
    return some or _one(references, side[-1], language)  # "either CO or CO2"


def _one(references: Sequence[str], side: str, language: str) -> Exact | None:
    judged = [one for one in (exactly(key, side, language) for key in references) if one]
    right = next((one for one in judged if one.outcome is Outcome.RIGHT), None)
    if right or not judged:
        same = fold(side) in map(fold, references)
        return right or (Exact(Outcome.RIGHT, Reason.LIKENESS) if same else None)
    named = len(side) >= _NAMED and side.islower() and side in language_of(language).real
    in_vain = side in language_of(language).everyday_words  # "44 BC or so"
    return None if in_vain or (named and judged[0].because is Reason.FORMULA) else judged[0]


@lru_cache(maxsize=32)
def _or(language: str) -> re.Pattern[str]:
    """Find "or" between two sides; signs of their own, as the "o" of oxygen, stand at an end."""
    words = "|".join(sorted(language_of(language).alternatives)) or r"(?!)"
    return re.compile(rf",? (?:{words}) ", re.IGNORECASE)


@lru_cache(maxsize=32)
def _denies(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(spoken(language).denials)})\b")

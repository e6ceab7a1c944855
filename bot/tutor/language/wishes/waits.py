"""How long to wait that somebody names: "in 2 hours", "dentro de media hora", "in 20 Minuten".

Only hours and minutes: days and weeks are days (`bot.tutor.language.dates`).
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from bot.tutor.language.calendar import calendar, languages

LONGEST: Final = 24 * 60
"""Minutes of a wait, at most: whoever waits longer names a day."""

_HOUR: Final = 60
_NOTHING: Final = "(?!)"
"""A pattern that nothing fits."""


def read_wait(typed: Sequence[str]) -> int | None:
    """Read a wait as minutes, 1 to LONGEST; None where words name none."""
    said = " ".join(typed)
    for language in languages():
        if (found := _pattern(language).search(said)) is not None:
            minutes = _minutes(found, language)
            return minutes if 0 < minutes <= LONGEST else None
    return None


def named_wait(typed: Sequence[str]) -> str:
    """Give a wait in words, to be read again; "" where none is named."""
    minutes = read_wait(typed)
    return "" if minutes is None else written(minutes)


def written(minutes: int) -> str:
    """Write a wait in English."""
    return f"in {minutes} minutes"


def _minutes(found: re.Match[str], language: str) -> int:
    words = calendar(language)
    if (phrase := found["phrase"]) is not None:
        return words.spans[phrase]
    number = found["number"]
    count = int(number) if number.isdecimal() else words.numbers[number]
    if found["minutes"] is not None:
        return count
    return count * _HOUR + (_HOUR // 2 if found["half"] else 0)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Give the pattern of a wait, with what stands before it, or else behind it ("2 hours later").

    A number and its unit may be one word: "2h".
    """
    words = calendar(language)
    number = rf"\d{{1,4}}|{_any_of(word for word in words.numbers if len(word) > 1)}"
    unit = rf"(?:(?P<minutes>{_any_of(words.minute_word)})|{_any_of(words.hours_long)})"
    half = rf"(?P<half> (?:{_any_of(words.and_half) or _NOTHING}))?"
    span = rf"(?:(?P<phrase>{_any_of(words.spans)})|(?P<number>{number}) ?{unit}{half})"
    return re.compile(rf"\b(?:{_any_of(words.within)}) {span}\b")


def _any_of(phrases: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))

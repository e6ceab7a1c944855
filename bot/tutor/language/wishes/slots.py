"""What a wish may name, recognised in its words: a time, a day, a language, minutes, a place.

It is only recognised here, by form. Whoever grants the wish reads it, and asks where it cannot be
meant: "Monday 3 November" is a day, though there may be none.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Final

from msgspec import Struct

from bot.tutor.language import zones
from bot.tutor.language.calendar import calendar
from bot.tutor.language.calendar import languages as calendars
from bot.tutor.language.dates import read_day
from bot.tutor.language.hours import minute_in

_SHORTEST: Final = 3
"""Letters of a single word that names a day."""

_SOME_DAY: Final = date(2026, 1, 1).toordinal()
"""Whether words are a day does not depend on which day it is."""

_LANGUAGES: Final = {
    **dict.fromkeys(("english", "ingles", "englisch", "anglais"), "en"),
    **dict.fromkeys(("spanish", "espanol", "castellano", "spanisch", "espagnol"), "es"),
    **dict.fromkeys(("german", "aleman", "deutsch", "allemand"), "de"),
    **dict.fromkeys(("french", "frances", "franzosisch", "francais"), "fr"),
    **dict.fromkeys(("italian", "italiano", "italienisch"), "it"),
    **dict.fromkeys(("portuguese", "portugues", "portugiesisch"), "pt"),
    **dict.fromkeys(("polish", "polaco", "polnisch", "polski"), "pl"),
    **dict.fromkeys(("catalan", "catala", "katalanisch"), "ca"),
    **dict.fromkeys(("arabic", "arabe", "arabisch"), "ar"),
    **dict.fromkeys(("chinese", "chino", "chinesisch", "mandarin"), "zh"),
    **dict.fromkeys(("hindi",), "hi"),
    **dict.fromkeys(("urdu",), "ur"),
    **dict.fromkeys(("bengali", "bangla", "bengali"), "bn"),
    **dict.fromkeys(("punjabi", "panjabi"), "pa"),
    **dict.fromkeys(("turkish", "turco", "turkisch", "tuerkisch"), "tr"),
    **dict.fromkeys(("russian", "ruso", "russisch"), "ru"),
    **dict.fromkeys(("ukrainian", "ucraniano", "ukrainisch"), "uk"),
    **dict.fromkeys(("romanian", "rumano", "rumanisch"), "ro"),
    **dict.fromkeys(("dutch", "holandes", "neerlandes", "niederlandisch", "hollandisch"), "nl"),
    **dict.fromkeys(("japanese", "japones", "japanisch"), "ja"),
    **dict.fromkeys(("korean", "coreano", "koreanisch"), "ko"),
    **dict.fromkeys(("greek", "griego", "griechisch"), "el"),
    **dict.fromkeys(("welsh", "gales", "walisisch"), "cy"),
    **dict.fromkeys(("irish", "gaelic", "irlandes", "irisch"), "ga"),
    **dict.fromkeys(("basque", "euskera", "vasco", "baskisch"), "eu"),
    **dict.fromkeys(("galician", "gallego", "galego", "galicisch"), "gl"),
    **dict.fromkeys(("persian", "farsi", "persa", "persisch"), "fa"),
}
"""Names of languages, without accents; some the bot does not speak, and says so."""


class Slot(Struct, frozen=True):
    """One kind of thing that a wish may name."""

    most_words: int
    fits: Callable[[Sequence[str]], bool]
    is_likely: Callable[[Sequence[str]], bool] = lambda _: True
    """Whether words may hold one at all, told at a glance."""
    example: str = ""
    """One such thing as it is said in English, for comparing whole sentences."""
    by_itself: bool = False
    """Whether it is so plain that it is looked for in any message, whatever else is in it."""


def language_named(name: str) -> str | None:
    """Give the code of a language by its name in any; None if it is not known by name."""
    return _LANGUAGES.get(name)


def minutes_named(text: str) -> int | None:
    """Read a length: "5 minutes", "diez minutos"; None if it is none."""
    found = _minutes().fullmatch(text)
    return None if found is None else number_named(found[1])


def number_named(word: str) -> int | None:
    """Read a number of one word: "5", "diez"; None if it is none."""
    if word.isdecimal():
        return int(word)
    return next((n for c in calendars() if (n := calendar(c).numbers.get(word))), None)


@cache
def _minutes() -> re.Pattern[str]:
    named = {word for code in calendars() for word in calendar(code).minute_word}
    return re.compile(
        rf"(\d{{1,2}}|[^\W\d_]+) ?(?:{'|'.join(sorted(named, key=len, reverse=True))})"
    )


def _is_day(words: Sequence[str]) -> bool:
    text = " ".join(words)
    if len(text) < _SHORTEST and text.isalpha():
        return False  # "how do I set homework" names no Thursday, which German writes "do"
    return read_day(" ".join(words), _SOME_DAY) is not None  # in whichever language


def _is_place(words: Sequence[str]) -> bool:
    text = " ".join(words)
    return len(text) > 2 and zones.find(text) is not None


@cache
def _beginnings() -> frozenset[str]:
    """The first three letters of every word that a day is told with, which slips seldom touch."""
    named = [calendar(code) for code in calendars()]
    words = (
        word
        for one in named
        for word in (*one.months, *one.weekdays, *one.numbers, *one.today, *one.tomorrow)
    )
    phrases = (
        word
        for one in named
        for many in (one.day_after, one.weeks, one.end, one.named_days)
        for word in many
    )
    return frozenset(word[:3] for word in (*words, *phrases) if len(word) > 2)


@cache
def _of_the_clock() -> frozenset[str]:
    named = [calendar(code) for code in calendars()]
    whole = (word for one in named for many in (one.noon, one.midnight) for word in many)
    numbers = (word for one in named for word in one.numbers if len(word) > 2)
    return frozenset(numbers).union(whole)


def _has_figure(words: Sequence[str]) -> bool:
    return any(word[0].isdecimal() for word in words)


def _may_be_day(words: Sequence[str]) -> bool:
    return _has_figure(words) or any(word[:3] in _beginnings() for word in words)


def _may_be_time(words: Sequence[str]) -> bool:
    return _has_figure(words) or not _of_the_clock().isdisjoint(words)


_BRIEF: Final = 8
"""Words of a message up to which a place may be named in it: "im in new york now"."""

SLOTS: Final[Mapping[str, Slot]] = {
    "time": Slot(8, lambda words: minute_in(" ".join(words)) is not None, _may_be_time, "7pm"),
    "day": Slot(8, _is_day, _may_be_day, "Monday"),
    "language": Slot(
        1, lambda words: language_named(words[0]) is not None, example="Spanish", by_itself=True
    ),
    "minutes": Slot(
        2,
        lambda words: minutes_named(" ".join(words)) is not None,
        example="5 minutes",
        by_itself=True,
    ),
    "place": Slot(
        3, _is_place, lambda words: len(words) <= _BRIEF, example="Paris", by_itself=True
    ),
}


_MESSAGE: Final = 40
"""Words of a message in which such things are looked for: a wish has some sixteen, and what is
said around them. Trying every run of a whole page would hold everybody up."""


def longest(typed: Sequence[str], name: str) -> tuple[int, int] | None:
    """Find the longest run of words that names such a thing, the first of several.

    Gives where it begins and ends; None where there is none, and in a long message.
    """
    return _longest(tuple(typed), name) if len(typed) <= _MESSAGE else None


@lru_cache(maxsize=2048)
def fits(words: tuple[str, ...], name: str) -> bool:
    """Whether words name such a thing; the same few are asked about from many sides."""
    slot = SLOTS[name]
    return slot.is_likely(words) and slot.fits(words)


@lru_cache(maxsize=512)
def _longest(typed: tuple[str, ...], name: str) -> tuple[int, int] | None:
    """Do it; the wishes of every language look at the same message."""
    slot = SLOTS[name]
    if not slot.is_likely(typed):
        return None
    for length in range(min(len(typed), slot.most_words), 0, -1):
        for start in range(len(typed) - length + 1):
            if fits(typed[start : start + length], name):
                return start, start + length
    return None

"""Dates as answers: "25 Dec", "dec 25th", "25/12/1991", "the 25th of December", "25 de diciembre".

The day comes before the month, as in most of the world; where digits allow the other order too
(4/7), that reading is kept, to be asked about.
"""

import re
from functools import lru_cache
from typing import Final

from msgspec import Struct

from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.shape import phrases
from bot.grading.quantities.writing import plain
from bot.grading.text.folding import fold
from bot.grading.text.spelling import reading

_MONTHS: Final = 12
_DAYS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ORDINAL: Final = r"(?:st|nd|rd|th|°|er|\.(?=\s))?"
_IN_DIGITS: Final = re.compile(
    r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/-])"
)
_YEAR_FIRST: Final = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_MONTH_OF_YEAR: Final = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{4})(?![\d/-])")
_SHORTEST: Final = 5
"""Letters from which a month's name may be misspelt."""


class Date(Struct, frozen=True):
    """A date as far as it was said; what was not said is None."""

    month: int
    day: int | None = None
    year: int | None = None
    also: tuple[int, int] | None = None
    """The month and day of the other order, where the digits allow it."""

    def lacks(self, other: "Date") -> bool:
        """Whether this date leaves open what the other says."""
        return (self.day is None and other.day is not None) or (
            self.year is None and other.year is not None
        )

    def agrees(self, other: "Date") -> bool:
        """Whether two dates agree in all that both of them say."""
        return self.month == other.month and all(
            None in pair or pair[0] == pair[1]
            for pair in ((self.day, other.day), (self.year, other.year))
        )


@lru_cache(maxsize=2000)
def only_date(text: str, language: str) -> Date | None:
    """Give the date that a text consists of, if it is nothing else."""
    lead = "|".join(phrases(spoken(language).date_links))
    written = re.sub(rf"^(?:(?:{lead})\s+)+", "", fold(plain(text)).strip(" ."))
    found = _in_words(written, language) or _in_digits(written)
    if found is None or found[1] != (0, len(written)):
        return None
    one = found[0]
    return None if one.day is None and one.year is None else one


def dates(response: str, language: str, key: Date | None = None) -> tuple[Date, ...]:
    """Give the first date of a response, and another one where two are offered.

    Where the date that is asked for has no year, or no day, "1/5" and "9/1939" are dates too.
    """
    rest, found = fold(plain(response)), list[Date]()
    while len(found) < 2:
        one = _in_words(rest, language) or _in_digits(rest, key)
        if one is None:
            break
        found.append(one[0])
        rest = rest[: one[1][0]] + " ; " + rest[one[1][1] :]
    return tuple(found)


_Found = tuple[Date, tuple[int, int]]


def _in_words(text: str, language: str) -> _Found | None:
    """Find a date with the name of a month."""
    spelt = spoken(language)
    months, days = spelt.month_of, _days(language)
    links = "|".join(phrases(spelt.date_links))
    for word in re.finditer(r"[^\W\d_]{3,}", text):
        month = months.get(_name(word.group(), language))
        if month is None:
            continue
        day_words = "|".join(sorted(days, key=len, reverse=True))
        before = re.search(
            rf"(?:(?:{links})\s+)*(?:(\d{{1,2}}){_ORDINAL}|\b({day_words}))(?:\s+(?:{links}))*[\s-]*$",
            text[: word.start()],
        )
        after = re.compile(
            rf"\.?,?[\s-]*(?:(?:{links})\s+)*(?:(\d{{1,2}}){_ORDINAL}|({day_words}))(?![\w:])"
        ).match(text, word.end())
        day = before or after
        end = after.end() if after and not before else word.end()
        year = re.compile(rf"\.?(?:,?\s+(?:(?:{links})\s+)*(\d{{3,4}})(?!\d))?").match(text, end)
        number = (int(day[1]) if day[1] else days[day[2]]) if day else None
        if number is not None and not 1 <= number <= _DAYS[month - 1]:
            continue
        told = int(year[1]) if year and year[1] else None
        if number is None and told is None:
            continue
        start = before.start() if before else word.start()
        return Date(month, number, told), (start, year.end() if year and year[1] else end)
    return None


def _in_digits(text: str, key: Date | None = None) -> _Found | None:
    """Find a date in digits; one without a year or a fitting day is left to be a number.

    It is a date where the key is one that has no year, or no day, either.
    """
    no_year = key is not None and key.year is None
    month = _MONTH_OF_YEAR.search(text) if key and key.day is None else None
    if month and _fits(int(month[1]), 1):
        return Date(int(month[1]), None, int(month[2])), month.span()
    first = _YEAR_FIRST.search(text)
    if first and _fits(int(first[2]), int(first[3])):
        return Date(int(first[2]), int(first[3]), int(first[1])), first.span()
    for found in _IN_DIGITS.finditer(text):
        one, other = int(found[1]), int(found[3])
        bare = found[2] == "." or max(one, other) <= _MONTHS
        if found[4] is None and bare and not no_year:
            continue
        year = _century(found[4])
        if _fits(other, one):
            also = (one, other) if _fits(one, other) and one != other else None
            return Date(other, one, year, also), found.span()
        if _fits(one, other):
            return Date(one, other, year), found.span()
    return None


def _fits(month: int, day: int) -> bool:
    return 1 <= month <= _MONTHS and 1 <= day <= _DAYS[month - 1]


def _century(year: str | None) -> int | None:
    """Leave a year of two digits open, for it does not say its century."""
    return int(year) if year and len(year) > 2 else None


@lru_cache(maxsize=32)
def _days(language: str) -> dict[str, int]:
    """Give the days of a month by word: "first", "catorce"."""
    one = spoken(language)
    ordinals = {
        written: day
        for day, words in one.ordinals.items()
        for word in phrases(words)
        for written in (word, word.replace("-", " "))
    }
    return {name: day for name, day in one.count_of.items() if day <= max(_DAYS)} | ordinals


@lru_cache(maxsize=2000)
def _name(word: str, language: str) -> str:
    """Give the month that a word is, misspelt or not."""
    months = spoken(language).month_of
    if word in months or len(word) < _SHORTEST:
        return word
    return reading(word, [name for name in months if len(name) >= _SHORTEST])

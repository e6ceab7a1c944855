"""Dates as answers: "25 Dec", "dec 25th", "25/12/1991", "the 25th of December", "25 de diciembre".

The day comes before the month, as in most of the world; where digits allow the other order too
(4/7), that reading is kept, to be asked about.
"""

import re
from functools import lru_cache
from typing import Final

from msgspec import Struct

from bot.grading.quantities.calendar.date import Date
from bot.grading.quantities.quantity import TypedWord
from bot.grading.quantities.spelt import number_in_words
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import any_of, any_word, by_name, phrases
from bot.grading.quantities.writing import plain
from bot.grading.text.folding import fold
from bot.grading.text.spelling import reading
from state.values import replace

_MONTHS: Final = 12
_DAYS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ORDINAL: Final = r"(?:st|nd|rd|th|°|er|\.(?=\s))?"
_IN_DIGITS: Final = re.compile(
    r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/-])"
)
_YEAR_FIRST: Final = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_MONTH_OF_YEAR: Final = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{4})(?![\d/-])")
_IN_FULL: Final = range(1000, 2101)
"""Years that are told in words."""
_APART: Final = re.compile(r"(?<=\d\.)\s(?=\d{1,4}(?!\d))")
"""The space of "3. 10. 1990"."""
_SHORTEST: Final = 5
"""Letters from which a month's name may be misspelt."""


@lru_cache(maxsize=2000)
def only_date(text: str, language: str) -> Date | None:
    """Give the date that a text consists of, if it is nothing else."""
    parted = _parted(fold(plain(text)).strip(" ."), language)
    lead = any_of(spoken(language).date_links)
    written = re.sub(rf"^(?:(?:{lead})\s+)+", "", parted.rest.rstrip(" ."))
    found = _in_words(written, language) or _in_digits(written)
    if found is None or found[1] != (0, len(written)):
        return None
    one = parted.told(found[0])
    return None if one.day is None and one.year is None else one


def dates(response: str, language: str, key: Date | None = None) -> tuple[Date, ...]:
    """Give the first date of a response, and another one where two are offered.

    Where the date that is asked for has no year, or no day, "1/5" and "9/1939" are dates too.
    """
    parted = _parted(fold(plain(response)), language)
    rest, found = parted.rest, list[Date]()
    while len(found) < 2:
        one = _in_words(rest, language) or _in_digits(rest, key)
        if one is None:
            break
        found.append(parted.told(one[0]))
        rest = rest[: one[1][0]] + " ; " + rest[one[1][1] :]
    return tuple(found)


_Found = tuple[Date, tuple[int, int]]


class _Beside(Struct, frozen=True):
    """What is said with a date and is no part of it: the weekday, and the era of its year."""

    rest: str
    weekday: int | None
    era: int
    """1 for years after Christ, -1 for those before, 0 where neither is said."""

    def told(self, date: Date) -> Date:
        """Give a date of the rest with what was said beside it."""
        year = date.year and date.year * (self.era or 1)
        return replace(date, weekday=self.weekday, era=self.era, year=year)


def _parted(text: str, language: str) -> _Beside:
    """Part a folded text from the weekday and the era in it."""
    one, era = spoken(language), 0
    for words, sign in ((one.before_christ, -1), (one.after_christ, 1)):
        names = any_of(" ".join(word.rstrip(".") for word in words.split()))
        text, found = re.subn(rf"(?<=\d)\s*(?:{names})\.?(?!\w)", "", text, count=1)
        era = sign if found else era
    full, short = _weekdays(language)
    behind = r"\b[.,]*\s"
    named = re.search(
        rf"\b(?:{any_word(full)}){behind}*|^(?:{any_word(short)}){behind}+(?=\d)", text
    )
    if named is None:
        return _Beside(text, None, era)
    weekday = (full | short)[named.group().strip(" .,")]
    return _Beside(text[: named.start()] + text[named.end() :], weekday, era)


@lru_cache(maxsize=32)
def _weekdays(language: str) -> tuple[dict[str, int], dict[str, int]]:
    """Give the full names of weekdays, and the short ones that are no month as well: "mar"."""
    one = spoken(language)
    full = {fold(names.split()[0]): day for day, names in enumerate(one.weekdays, 1)}
    every = by_name(dict(enumerate(one.weekdays, 1)))
    return full, {
        name: day for name, day in every.items() if name not in full and name not in one.month_of
    }


def _in_words(text: str, language: str) -> _Found | None:
    """Find a date with the name of a month."""
    months = spoken(language).month_of
    for word in re.finditer(r"[^\W\d_]{3,}", text):
        month = months.get(_name(word.group(), language))
        found = _around(text, word, month, language) if month else None
        if found:
            return found
    return None


def _around(text: str, name: re.Match[str], month: int, language: str) -> _Found | None:
    """Read the day and the year that stand around the name of a month."""
    before, after = _day_forms(language)
    first = before.search(text[: name.start()])
    day = first or after.match(text, name.end())
    number = _days(language)[day[2]] if day and day[2] else int(day[1]) if day else None
    if number is not None and not 1 <= number <= _DAYS[month - 1]:
        return None
    year, end = _year(text, name.end() if first or not day else day.end(), language)
    if number is None and year is None:
        return None
    return Date(month, number, year), (first.start() if first else name.start(), end)


@lru_cache(maxsize=32)
def _day_forms(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give what finds a day before the name of a month, and behind it."""
    links, days = any_of(spoken(language).date_links), any_word(_days(language))
    day = rf"(?:(\d{{1,2}}){_ORDINAL}|\b({days}))"
    return (
        re.compile(rf"(?:(?:{links})\s+)*{day}(?:\s+(?:{links}))*[\s-]*$"),
        re.compile(rf"\.?,?[\s-]*(?:(?:{links})\s+)*{day}(?![\w:])"),
    )


def _year(text: str, at: int, language: str) -> tuple[int | None, int]:
    """Read the year that stands at a place, in figures or in words, and where the date ends."""
    links = rf"\.?,?[\s-]+(?:(?:{any_of(spoken(language).date_links)})\s+)*"
    figures = re.compile(rf"{links}(?:(\d{{3,4}})(?!\d)|'?(\d\d)(?=\W*$))").match(text, at)
    if figures:
        return int(figures[1] or figures[2]), figures.end()
    behind = re.compile(links).match(text, at)
    words = [
        TypedWord(one.group(), one.group(), one.start(), one.end())
        for one in re.finditer(r"[^\W\d_]+", text)
        if behind and one.start() >= behind.end()
    ]
    spelt = number_in_words(words, 0, language) if words else None
    begins = spelt and behind and words[0].start == behind.end()
    if spelt and begins and int(spelt.value) in _IN_FULL:
        return int(spelt.value), words[spelt.after - 1].end
    dot = re.compile(r"\.?").match(text, at)
    return None, dot.end() if dot else at


def _in_digits(text: str, key: Date | None = None) -> _Found | None:
    """Find a date in digits; one without a year or a fitting day is left to be a number.

    It is a date where the key is one that has no year, or no day, either.
    """
    text = _APART.sub("", text)
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
        year = int(found[4]) if found[4] else None
        if _fits(other, one):
            also = (one, other) if _fits(one, other) and one != other else None
            return Date(other, one, year, also), found.span()
        if _fits(one, other):
            return Date(one, other, year), found.span()
    return None


def _fits(month: int, day: int) -> bool:
    return 1 <= month <= _MONTHS and 1 <= day <= _DAYS[month - 1]


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

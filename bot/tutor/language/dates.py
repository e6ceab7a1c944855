"""Dates as people type them: "12 June", "12/6", "in 3 weeks", "a week on Monday", "el 1º de mayo".

Every word is put into a class, and the classes of all words together must be one of the sentences
below; so nothing is ever guessed from half of what was typed. The day comes before the month; a
date without a year is the next one there will be. Every language is read for everybody, one's own
first: who asks for a holiday in one may have chosen another.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Final

from msgspec import Struct

from bot.tutor.language.calendar import ENGLISH, Calendar, calendar, languages, without_accents
from bot.tutor.language.date_sums import (
    coming,
    dated,
    easter,
    full_year,
    last_of_month,
    months_after,
    next_of_month,
    ordinal,
)
from bot.tutor.language.date_words import EASTER, Token, tokens_of, with_dates
from bot.tutor.language.hours import minute_in
from state.clock.days import monday_of

LONGEST: Final = 40
"""Characters of a date, at most: nobody needs more."""

_FURTHEST_UNITS: Final = 1200
"""Units of time from now, at most: more is a slip of the finger."""

_DAYS_OF: Final = {"D": 1, "T": 7, "F": 14}
_MONTHS_OF: Final = {"L": 1, "J": 12}
"""Days of each unit of time, and months of the longer ones."""

_IN_FIGURES: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?")
_AS_COMPUTERS: Final = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})")
_MOST_MONTHS: Final = 12
_ORDINAL: Final = re.compile(r"\d{1,2}(?:st|nd|rd|th)")


class ReadDay(Struct, frozen=True):
    """What was read of a date."""

    day: int
    """As its ordinal number."""
    is_other_weekday: bool = False
    """Whether a weekday was named that it does not fall on."""


def read_date(text: str, today: int, language: str = ENGLISH) -> int | None:
    """Read a day, as its ordinal number; None if the text is no date, or one against itself."""
    found = read_day(text, today, language)
    return None if found is None or found.is_other_weekday else found.day


def read_day(text: str, today: int, language: str = ENGLISH) -> ReadDay | None:
    """Read a day; None if the text is no date, or not one to the day."""
    plain = " ".join(without_accents(text).replace("\u2019", "'").split())[:LONGEST].strip(" .!?,")
    day, _ = without_time(plain)
    for one in dict.fromkeys((*{language}.intersection(languages()), ENGLISH, *languages())):
        found = _read(day, today, one) or (_read(plain, today, one) if day != plain else None)
        if found is not None:
            return found
    return None


def read_first_day(text: str, today: int, language: str = ENGLISH) -> ReadDay | None:
    """Read a day, and no more than that, or one behind which somebody goes on to something else.

    What follows ("tomorrow and i know nothing") must be no other date, nor have a figure in it.
    """
    found = read_day(text, today, language)
    first, *rest = _going_on().split(text, maxsplit=1)
    if found or not rest or any(map(str.isdecimal, rest[0])) or read_day(rest[0], today, language):
        return found
    return read_day(first, today, language)


@cache
def _going_on() -> re.Pattern[str]:
    words = {word for language in languages() for word in calendar(language).goes_on}
    return re.compile(rf",|\b(?:{'|'.join(sorted(words))})\b", re.IGNORECASE)


def _read(text: str, today: int, language: str) -> ReadDay | None:
    return _in_figures(text, today, language) or _in_words(text, today, calendar(language))


@cache
def _time_behind() -> re.Pattern[str]:
    """Give the pattern of a time of day behind a date, which says nothing about the day."""
    before = "|".join(re.escape(one) for code in languages() for one in calendar(code).at)
    return re.compile(
        rf"\s+(?:(?:{before})\s+\S.*|\d{{1,2}}[:.]\d{{2}}\s*(?:am|pm|h)?|\d{{1,2}}\s*(?:am|pm))$"
    )


def without_time(text: str) -> tuple[str, str]:
    """Give a date without a time of day that stands behind it, and that time, "" for none."""
    found = _time_behind().search(text)
    behind = found.group().strip(" @") if found else ""
    if found is None or minute_in(behind) is None:
        return text, ""
    return text[: found.start()], behind


def _in_figures(text: str, today: int, language: str) -> ReadDay | None:
    """Read "12/6", "12.6.27", "2027-06-12", with empty words or a weekday before it."""
    *words, last = text.split() or [""]
    day = _figures(last, today)
    if day is None:
        return None
    tokens = tokens_of(" ".join(words), calendar(language))
    if [token.kind for token in tokens] not in ([], ["W"]):
        return None
    return _checked(day, next((token.value for token in tokens), None))


def _figures(typed: str, today: int) -> int | None:
    if written := _AS_COMPUTERS.fullmatch(typed):
        return ordinal(*map(int, written.groups()))
    if found := _IN_FIGURES.fullmatch(typed):
        year = int(found[4]) if found[4] else None
        day, month = int(found[1]), int(found[3])
        in_order = dated(day, month, year, today)
        return in_order if month <= _MOST_MONTHS else dated(month, day, year, today)
    return None


def _in_words(text: str, today: int, words: Calendar) -> ReadDay | None:
    text = with_dates(text, words)
    tokens = tokens_of(text, words)
    if tokens[:1] == [EASTER]:
        return _around_easter(tokens[1:], today)
    kinds = "".join(token.kind for token in tokens)
    values = {kind: [one.value for one in tokens if one.kind == kind] for kind in set(kinds)}
    if kinds in ("WN", "NW"):
        return _checked(next_of_month(values["N"][0], today), values["W"][0])
    if re.fullmatch(r"W?(NM|MN)(XJ|JX)", kinds):
        return _checked(_next_year(values, today), values.get("W", [None])[0])
    if re.fullmatch(r"W?(NM|MN)N?W?", kinds):
        day, *years = values["N"]
        year = years[0] if years else None
        weekday = values["W"][0] if "W" in values else None
        return _checked(dated(day, values["M"][0], year, today), weekday)
    if kinds in ("N", "DN") and _names_day(text, words):
        return _checked(next_of_month(values["N"][0], today), None)
    if "E" in kinds:
        return _checked(_end(kinds, values, date.fromordinal(today)), None)
    found = _from_today(kinds, values, date.fromordinal(today))
    return None if found is None else ReadDay(found)


def _around_easter(tokens: Sequence[Token], today: int) -> ReadDay | None:
    """Read a feast by its days from Easter, of this year or the next."""
    days = sum(token.value for token in tokens)
    if [token.kind for token in tokens] not in (["N"], ["B", "N"]):
        return None
    away = -days if tokens[0].kind == "B" else days
    years = (date.fromordinal(today).year + ahead for ahead in range(2))
    return _checked(
        next((day for one in years if (day := easter(one) + away) >= today), None), None
    )


def _end(kinds: str, values: dict[str, list[int]], today: date) -> int | None:
    """Read "the end of the month", "the end of next month", "the end of June 2027"."""
    match kinds:
        case "EL" | "EHL" | "LE":
            return last_of_month(today.year, today.month)
        case "EXL" | "ELX":
            return last_of_month(today.year, today.month + 1)
        case "EM":
            ends = (last_of_month(today.year + ahead, values["M"][0]) for ahead in range(2))
            return next((one for one in ends if one and one >= today.toordinal()), None)
        case "EMN":
            return last_of_month(full_year(values["N"][0]), values["M"][0])
        case _:
            return None


def _names_day(text: str, words: Calendar) -> bool:
    """Whether a number alone is a day of the month: "the 3rd", "el 3", "am 3."."""
    *before, last = text.split()
    return bool(_ORDINAL.fullmatch(last)) or " ".join(before) in words.day_of_month


def _from_today(kinds: str, values: dict[str, list[int]], today: date) -> int | None:
    """Read what is said from today: "in two weeks", "a week on Monday", "next Friday"."""
    number = values.get("N", [1])[0]
    if number > _FURTHEST_UNITS:
        return None
    weekday = values.get("W", [0])[0]
    match kinds.rstrip("A"):
        case "Z" | "HD":
            return today.toordinal()
        case "Y":
            return today.toordinal() + 1
        case "V":
            return today.toordinal() + 2
        case "ND" | "NT" | "NF" | "NL" | "NJ" | "F":
            return _after(today, kinds.removeprefix("N")[0], number)
        case "W" | "XW" | "WX" | "HXW":
            return coming(today, weekday)
        case "UW" | "WU":
            return coming(today, weekday) + 7
        case "UT" | "TU":
            return today.toordinal() + 14
        case "UTW" | "WUT" | "WTU" | "TUW":
            return monday_of(today.toordinal()) + 14 + weekday
        case "HW":
            return coming(today - timedelta(1), weekday)
        case "WXT" | "XTW" | "WTX":
            return monday_of(today.toordinal()) + 7 + weekday
        case "NTW" | "NFW" | "WNT" | "WT" | "FW":
            return _after(date.fromordinal(coming(today, weekday)), _unit(kinds), number)
        case "NTZ" | "NFZ" | "ZT" | "ZNT" | "TZ":
            return _after(today, _unit(kinds), number)
        case "NTY" | "YT" | "YNT":
            return _after(today + timedelta(1), _unit(kinds), number)
        case _:
            return None


def _unit(kinds: str) -> str:
    return next(kind for kind in kinds if kind in "DTFLJ")


def _next_year(values: dict[str, list[int]], today: int) -> int | None:
    year = date.fromordinal(today).year + 1
    return dated(values["N"][0], values["M"][0], year, today)


def _after(start: date, unit: str, number: int) -> int | None:
    if unit in _MONTHS_OF:
        return months_after(start, number * _MONTHS_OF[unit])
    return start.toordinal() + number * _DAYS_OF[unit]


def _checked(day: int | None, weekday: int | None) -> ReadDay | None:
    if day is None:
        return None
    is_other = weekday is not None and date.fromordinal(day).weekday() != weekday
    return ReadDay(day, is_other)

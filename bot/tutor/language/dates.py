"""Dates as people type them: "12 June", "12/6", "in 3 weeks", "a week on Monday", "el 1º de mayo".

Every word is put into a class, and the classes of all words together must be one of the sentences
below; so nothing is ever guessed from half of what was typed. The day comes before the month; a
date without a year is the next one there will be. Every language is read for everybody, one's own
first: who asks for a holiday in one may have chosen another. A real English word is never read as
a misspelt one of another language: "mates" is no Tuesday (*martes*).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache, lru_cache
from typing import Final

from bot.grading.text.language import language_of
from bot.grading.text.spelling import reading
from bot.tutor.language.calendar import ENGLISH, Calendar, calendar, languages, without_accents
from bot.tutor.language.hours import minute_in

LONGEST: Final = 40
"""Characters of a date, at most: nobody needs more."""

_FURTHEST_UNITS: Final = 1200
"""Units of time from now, at most: more is a slip of the finger."""

_IN_FIGURES: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?")
_AS_COMPUTERS: Final = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})")
_ORDINAL: Final = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_WHOLE_TOKEN: Final = re.compile(r"'?\d{1,4}(?:st|nd|rd|th|o|a|er|\.)?")


@dataclass(frozen=True, slots=True)
class ReadDay:
    """What was read of a date."""

    day: int
    """As its ordinal number."""
    is_other_weekday: bool = False
    """Whether a weekday was named that it does not fall on."""


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    """N a number, M a month, W a weekday, D T F L units of time (days to months), Z today, Y
    tomorrow, V the day after, X "next", H "this", A "from now", E the end of a month, ? anything
    else."""
    value: int = 0


def read_date(text: str, today: int, language: str = ENGLISH) -> int | None:
    """Read a day, as its ordinal number; None if the text is no date, or one against itself."""
    found = read_day(text, today, language)
    return None if found is None or found.is_other_weekday else found.day


def read_day(text: str, today: int, language: str = ENGLISH) -> ReadDay | None:
    """Read a day; None if the text is no date, or not one to the day."""
    plain = " ".join(without_accents(text).replace("\u2019", "'").split())[:LONGEST].strip(" .!?,")
    day = _without_time(plain)
    for one in dict.fromkeys((*{language}.intersection(languages()), ENGLISH, *languages())):
        found = _read(day, today, one) or (_read(plain, today, one) if day != plain else None)
        if found is not None:
            return found
    return None


def _read(text: str, today: int, language: str) -> ReadDay | None:
    return _in_figures(text, today, language) or _in_words(text, today, calendar(language))


@cache
def _time_behind() -> re.Pattern[str]:
    """Give the pattern of a time of day behind a date, which says nothing about the day."""
    before = "|".join(re.escape(one) for code in languages() for one in calendar(code).at)
    return re.compile(
        rf"\s+(?:(?:{before})\s+\S.*|\d{{1,2}}[:.]\d{{2}}\s*(?:am|pm|h)?|\d{{1,2}}\s*(?:am|pm))$"
    )


def _without_time(text: str) -> str:
    found = _time_behind().search(text)
    behind = found.group().strip(" @") if found else ""
    return text[: found.start()] if found and minute_in(behind) is not None else text


def _in_figures(text: str, today: int, language: str) -> ReadDay | None:
    """Read "12/6", "12.6.27", "2027-06-12", with empty words or a weekday before it."""
    *words, last = text.split() or [""]
    written, found = _AS_COMPUTERS.fullmatch(last), _IN_FIGURES.fullmatch(last)
    if not written and not found:
        return None
    tokens = [token for token in _tokens(" ".join(words), calendar(language)) if token.kind != "-"]
    weekday = next((token.value for token in tokens if token.kind == "W"), None)
    if [token.kind for token in tokens] not in ([], ["W"]):
        return None
    if written:
        year, month, day = map(int, written.groups())
        return _checked(_day(year, month, day), weekday)
    if found:
        day, month = int(found[1]), int(found[3])
        typed_year = int(found[4]) if found[4] else None
        return _checked(_dated(day, month, typed_year, today), weekday)
    return None


def _in_words(text: str, today: int, words: Calendar) -> ReadDay | None:
    text = _with_dates(text, words)
    tokens = [token for token in _tokens(text, words) if token.kind != "-"]
    kinds = "".join(token.kind for token in tokens)
    values = {kind: [one.value for one in tokens if one.kind == kind] for kind in set(kinds)}
    if kinds in ("WN", "NW"):
        return _checked(_of_month(values["N"][0], today), values["W"][0])
    if re.fullmatch(r"W?(NM|MN)N?W?", kinds):
        day, *years = values["N"]
        year = years[0] if years else None
        weekday = values["W"][0] if "W" in values else None
        return _checked(_dated(day, values["M"][0], year, today), weekday)
    if kinds == "N" and _names_day(text, words):
        return _checked(_of_month(values["N"][0], today), None)
    if "E" in kinds:
        return _checked(_end(kinds, values, date.fromordinal(today)), None)
    found = _from_today(kinds, values, date.fromordinal(today))
    return None if found is None else ReadDay(found)


def _with_dates(text: str, words: Calendar) -> str:
    """Put the date of a feast in the place of its name: "24 december" for "christmas eve"."""
    for name, typed in _named_days(words):
        text = name.sub(typed, text)
    return text


def _end(kinds: str, values: dict[str, list[int]], today: date) -> int | None:
    """Read "the end of the month", "the end of next month", "the end of June 2027"."""
    match kinds:
        case "EL" | "EHL" | "LE":
            return _last_of(today.year, today.month)
        case "EXL" | "ELX":
            return _last_of(today.year, today.month + 1)
        case "EM":
            ends = (_last_of(today.year + ahead, values["M"][0]) for ahead in range(2))
            return next((one for one in ends if one and one >= today.toordinal()), None)
        case "EMN":
            year = values["N"][0]
            return _last_of(2000 + year if year < 100 else year, values["M"][0])
        case _:
            return None


def _last_of(year: int, month: int) -> int | None:
    """Give the last day of a month; the thirteenth is the next January."""
    years, following = divmod(month, 12)
    first = _day(year + years, following + 1, 1)
    return first - 1 if first else None


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
    match kinds.rstrip("A") if kinds not in ("A",) else kinds:
        case "Z" | "HD":
            return today.toordinal()
        case "Y":
            return today.toordinal() + 1
        case "V":
            return today.toordinal() + 2
        case "ND" | "NT" | "NF" | "NL" | "F":
            return _after(today, kinds.removeprefix("N")[0], number)
        case "W" | "XW" | "WX" | "HXW":
            return _coming(today, weekday)
        case "HW" if weekday == today.weekday():
            return today.toordinal()
        case "HW":
            return _coming(today, weekday)
        case "WXT" | "XTW" | "WTX":
            return _monday(today) + 7 + weekday
        case "NTW" | "NFW" | "WNT" | "WT" | "FW":
            return _after(date.fromordinal(_coming(today, weekday)), _unit(kinds), number)
        case "NTZ" | "NFZ" | "ZT" | "ZNT" | "TZ":
            return _after(today, _unit(kinds), number)
        case "NTY" | "YT" | "YNT":
            return _after(today + timedelta(1), _unit(kinds), number)
        case _:
            return None


def _unit(kinds: str) -> str:
    return next(kind for kind in kinds if kind in "DTFL")


def _after(start: date, unit: str, number: int) -> int | None:
    if unit != "L":
        return start.toordinal() + number * {"D": 1, "T": 7, "F": 14}[unit]
    months = start.year * 12 + start.month - 1 + number
    year, month = divmod(months, 12)
    days = (_day(year, month + 1, day) for day in range(start.day, 27, -1))
    return next((day for day in days if day), _day(year, month + 1, min(start.day, 28)))


def _coming(today: date, weekday: int) -> int:
    """Give the next such day after today."""
    return today.toordinal() + ((weekday - today.weekday() - 1) % 7 + 1)


def _monday(today: date) -> int:
    return today.toordinal() - today.weekday()


def _dated(day: int, month: int, year: int | None, today: int) -> int | None:
    """Give a date; without a year the next there will be, today included."""
    if year is not None:
        return _day(2000 + year if year < 100 else year, month, day)
    this_year = date.fromordinal(today).year
    found = (_day(one, month, day) for one in range(this_year, this_year + 9))
    return next((one for one in found if one and one >= today), None)


def _of_month(day: int, today: int) -> int | None:
    """Give the next such day of a month, today included."""
    start = date.fromordinal(today)
    months = (divmod(start.year * 12 + start.month - 1 + ahead, 12) for ahead in range(3))
    found = (_day(year, month + 1, day) for year, month in months)
    return next((one for one in found if one and one >= today), None)


def _day(year: int, month: int, day: int) -> int | None:
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12):
        return None
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def _checked(day: int | None, weekday: int | None) -> ReadDay | None:
    if day is None:
        return None
    is_other = weekday is not None and date.fromordinal(day).weekday() != weekday
    return ReadDay(day, is_other)


def _tokens(text: str, words: Calendar) -> Iterator[_Token]:
    """Put every word into its class; those that say nothing into "-"."""
    for phrase, kind in _phrases(words):
        text = phrase.sub(f" {kind.lower()}_ ", text)
    for typed in text.split():
        if typed[1:] == "_" and typed[0].isalpha():
            yield _Token(typed[0].upper())
        elif _WHOLE_TOKEN.fullmatch(typed.strip(",")):
            yield _Token("N", int(re.sub(r"\D", "", typed)))
        else:
            yield _word(typed.strip(",.'").removesuffix("'s"), words)


@lru_cache(maxsize=5_000)
def _word(typed: str, words: Calendar) -> _Token:
    known, kinds = _known(words)
    word = reading(typed, known, language_of(ENGLISH).real) if len(typed) > 4 else typed
    if word in words.months:
        return _Token("M", words.months[word])
    if word in words.weekdays:
        return _Token("W", words.weekdays[word])
    if word in words.numbers:
        return _Token("N", words.numbers[word])
    return _Token(kinds.get(word, "-" if not word else "?"))


@cache
def _known(words: Calendar) -> tuple[Iterable[str], dict[str, str]]:
    """Give the words that are read though they are misspelt, and the class of single words."""
    kinds = {word: kind for kind, many in _classes(words) for word in many}
    names = (*words.months, *words.weekdays, *words.tomorrow, *words.weeks, *words.months_long)
    return [name for name in names if len(name) > 4], kinds


def _classes(words: Calendar) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("-", words.empty),
        ("D", words.days),
        ("T", words.weeks),
        ("F", words.fortnights),
        ("L", words.months_long),
        ("Z", words.today),
        ("Y", words.tomorrow),
        ("V", words.day_after),
        ("X", words.next),
        ("H", words.this),
        ("A", words.from_now),
        ("E", words.end),
    )


@cache
def _named_days(words: Calendar) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Give the names of days and what they stand for, the longest first."""
    return tuple(
        (re.compile(rf"(?<!\w){re.escape(name)}(?!\w)"), words.named_days[name])
        for name in sorted(words.named_days, key=len, reverse=True)
    )


@cache
def _phrases(words: Calendar) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Give what takes several words, the longest first."""
    phrases = [(one, kind) for kind, many in _classes(words) for one in many if " " in one]
    return tuple(
        (re.compile(rf"(?<!\w){re.escape(one)}(?!\w)"), kind)
        for one, kind in sorted(phrases, key=lambda one: -len(one[0]))
    )

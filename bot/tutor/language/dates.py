"""Dates as people type them: "12 June", "12/6", "in 3 weeks", "next Friday", "el 12 de junio".

The reading is a library's; here are only the habits of this country (the day comes before the
month), what a date without a year means (the next one there will be), and the words of each
language that the library stumbles over. English is always read.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.grading.text.spelling import reading


@dataclass(frozen=True, slots=True)
class _Habits:
    """How dates are typed in a language."""

    leading: re.Pattern[str]
    """Words before a date that say nothing about which day it is."""
    weekday: re.Pattern[str]
    names: tuple[str, ...]
    """Words of a date that are read though they are misspelt."""
    instead: Mapping[str, str] = field(default_factory=dict)
    """What the library does not know, and how it does."""


_ENGLISH = _Habits(
    leading=re.compile(r"^(?:on|by|for|until|till|this|next|the)\s+", re.IGNORECASE),
    weekday=re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*", re.IGNORECASE),
    names=(
        *("january", "february", "march", "april", "june", "july", "august"),
        *("september", "october", "november", "december"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("tomorrow", "weeks", "months"),
    ),
)
_OTHERS = {
    "es": _Habits(
        leading=re.compile(
            r"^(?:el|la|es|este|esta|para|hasta|del?|pr[oó]xim[oa])\s+", re.IGNORECASE
        ),
        weekday=re.compile(
            r"(?:lun(?:es)?|martes|mi[eé](?:rcoles)?|jue(?:ves)?|vie(?:rnes)?|s[aá]b(?:ado)?"
            r"|dom(?:ingo)?)",
            re.IGNORECASE,
        ),
        names=(
            *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto"),
            *("septiembre", "octubre", "noviembre", "diciembre"),
            *("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
            *("mañana", "semanas", "meses"),
        ),
        instead={
            "pasado mañana": "en 2 días",
            "pasado manana": "en 2 días",
            "dos": "2",
            "tres": "3",
            "cuatro": "4",
            "cinco": "5",
            "seis": "6",
            "siete": "7",
            "ocho": "8",
            "nueve": "9",
            "diez": "10",
        },
    ),
}

_LETTERS = re.compile(r"[^\W\d_]{5,}")
"""Words long enough to be recognised with a slip."""

LONGEST = 40
"""Characters of a date, at most: nobody needs more, and reading takes longer with each."""


def read_date(text: str, today: int, language: str = "en") -> int | None:
    """Read a day, as its ordinal number; None if the text is no date, or not one to the day."""
    habits = [_ENGLISH, _OTHERS[language]] if language in _OTHERS else [_ENGLISH]
    plain = " ".join(text.split())[:LONGEST]
    for one in habits:
        plain = _plainer(plain, one)
    is_weekday = any(one.weekday.fullmatch(plain) for one in habits)
    languages = [language, "en"] if language in _OTHERS else ["en"]
    parts = [] if is_weekday else ["day", "month"]
    found = _parse(plain, date.fromordinal(today), parts, languages)
    return None if found is None else found.date().toordinal()


def _plainer(text: str, habits: _Habits) -> str:
    """Take away what stands before a date, and put in words that the library knows."""
    while (shorter := habits.leading.sub("", text)) != text:
        text = shorter
    for words, known in habits.instead.items():
        text = re.sub(rf"\b{words}\b", known, text, flags=re.IGNORECASE)
    return _LETTERS.sub(lambda word: reading(word[0].lower(), habits.names), text)


def _parse(text: str, today: date, parts: list[str], languages: list[str]) -> datetime | None:
    import dateparser  # noqa: PLC0415  # 0.2 s, and most starts never read a date

    try:
        return dateparser.parse(
            text,
            languages=languages,
            settings={
                "DATE_ORDER": "DMY",
                "PREFER_DATES_FROM": "future",
                "RELATIVE_BASE": datetime(today.year, today.month, today.day),  # noqa: DTZ001  # a day on the wall
                "REQUIRE_PARTS": parts,
                "TIMEZONE": "UTC",
                "RETURN_AS_TIMEZONE_AWARE": False,
            },
        )
    except (ValueError, OverflowError):  # a year beyond what there are dates for
        return None

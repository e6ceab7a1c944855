"""The words of a date, each put into a class: numbers, months, weekdays, units of time.

Words that a language spells with several ("the day after tomorrow") are one of them, and the names
of feasts are first put as dates. A real English word is never read as a misspelt one of another
language: "mates" is no Tuesday (*martes*).
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from msgspec import Struct

from bot.grading.text.language import language_of
from bot.grading.text.spelling import reading
from bot.tutor.language.calendar import ENGLISH, Calendar

_IN_DIGITS: Final = re.compile(r"'?\d{1,4}(?:st|nd|rd|th|o|a|er|\.)?")


class Token(Struct, frozen=True):
    """One word of a date, or several that are one."""

    kind: str
    """N a number, O Easter, B days before it, M a month, W a weekday, D T F L J units of time (days
    to years), Z today, Y tomorrow, V the day after, X "next", U "next but one", H "this", A "from
    now", E the end of a month, - what says nothing, ? anything else."""
    value: int = 0


EASTER: Final = Token("O")
"""What stands before the days by which a feast comes after Easter, "pasch plus 1", or before it."""


def with_dates(text: str, words: Calendar) -> str:
    """Put the date of a feast in the place of its name: "24 december" for "christmas eve"."""
    for name, typed in _named_days(words):
        text = name.sub(typed, text)
    return text


def tokens_of(text: str, words: Calendar) -> list[Token]:
    """Put every word into its class, and leave out those that say nothing."""
    for phrase, kind in _phrases(words):
        text = phrase.sub(f" {kind.lower()}_ ", text)
    return [token for typed in text.split() if (token := _token(typed, words)).kind != "-"]


def _token(typed: str, words: Calendar) -> Token:
    if typed[1:] == "_" and typed[0].isalpha():
        return Token(typed[0].upper())
    if _IN_DIGITS.fullmatch(typed.strip(",")):
        return Token("N", int(re.sub(r"\D", "", typed)))
    return _word(typed.strip(",.'").removesuffix("'s"), words)


@lru_cache(maxsize=5_000)
def _word(typed: str, words: Calendar) -> Token:
    known, kinds = _known(words)
    word = reading(typed, known, language_of(ENGLISH).real) if len(typed) > 4 else typed
    if word in words.months:
        return Token("M", words.months[word])
    if word in words.weekdays:
        return Token("W", words.weekdays[word])
    if word in words.numbers:
        return Token("N", words.numbers[word])
    return Token(kinds.get(word, "-" if not word else "?"))


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
        ("J", words.years),
        ("Z", words.today),
        ("Y", words.tomorrow),
        ("V", words.day_after),
        ("X", words.next),
        ("U", words.next_but_one),
        ("H", words.this),
        ("A", words.from_now),
        ("E", words.end),
        ("O", ("pasch",)),
        ("B", ("minus",)),
        ("-", ("plus",)),
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

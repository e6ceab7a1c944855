"""Months and weekdays as whole answers: "Sept" for September, "weds" for Wednesday.

They are short forms and no misspellings; "Tue" is nearer to *true* than to Tuesday by its letters.
Only a key that is a full name is read so, for "Sun" and "Mar" are other things, too. A misspelt
name is none here, and is left to be compared by its letters.
"""

from functools import lru_cache
from typing import Final

from bot.grading.quantities.words.known import spoken
from bot.grading.text.folding import fold

NamedDay = tuple[str, int]
"""Whether it is a month or a weekday, and which of them, from 1; weeks begin on Monday."""

_MONTH: Final = "month"
_WEEKDAY: Final = "weekday"


def full_name(text: str, language: str) -> NamedDay | None:
    """Give the month or weekday that a text consists of, if it is written out."""
    return _full_names(language).get(_without_leads(text, language))


def any_name(text: str, language: str) -> NamedDay | None:
    """Give the month or weekday that a text consists of, written out or short."""
    return _names(language).get(_without_leads(text, language))


def _without_leads(text: str, language: str) -> str:
    one = spoken(language)
    words = [word.strip(".,!") for word in fold(text).split()]
    leads = {*fold(one.date_links).split(), *fold(one.answer_leads).replace("_", " ").split()}
    while len(words) > 1 and words[0] in leads:
        words.pop(0)
    return " ".join(words)


@lru_cache(maxsize=32)
def _names(language: str) -> dict[str, NamedDay]:
    return {
        fold(name): (kind, place)
        for kind, all_of_them in _tables(language)
        for place, names in enumerate(all_of_them, 1)
        for name in names.split()
    }


@lru_cache(maxsize=32)
def _full_names(language: str) -> dict[str, NamedDay]:
    return {
        fold(names.split()[0]): (kind, place)
        for kind, all_of_them in _tables(language)
        for place, names in enumerate(all_of_them, 1)
    }


def _tables(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    one = spoken(language)
    return (_MONTH, one.months), (_WEEKDAY, one.weekdays)

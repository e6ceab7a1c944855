"""What a message names only to say that it is not meant: "not 7, make that 8", "el 21, no el 12".

It is left out where another thing of its kind is named, which is the one that is meant.
"""

from functools import cache, lru_cache
from typing import Final

from bot.tutor.language.calendar import calendar, languages
from bot.tutor.language.wishes.slots import SLOTS, fits, longest

_BETWEEN: Final = 3
"""Words, at most, between what denies and what it denies: "not on the 12th"."""


@lru_cache(maxsize=256)  # each language looks at the same message
def without_denied(typed: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out things that are denied, with the words that deny them, from the last to the first.

    `typed` are the words of a message.
    """
    for start in reversed(range(len(typed))):
        if (end := _denied_from(typed, start)) > start:
            typed = (*typed[:start], *typed[end:])
    return typed


def _denied_from(typed: tuple[str, ...], start: int) -> int:
    """Give the place behind a thing that is denied from a place on; the same place if none is."""
    denying = next((n for one, n in _denying() if typed[start : start + n] == one), 0)
    first = start + denying
    for name in SLOTS if denying else ():
        for at in range(first, min(first + _BETWEEN, len(typed))):
            end = _end_of(typed, name, at)
            if end and longest((*typed[:start], "|", *typed[end:]), name) is not None:
                return end
            if typed[at] not in _empty():
                break
    return start


def _end_of(typed: tuple[str, ...], name: str, start: int) -> int:
    """Give where the longest thing of a kind ends that begins at a place; 0 if there is none."""
    ends = range(min(start + SLOTS[name].most_words, len(typed)), start, -1)
    return next((end for end in ends if fits(typed[start:end], name)), 0)


@cache
def _denying() -> tuple[tuple[tuple[str, ...], int], ...]:
    """Give what denies, in all languages, with how many words it is."""
    phrases = (tuple(one.split()) for code in languages() for one in calendar(code).denying)
    return tuple((phrase, len(phrase)) for phrase in phrases)


@cache
def _empty() -> frozenset[str]:
    return frozenset(one for code in languages() for one in calendar(code).empty)

"""Options named in words of their own: one ("the line chart"), or several in a row.

Somebody who types an option, and why, has answered; to send them to the buttons would be pedantry.
But what could mean two options means none, a denied one is not meant, and of several in a row each
has to be found.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby

from bot.grading.text.spelling import slips
from bot.tutor.language.calendar import calendar, languages, without_accents
from bot.tutor.language.choice_words import choice_words

TELLING = 4
"""Letters of a word from which it may name an option."""

ENOUGH = 2 / 3
"""The share of the telling words that an option must have; every other one has far fewer."""

SOME = 0.3
"""The share that one option must have, and no other any, for it to be asked whether it is meant."""

LONG = 3
"""Telling words of an option from which a longer answer that has most of them means it."""

_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)


def one_named(said: str, texts: Sequence[str]) -> int | None:
    """Find the one option that is meant: all that was said, or what stands before a reason.

    Or before a "but": who names an option and then asks what it is for has chosen it.
    """
    if (year := _year_in(said, texts)) is not None:
        return year
    known = choice_words()
    before = (one.split(said)[0].strip(" .,") for one in (known.because, known.but))
    for one in dict.fromkeys((said, *before)):
        found = _in_its_words(one, texts)
        if found is None:
            found = _in_its_words(_in_figures(one), list(map(_in_figures, texts)))
        if found is not None:
            return found
    return _within(said, texts)


def _in_figures(text: str) -> str:
    """Write numbers as figures: "5 days" is an option "five days"."""
    return " ".join(_figures().get(word, word) for word in _WORD.findall(text))


@cache
def _figures() -> Mapping[str, str]:
    return {
        without_accents(name): str(number)
        for language in languages()
        for name, number in calendar(language).numbers.items()
        if number > 1  # "one" stands for an option, and "ein" for "a"
    }


def in_turn(text: str, texts: Sequence[str]) -> tuple[int, ...]:
    """Find the options named one after the other, each by words of its own; none unless all are.

    "Say sorry and put it right" may be one of them: what stands side by side counts once.
    """
    known = choice_words()
    parts = [_words(part) for part in known.turns.split(without_accents(text))]
    found = [_in_its_words(" ".join(part), texts, least=3) for part in parts if part]
    apart = [one for one, _ in groupby(found)]
    picks = tuple(one for one in apart if one is not None)
    is_whole = len(picks) == len(apart) == len({*picks})
    return picks if is_whole and len(picks) > 1 else ()


def telling_of(typed: Sequence[str], least: int = TELLING) -> list[str]:
    """Give the words that may name an option."""
    return [word for word in typed if len(word) >= least and word not in choice_words().one]


def share(telling: Sequence[str], typed: Sequence[str], text: str) -> float:
    """Give the share of the telling words that an option has; none if it is being denied."""
    words = set(_WORD.findall(text))
    if choice_words().denials.intersection(typed) - words:
        return 0.0
    has = [word for word in telling if word in words or any(is_slip(word, w) for w in words)]
    return len(has) / len(telling)


def is_slip(typed: str, word: str) -> bool:
    """Tell whether a word may be a misspelling of another, or the same."""
    return slips(typed, word) is not None


def _year_in(said: str, texts: Sequence[str]) -> int | None:
    """Find the year among years that ends in the one number that was typed: "77" for 1977."""
    typed = [word for word in _WORD.findall(said) if word.isdecimal()]
    if len(typed) != 1 or len(typed[0]) != 2 or not all(map(_YEAR.fullmatch, texts)):
        return None
    if choice_words().denials.intersection(_WORD.findall(said)):
        return None
    found = [place for place, text in enumerate(texts) if text.endswith(typed[0])]
    return found[0] if len(found) == 1 else None


def _words(part: str) -> list[str]:
    """Give the words of a part, without those for a place ("first") and around an option."""
    known = choice_words()
    words = _WORD.findall(known.around.sub(" ", part))
    return [word for word in words if word not in known.places and word not in known.one]


def _in_its_words(said: str, texts: Sequence[str], least: int = TELLING) -> int | None:
    """Find the one option that has most of the words that were typed: "the line chart"."""
    initials = ["".join(word[0] for word in _WORD.findall(text)) for text in texts]
    if len(said) > 1 and initials.count(said) == 1:
        return initials.index(said)
    typed = [word for word in _WORD.findall(said) if word not in choice_words().one]
    telling = telling_of(typed, least)
    if len(telling) < 2:  # a single word has to be there as it is, and every word beside it
        same = [n for n, text in enumerate(texts) if set(typed) <= set(_WORD.findall(text))]
        return same[0] if telling and len(same) == 1 else None
    return _clear([share(telling, typed, text) for text in texts])


def _within(said: str, texts: Sequence[str]) -> int | None:
    """Find the one option of which a longer answer has most of the words."""
    typed = set(_WORD.findall(said))
    own = [telling_of(_WORD.findall(text)) for text in texts]
    if choice_words().denials & typed:
        return None
    return _clear([share(one, (), said) if len(one) >= LONG else 0.0 for one in own])


def _clear(shares: Sequence[float]) -> int | None:
    best, *rest = sorted(shares, reverse=True)
    return shares.index(best) if best >= ENOUGH and best >= 2 * max(rest, default=0.0) else None

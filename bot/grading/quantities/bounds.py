"""Bounds as answers: "at least 18", "18 or over", ">= 18", "no more than 3 days".

Which way a bound goes is all that parts it from its opposite: "at most 18" has every word that
tells of "at least 18", and says what the key rules out.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct

from bot.grading.quantities.quantity import Asked, Quantity
from bot.grading.quantities.reader import quantities
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import any_of
from bot.grading.quantities.words.shape import Spoken
from bot.grading.quantities.writing import plain
from bot.grading.text.folding import fold

_FEW: Final = 2
"""Words that may stand beside a bound in a key that is nothing else: "at least 18 years old"."""
_SIGN: Final = re.compile("[<>=≤≥]")


class Bound(Struct, frozen=True):
    """A number that is the least or the most of what is meant."""

    quantity: Quantity
    is_least: bool
    is_open: bool
    """Whether the number itself is ruled out: "more than 18"."""
    rest: tuple[str, ...]
    """The words beside it."""


@lru_cache(maxsize=2000)
def only_bound(text: str, language: str) -> Bound | None:
    """Give the bound that a text consists of, but for a word or two; `x > 3` is an inequality."""
    found = a_bound(text, language)
    few = 0 if _SIGN.search(text) else _FEW
    return found if found and len(found.rest) <= few else None


def a_bound(text: str, language: str) -> Bound | None:
    """Give the bound of a text that has one number, and says which way it goes."""
    one, written = spoken(language), plain(text)
    numbers = quantities(text, Asked.of(None, language))
    if len(numbers) != 1 or numbers[0].denied:
        return None
    number = numbers[0]
    before, behind = fold(written[: number.start]), fold(written[number.end :])
    for form, is_before, is_least, is_open in _forms(one):
        said = form.search(before) if is_before else form.match(behind)
        if said:
            rest = before[: said.start()] + behind if is_before else before + behind[said.end() :]
            return Bound(number, is_least, is_open, _telling(rest, one))
    return None


_Form = tuple[re.Pattern[str], bool, bool, bool]
"""What says it, whether that stands before the number, whether the number is the least of what is
meant, and whether it is ruled out itself."""


@lru_cache(maxsize=32)
def _forms(one: Spoken) -> tuple[_Form, ...]:
    """Give all that says which way a bound goes; "no more than" before the "more than" in it."""
    return tuple(_before(one)) + tuple(
        (re.compile(rf"\s*(?:{words})(?!\w)"), False, is_least, False)
        for words, is_least in ((rf"\+|{any_of(one.or_more)}", True), (any_of(one.or_less), False))
    )


def _before(one: Spoken) -> Iterator[_Form]:
    for words, signs, is_least, is_open in (
        (one.least, ">=|=>|≥", True, False),
        (f"{one.most} {one.within}", "<=|=<|≤", False, False),
        (one.more_than, ">", True, True),
        (one.less_than, "<", False, True),
    ):
        form = (
            rf"(?:(?<!\w)(?:{any_of(words)})\.?(?:\s(?:{any_of(one.fillers)}))?|{signs})[\s£$€-]*$"
        )
        yield re.compile(form), True, is_least, is_open


def _telling(text: str, one: Spoken) -> tuple[str, ...]:
    """Give the words of a text but those that may lead in any answer."""
    bare = re.sub(rf"(?<!\w)(?:{any_of(one.answer_leads)}|{any_of(one.fillers)})(?!\w)", " ", text)
    return tuple(re.findall(r"[^\W\d_]+", bare))

"""Exact keys: numbers, symbols and single letters, where every sign counts.

A sentence is compared by its words; these keys have none. A different number is not a spelling of
the right one, a lost minus sign is another number, and `m` is not `M`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from bot.grading.numbers import Quantity, quantities, same
from bot.grading.text.lexicon import EVERYDAY
from bot.grading.text.look_alikes import LOOK_ALIKES
from bot.grading.text.spelling import allowance
from bot.grading.text.words import fold, read
from bot.grading.verdict import Outcome

_CONVERTED: Final = 0.01
"""Share by which a converted quantity may differ, since its digits were rounded."""


@dataclass(frozen=True, slots=True)
class Exact:
    """What an exact comparison came to, and the word that says why."""

    outcome: Outcome
    because: str


def exactly(reference: str, response: str) -> Exact | None:
    """Compare with a reference that is a number, a symbol or a letter; None for any other."""
    wanted, given = reference.strip().rstrip("."), response.strip().rstrip(".")
    if len(wanted) == 1 and wanted.isalpha():
        return _letter(wanted, given)
    if not any(character.isalnum() for character in wanted):
        return _symbol(wanted, given)
    quantity = _only_quantity(wanted)
    return _quantity(quantity, quantities(read(response))) if quantity else None


def nearly(word: str, typed: str) -> bool:
    """Whether a one-word answer is recognisable but misspelt beyond what is forgiven: `que`."""
    if typed in EVERYDAY or not typed.isalpha() or len(typed) < 3 or typed[0] != word[0]:
        return False
    if any(typed in pair and word in pair for pair in LOOK_ALIKES):
        return False
    if word.startswith(typed) and 2 * len(typed) >= len(word):
        return typed != word
    return allowance(word) < OSA.distance(typed, word) <= 2 * allowance(word)


def _letter(wanted: str, given: str) -> Exact | None:
    if fold(given) != fold(wanted):
        return Exact(Outcome.WRONG, "letter") if len(given) == 1 and given.isalnum() else None
    if given.isupper() == wanted.isupper():
        return Exact(Outcome.RIGHT, "letter")
    return Exact(Outcome.MISCONCEPTION, "case")


def _symbol(wanted: str, given: str) -> Exact | None:
    if wanted == given:
        return Exact(Outcome.RIGHT, "sign")
    if given and not any(character.isalnum() for character in given) and given.isascii():
        return Exact(Outcome.MISCONCEPTION, "sign")
    return None


def _quantity(wanted: Quantity, given: Sequence[Quantity]) -> Exact | None:
    values = {one.value for one in given}
    if not given:
        return None
    if len(values) > 1:
        return Exact(Outcome.UNSURE, "hedge")
    answer = given[-1]
    converted = answer.unit not in (None, wanted.unit)
    if same(answer, wanted, _CONVERTED * abs(wanted.value) if converted else 0.0):
        return Exact(Outcome.RIGHT, "number")
    if converted and wanted.unit:
        return Exact(Outcome.WRONG, "unit")
    return Exact(Outcome.MISCONCEPTION, "number")


@lru_cache(maxsize=2000)
def _only_quantity(text: str) -> Quantity | None:
    """Give the quantity that a text consists of, if it is nothing else."""
    tokens = read(text)
    found = quantities(tokens)
    others = sum(token.number is None for token in tokens)
    if len(found) != 1 or others > (found[0].unit is not None) + (found[0].unit == "%"):
        return None
    return found[0]

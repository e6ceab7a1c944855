"""Chemical equations as answers: what goes in and what comes out, how much of each, in any order.

States count where both sides give them: `(s)`, `(l)`, `(g)`, `(aq)`.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from math import gcd
from typing import Final

from msgspec import Struct

from bot.grading.formulas.compounds import ELEMENTS, FORMULA, joined
from bot.grading.formulas.judged import ARROW, Judged
from bot.grading.verdict import Outcome, Reason

_STATE: Final = r"(?:\s*\((?P<state>s|l|g|aq)\))?"
_SPECIES: Final = re.compile(rf"(?P<count>\d*)\s*(?P<formula>{FORMULA}|e\^?-){_STATE}")
_LOOSE: Final = re.compile(
    rf"(?P<count>\d*)\s*(?P<formula>[a-z()][a-z()\d\s^]*?[+-]{{0,3}}){_STATE}", re.IGNORECASE
)
_PLUS: Final = re.compile(r"\s*\+\s*(?=[\da-zA-Z(])")
_SIDES: Final = 2


class _Side(Struct, frozen=True):
    """One side of a reaction."""

    counts: Mapping[str, int]
    """How much there is of each substance."""
    states: Mapping[str, str]

    def fits(self, other: "_Side") -> bool:
        """Whether no substance has another state there."""
        return all(other.states.get(name, state) == state for name, state in self.states.items())


def judge_reaction(wanted: str, given: str) -> Judged:
    """Compare with a chemical equation; None where the reference is none."""
    key = _reaction(wanted)
    if key is None:
        return None
    parted = ARROW if ARROW.search(given) else re.compile("=")
    answer = _sides(parted.split(given), _LOOSE)
    if answer is None:
        return (Outcome.WRONG, Reason.FORMULA) if _names_all(given, key) else None
    mine, theirs = [side.counts for side in answer], [side.counts for side in key]
    if mine == theirs:
        fits = all(one.fits(other) for one, other in zip(answer, key, strict=True))
        return (Outcome.RIGHT if fits else Outcome.WRONG), Reason.FORMULA
    if mine[::-1] == theirs:
        both_ways = "<=>" in wanted
        return (
            (Outcome.RIGHT, Reason.FORMULA) if both_ways else (Outcome.MISCONCEPTION, Reason.ROLES)
        )
    if _in_least_numbers(mine) == _in_least_numbers(theirs):
        return Outcome.UNSURE, Reason.HEDGE
    return Outcome.WRONG, Reason.FORMULA


@lru_cache(maxsize=2000)
def _reaction(text: str) -> tuple[_Side, ...] | None:
    """Read a reference: two sides made of elements, one with a digit or of two of them."""
    sides = _sides(ARROW.split(text), _SPECIES)
    parts = set(re.findall("[A-Z][a-z]?", text))
    substance = re.search(r"[A-Z][a-z]?\d|[A-Z][a-z]?[A-Z]", text)
    return sides if sides and substance and parts <= ELEMENTS else None


def _sides(texts: list[str], form: re.Pattern[str]) -> tuple[_Side, ...] | None:
    found = [_side(text, form) for text in texts]
    sides = tuple(side for side in found if side)
    return sides if len(sides) == len(found) == _SIDES else None


def _side(text: str, form: re.Pattern[str]) -> _Side | None:
    counts: dict[str, int] = {}
    states: dict[str, str] = {}
    for species in _PLUS.split(text.strip()):
        found = form.fullmatch(species.strip())
        if found is None:
            return None
        name = joined(found["formula"])
        counts[name] = counts.get(name, 0) + int(found["count"] or 1)
        if found["state"]:
            states[name] = found["state"].casefold()
    return _Side(counts, states)


def _names_all(given: str, key: tuple[_Side, ...]) -> bool:
    """Whether an answer without an arrow gives one side: its substances and nothing else."""
    side = _side(given, _LOOSE)
    return side is not None and any(side.counts.keys() == one.counts.keys() for one in key)


def _in_least_numbers(sides: list[Mapping[str, int]]) -> list[dict[str, int]]:
    common = gcd(*(count for side in sides for count in side.values()))
    return [{name: count // max(common, 1) for name, count in side.items()} for side in sides]

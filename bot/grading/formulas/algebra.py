"""Algebra as answers: equations and expressions in one form, whatever order they are written in.

`F = ma`, `ma = F` and `F = a * m` are one equation. `m = F/a` follows from it and is asked about,
for who was asked for the formula has not given it; `F = m/a` is wrong. Names are single letters
(`mc²` is m times c²) unless the reference has words: `profit = revenue - costs`.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from bot.grading.formulas.expressions import (
    Expression,
    Unreadable,
    add,
    evaluated,
    lone_name,
    names_of,
    negated,
)
from bot.grading.formulas.judged import ARROW, Judged
from bot.grading.formulas.parsing import Notation, parsed
from bot.grading.formulas.symbols import (
    in_digits,
    in_letters,
    initials,
    is_symbolic,
    named_by_a_word,
    subscripted,
    symbols,
    without_hyphens,
)
from bot.grading.text.folding import fold
from bot.grading.text.language import language_of
from bot.grading.verdict import Outcome, Reason
from state.values import replace

_CLOSE: Final = 1e-9
_BOTH: Final = 2
"""Sides that an equation has."""
_COUNTED: Final = re.compile(r"\d+/\d+\s?([^\W\d_]{2,})")
_RIGHT: Final = (Outcome.RIGHT, Reason.FORMULA)
_WRONG: Final = (Outcome.WRONG, Reason.FORMULA)
_ASKED: Final = (Outcome.UNSURE, Reason.ORDER)


class Equation(NamedTuple):
    """One expression, or two that are equal."""

    sides: tuple[Expression, ...]
    reading: Notation


def judge_algebra(wanted: str, given: str, language: str) -> Judged:
    """Compare with an equation or an expression; None where the reference is none."""
    how = Notation(articles=language_of(language).articles)
    judged = _judged(wanted, given, language, how)
    if judged in (None, _RIGHT):
        return judged
    other = _judged(wanted, given, language, replace(how, tight=True))
    return other if other == _RIGHT else judged


def _judged(wanted: str, given: str, language: str, reading: Notation) -> Judged:
    key = _reference(wanted, language, reading)
    if key is None:
        return None
    answer = _read(without_hyphens(given, wanted), language, key)
    if answer is None:
        in_words = _read(initials(given, language), language, key) if key.reading.letters else None
        alike = in_words is not None and _same(in_words, key.sides)
        return _RIGHT if alike else None
    if not _names(answer) <= _names(key.sides):
        return _WRONG if key.reading.letters else None
    return _compared(answer, key.sides)


def _names(sides: tuple[Expression, ...]) -> frozenset[str]:
    return frozenset().union(*map(names_of, sides))


def _compared(answer: tuple[Expression, ...], key: tuple[Expression, ...]) -> Judged:
    if _same(answer, key):
        return _RIGHT
    if len(answer) != len(key):
        return _one_side(answer, key)
    worth = [_worth(side) for side in answer]
    if None not in worth and worth in (
        [_worth(side) for side in some] for some in (key, key[::-1])
    ):
        return _ASKED
    if len(key) == 1:
        return _WRONG
    return _ASKED if _follows(answer, key) else _WRONG


def _one_side(answer: tuple[Expression, ...], key: tuple[Expression, ...]) -> Judged:
    """Compare "mc²" with "E = mc²", and "y = 2x + 3" with "2x + 3"."""
    if len(key) == 1:
        return _RIGHT if key[0] in answer else _WRONG
    values = [side for side, other in (key, key[::-1]) if lone_name(other)]
    if not values:
        return None
    return _RIGHT if answer[0] in values and not lone_name(answer[0]) else _WRONG


def _same(answer: tuple[Expression, ...], key: tuple[Expression, ...]) -> bool:
    return answer in (key, key[::-1])


def _follows(answer: tuple[Expression, ...], key: tuple[Expression, ...]) -> bool:
    """Whether an equation is the other one with terms moved, or solved for one of its names."""
    mine, theirs = (add(left, negated(right)) for left, right in (answer, key))
    if mine in (theirs, negated(theirs)):
        return True
    for side, other in (answer, answer[::-1]):
        name = lone_name(side)
        value = _worth(other) if name and name not in names_of(other) else None
        if name and value is not None:
            left, right = (evaluated(one, {name: value}) for one in key)
            return left is not None and right is not None and _near(left, right)
    return False


def _worth(one: Expression) -> float | None:
    value = evaluated(one, {})
    return None if value is None else float(f"{value:.9g}")


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= _CLOSE * max(abs(one), abs(other))


@lru_cache(maxsize=2000)
def _reference(text: str, language: str, reading: Notation) -> Equation | None:
    if ARROW.search(text):
        return None
    text = without_hyphens(text, text)
    named = named_by_a_word(text)
    letters = bool(named) or in_letters(text)
    if _counts_a_thing(text, language):
        return None
    if not ("=" in text or (letters and is_symbolic(text))):
        return None
    how = replace(reading, letters=letters, long=(*subscripted(text), *named) if letters else ())
    sides = _sides(symbols(text, language), how)
    return Equation(sides, how) if sides and (_names(sides) or "√" in text) else None


def _counts_a_thing(text: str, language: str) -> bool:
    """Whether a fraction stands before a word: "2/3 cup" is no product of letters."""
    found = _COUNTED.fullmatch(text)
    real = language_of(language).real
    return found is not None and not real.isdisjoint((fold(found[1]), f"{fold(found[1])}s"))


def _read(text: str, language: str, key: Equation) -> tuple[Expression, ...] | None:
    written = symbols(text, language)
    if key.reading.letters:
        written = in_digits(written, language)
    if "x" not in _names(key.sides):
        written = written.replace(" x ", " * ")
    return _sides(written, key.reading)


def _sides(text: str, reading: Notation) -> tuple[Expression, ...] | None:
    parts = text.split("=")
    try:
        return tuple(parsed(part, reading) for part in parts) if len(parts) <= _BOTH else None
    except Unreadable:
        return None

"""Samples are part of the key: what judged responses say about the next one.

The key alone gives each response a first opinion: how probably it is right, misconceived or wrong.
Where that opinion misses on a sample, the miss is spread to responses that share its words, the
more the more they share (kernel ridge regression on the misses, one column for each label). So
a sample that the key already understands changes nothing, and one that it misses mends the key for
everything like it. Because sharing is linear in words, all samples together fold into one table of
words, and a hundred samples cost a response no more time than three.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from bot.grading.match.statement import Statement, Weights

Opinion = tuple[float, float, float]
"""How probably a response is right, misconceived, wrong; adds up to about 1."""

Features = dict[tuple[str, ...], float]
"""A text as a vector of length 1: (word,), (word, next word) or ("not", "", word), and its size."""

_RIDGE: Final = 0.2
"""How far a single sample is distrusted; public answers: 0.1 to 0.5 do equally well."""
_EMPTY_WORDS: Final = 0.3
"""What a word without an idea weighs beside one with."""
_ROUNDS: Final = 60
"""More than the system ever needs: its condition is at most (samples + 0.2) / 0.2."""

MOST: Final = 120
"""Samples used of one question, the newest; more would cost seconds to prepare and add little."""


class Evidence:
    """What the samples of one question add to the key's own opinion.

    Preparing costs the square of the number of samples; see `MOST`.
    """

    def __init__(
        self, features: Sequence[Features], labels: Sequence[int], opinions: Sequence[Opinion]
    ) -> None:
        kernel = [[_dot(one, other) for other in features] for one in features]
        for place, row in enumerate(kernel):
            row[place] += _RIDGE
        self._table: dict[tuple[str, ...], list[float]] = {}
        for label in range(3):
            misses = [
                (mine == label) - opinion[label]
                for mine, opinion in zip(labels, opinions, strict=True)
            ]
            for weight, one in zip(_solve(kernel, misses), features, strict=True):
                for name, value in one.items():
                    self._table.setdefault(name, [0.0, 0.0, 0.0])[label] += weight * value

    def mend(self, opinion: Opinion, features: Features) -> Opinion:
        """Move the key's opinion by what samples with the same words say.

        The parts may leave the range from 0 to 1; only their order and ratio are used.
        """
        right, misconceived, wrong = opinion
        for name, value in features.items():
            moves = self._table.get(name)
            if moves:
                right += value * moves[0]
                misconceived += value * moves[1]
                wrong += value * moves[2]
        return right, misconceived, wrong


def features(statement: Statement, weights: Weights) -> Features:
    """Give the words, neighbouring words and denied words of a text, with length 1 as a vector."""
    found: Features = {}
    for claim in statement.said:
        empty = claim.common and not claim.denies
        found[(claim.stem,)] = weights[claim.stem] * (_EMPTY_WORDS if empty else 1.0)
    stems = ("^", *statement.stems, "$")
    for one, other in pairwise(stems):
        value = (weights[one] + weights[other]) / 4
        found[(one, other)] = found.get((one, other), 0.0) + value
    for one, denied in statement.denials.items():
        if True in denied:
            found[("not", "", one)] = weights[one]
    length = math.sqrt(sum(value * value for value in found.values())) or 1.0
    return {name: value / length for name, value in found.items()}


def _dot(one: Mapping[tuple[str, ...], float], other: Mapping[tuple[str, ...], float]) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[name] for name, value in one.items() if name in other)


def _solve(matrix: Sequence[Sequence[float]], wanted: Sequence[float]) -> list[float]:
    """Solve a symmetric positive definite system by conjugate gradients."""
    found = [0.0] * len(wanted)
    residual = list(wanted)
    direction = list(wanted)
    size = sum(one * one for one in residual)
    for _ in range(_ROUNDS):
        if size < 1e-12:
            break
        image = [_inner(row, direction) for row in matrix]
        step = size / _inner(direction, image)
        found = [one + step * two for one, two in zip(found, direction, strict=True)]
        residual = [one - step * two for one, two in zip(residual, image, strict=True)]
        before, size = size, sum(one * one for one in residual)
        direction = [
            one + size / before * two for one, two in zip(residual, direction, strict=True)
        ]
    return found


def _inner(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(left * right for left, right in zip(one, other, strict=True))

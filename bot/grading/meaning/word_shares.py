"""How much of what each text of a key says is in a response, word by word.

A key has hundreds of texts of a few words each, and a response is held against all of them; so the
words are kept in arrays, and all texts are counted in one step.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final

import numpy
from numpy.typing import NDArray

from bot.grading.match.likeness import found_in
from bot.grading.match.statement import Statement, Weights
from bot.grading.text.claims import claims
from bot.grading.text.words import read

_REMEMBERED: Final = 1024
"""Texts whose words are remembered: the misconceptions of a topic belong to all its keys."""


class WordShares:
    """What the words of a key's texts weigh, beyond those that the question gives away."""

    def __init__(
        self, texts: Sequence[str], asked: Collection[str], weights: Weights, language: str
    ) -> None:
        fresh = [{word: weights[word] for word in _fresh(text, asked, language)} for text in texts]
        self._count = len(fresh)
        self._words = tuple({word: None for one in fresh for word in one})
        numbers = {word: number for number, word in enumerate(self._words)}
        self._texts = numpy.repeat(numpy.arange(len(fresh)), [len(one) for one in fresh])
        self._places = numpy.array([numbers[word] for one in fresh for word in one], dtype=int)
        totals = [sum(one.values()) for one in fresh]
        parts = (
            weight / total
            for one, total in zip(fresh, totals, strict=True)
            for weight in one.values()
        )
        self._parts = numpy.fromiter(parts, dtype=float)

    def of(self, response: Statement) -> NDArray[numpy.float64]:
        """Give for each text how much of its weight is in a response, 0 to 1."""
        found = numpy.array([found_in(word, response) for word in self._words])
        held = numpy.bincount(self._texts, self._parts * found[self._places], self._count)
        return held.astype(numpy.float64, copy=False)


def _fresh(text: str, asked: Collection[str], language: str) -> Sequence[str]:
    """Give the words of a text that the question did not give away, as `RightAnswer` does."""
    words = _telling(text, language)
    return [word for word in words if word not in asked] or words


@lru_cache(maxsize=_REMEMBERED)
def _telling(text: str, language: str) -> Sequence[str]:
    """Give the words of a text that carry ideas, as they are compared."""
    return tuple(Statement.of(claims(read(text, language=language)), Weights(())).weights)

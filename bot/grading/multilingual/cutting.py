"""A text cut into pieces of words, the likeliest way (a unigram model: Kudo, 2018).

A letter that is in no piece is one unknown piece.
"""

import re
from typing import Final

from bot.grading.multilingual.packed import Pieces

_SPACE: Final = "\u2581"
"""What stands for a space: words are known from parts of words by it."""
_RARER: Final = 10.0
"""By how much an unknown letter is less likely than the least likely piece."""
_SPACES: Final = re.compile(r" {2,}")


class Cutter:
    """Cuts texts into the numbers of pieces."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._unlikely = min(pieces.scores) - _RARER

    def cut(self, text: str, most: int) -> list[int]:
        """Give at most so many pieces of a text, between a beginning and an end."""
        plain = _SPACES.sub(" ", text.translate(self._pieces.letters))
        plain = f" {plain.removeprefix(' ')}".replace(" ", _SPACE)
        found = self._likeliest(plain)[: most - 2]
        return [self._pieces.begin, *found, self._pieces.end]

    def _likeliest(self, text: str) -> list[int]:
        """Find the pieces whose scores together are greatest (Viterbi)."""
        best = [0.0] + [-1e30] * len(text)
        last = [(0, 0)] * (len(text) + 1)
        for start, pieces in enumerate(self._pieces.known.starting(text)):
            for number, end in ((self._pieces.unknown, start + 1), *pieces):
                score = (
                    self._unlikely
                    if number == self._pieces.unknown
                    else self._pieces.scores[number]
                )
                if best[start] + score > best[end]:
                    best[end], last[end] = best[start] + score, (start, number)
        found, end = [], len(text)
        while end:
            end, number = last[end]
            found.append(number)
        return found[::-1]

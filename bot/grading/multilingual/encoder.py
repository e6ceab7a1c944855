"""Sentences of many languages to vectors, by multilingual-e5-small (Wang and others, 2024; MIT).

All its vectors point roughly one way: the cosine of two unrelated sentences is .8, of paraphrases
.9. So the mean of many texts is taken off each (`middle`), which brings them to where those of
other encoders lie, and halves the answers to other questions that are taken for right ones.
"""

from pathlib import Path
from typing import Final

import numpy

from bot.grading.multilingual.cutting import Cutter
from bot.grading.multilingual.packed import Floats, Packed
from bot.grading.multilingual.transformer import Network

MIDDLE: Final = Path(__file__).with_name("middle.f4")
"""The mean vector of the key texts of `benchmarks/grading`, each of its three languages counting
alike; `python -m benchmarks.grading.middle` writes it."""

_BEFORE: Final = "query: "
"""What the model was trained to see before a text that is compared with its like."""
_PIECES: Final = 128
"""Pieces that are read of a text: 500 letters of it."""
_LETTERS: Final = 2000


class E5Encoder:
    """A loaded model: 90 MB."""

    def __init__(self, weights: Path) -> None:
        """Load a file whose checksum is known; raises OSError where it cannot be read."""
        packed = Packed(weights)
        self._cutter, self._network = Cutter(packed.pieces), Network(packed)
        self._middle = numpy.frombuffer(MIDDLE.read_bytes(), "<f4")

    def encode(self, text: str) -> bytes:
        """Give the vector of a text: half floats, of length 1 together."""
        return _unit(self.raw(text) - self._middle).astype("<f2").tobytes()

    def raw(self, text: str) -> Floats:
        """Give the vector of a text as the model has it, of length 1."""
        whole = (_BEFORE + text[:_LETTERS]).encode("utf-8", "replace").decode()
        return _unit(self._network.mean(self._cutter.cut(whole, _PIECES)))


def _unit(vector: Floats) -> Floats:
    unit: Floats = vector / numpy.linalg.norm(vector)
    return unit

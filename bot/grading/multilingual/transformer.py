"""The network of multilingual-e5-small, run with numpy: twelve layers of attention.

It is a BERT (Devlin and others, 2019) and needs no more than products of matrices, so that sixty
lines take the place of a library: each piece of a text gets the vector of its word and place, and
in each layer looks at all others (attention) and then at itself. The mean of all stands for the
text. A text takes some 20 ms of one core; the weights, 85 MB, are unfolded once.
"""

from collections.abc import Sequence
from typing import Final

import numpy
from msgspec import Struct

from bot.grading.multilingual.packed import Floats, Packed, unpacked

_AT_ONCE: Final = 64
"""Rows of a matrix that are unfolded together, of some 400 or 1,500."""
_ROOT: Final = numpy.float32(0.5**0.5)
_ERF: Final = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
_ERF_SCALE: Final = numpy.float32(0.3275911)
"""The error function to seven places (Abramowitz and Stegun, 7.1.26); numpy has none."""


class _Linear(Struct, frozen=True):
    """A product with a matrix, and what is added."""

    weights: Floats
    added: Floats

    def __call__(self, rows: Floats) -> Floats:
        out: Floats = rows @ self.weights + self.added
        return out


class _Norm(Struct, frozen=True):
    """Rows brought to a mean of nought and a spread of one, then scaled."""

    scale: Floats
    added: Floats
    epsilon: float

    def __call__(self, rows: Floats) -> Floats:
        apart = rows - rows.mean(axis=-1, keepdims=True)
        spread = numpy.sqrt((apart * apart).mean(axis=-1, keepdims=True) + self.epsilon)
        even: Floats = apart / spread.astype(numpy.float32) * self.scale + self.added
        return even


class _Layer(Struct, frozen=True):
    """One layer: `looks` gives what each piece asks, answers and says, in this order."""

    looks: _Linear
    takes: _Linear
    after_looking: _Norm
    widens: _Linear
    narrows: _Linear
    after_all: _Norm


class Network:
    """The network, loaded."""

    def __init__(self, packed: Packed) -> None:
        self._heads, self._width = packed.heads, packed.width
        self._words = packed.rows_on_disk("emb.word", packed.width)
        places, kinds = packed.floats("emb.pos"), packed.floats("emb.type")
        self._places = places.reshape(-1, packed.width) + kinds[: packed.width]
        self._first = _norm(packed, "emb.ln")
        self._layers = [_layer(packed, f"l{number}.") for number in range(packed.layers)]

    def mean(self, pieces: Sequence[int]) -> Floats:
        """Give the vector that stands for some pieces, of any length."""
        rows = self._first(unpacked(self._words[pieces]) + self._places[: len(pieces)])
        for layer in self._layers:
            rows = layer.after_looking(rows + layer.takes(self._attention(layer.looks(rows))))
            rows = layer.after_all(rows + layer.narrows(_gelu(layer.widens(rows))))
        mean: Floats = rows.mean(axis=0)
        return mean

    def _attention(self, looks: Floats) -> Floats:
        """Give for each piece what all say, each as far as it answers what the piece asks."""
        count, each = len(looks), self._width // self._heads
        asks, answers, says = looks.reshape(count, 3, self._heads, each).transpose(1, 2, 0, 3)
        fits = asks @ answers.transpose(0, 2, 1) / numpy.float32(each**0.5)
        powers = numpy.exp(fits - fits.max(axis=-1, keepdims=True))
        heard: Floats = powers / powers.sum(axis=-1, keepdims=True) @ says
        return heard.transpose(1, 0, 2).reshape(count, -1)


def _layer(packed: Packed, name: str) -> _Layer:
    width = packed.width
    asks, answers, says = (_linear(packed, f"{name}{one}", width) for one in "qkv")
    looks = _Linear(
        numpy.concatenate([asks.weights, answers.weights, says.weights], axis=1),
        numpy.concatenate([asks.added, answers.added, says.added]),
    )
    widens = _linear(packed, f"{name}fi", width)
    return _Layer(
        looks,
        _linear(packed, f"{name}ao", width),
        _norm(packed, f"{name}aln"),
        widens,
        _linear(packed, f"{name}fo", len(widens.added)),
        _norm(packed, f"{name}oln"),
    )


def _linear(packed: Packed, name: str, width: int) -> _Linear:
    """Unfold a matrix bit by bit: what a whole one takes on the way would stay with the process."""
    rows = packed.rows(f"{name}.w", width)
    weights = numpy.empty((width, len(rows)), numpy.float32)
    for start in range(0, len(rows), _AT_ONCE):
        some = slice(start, start + _AT_ONCE)
        weights[:, some] = unpacked(rows[some]).T
    return _Linear(weights, packed.floats(f"{name}.b"))


def _norm(packed: Packed, name: str) -> _Norm:
    return _Norm(packed.floats(f"{name}.w"), packed.floats(f"{name}.b"), packed.epsilon)


def _gelu(rows: Floats) -> Floats:
    """Let through what is positive, softly (Hendrycks and Gimpel, 2016)."""
    size = numpy.abs(rows) * _ROOT
    part = 1 / (1 + _ERF_SCALE * size)
    polynomial = numpy.zeros_like(part)
    for factor in _ERF:
        polynomial = (polynomial + numpy.float32(factor)) * part
    erf = numpy.copysign(1 - polynomial * numpy.exp(-size * size), rows)
    let: Floats = rows * (1 + erf) / 2
    return let

"""The network, against its definition written out piece by piece."""

import math
from pathlib import Path

import pytest

pytest.importorskip("numpy")

import numpy  # skipped above without it

from bot.grading.multilingual.packed import Packed, unpacked
from bot.grading.multilingual.transformer import Network
from tests.grading.multilingual.small import WIDER, WIDTH, write

HEADS, EACH = 2, WIDTH // 2


def norm(row: list[float], scale: list[float], added: list[float]) -> list[float]:
    mean = sum(row) / len(row)
    spread = math.sqrt(sum((one - mean) ** 2 for one in row) / len(row) + 1e-6)
    return [
        (one - mean) / spread * by + plus for one, by, plus in zip(row, scale, added, strict=True)
    ]


def gelu(one: float) -> float:
    return one * (1 + math.erf(one / math.sqrt(2))) / 2


def plus(one: list[float], other: list[float]) -> list[float]:
    return [a + b for a, b in zip(one, other, strict=True)]


class Defined:
    """The same network as its paper has it, slowly."""

    def __init__(self, packed: Packed) -> None:
        self._packed = packed

    def _floats(self, name: str) -> list[float]:
        return [float(one) for one in self._packed.floats(name)]

    def _linear(self, name: str, row: list[float], width: int = WIDTH) -> list[float]:
        weights = unpacked(self._packed.rows(f"l0.{name}.w", width)).tolist()
        products = [sum(a * b for a, b in zip(row, one, strict=True)) for one in weights]
        return plus(products, self._floats(f"l0.{name}.b"))

    def _normed(self, name: str, row: list[float]) -> list[float]:
        return norm(row, self._floats(f"{name}.w"), self._floats(f"{name}.b"))

    def mean(self, pieces: list[int]) -> list[float]:
        """Give what stands for some pieces."""
        words = unpacked(self._packed.rows("emb.word", WIDTH)).tolist()
        places, kind = self._floats("emb.pos"), self._floats("emb.type")[:WIDTH]
        rows = [
            self._normed("emb.ln", plus(plus(words[one], places[at * WIDTH :][:WIDTH]), kind))
            for at, one in enumerate(pieces)
        ]
        rows = [
            self._normed("l0.aln", plus(row, self._linear("ao", heard)))
            for row, heard in zip(rows, self._attention(rows), strict=True)
        ]
        wide = [[gelu(one) for one in self._linear("fi", row)] for row in rows]
        rows = [
            self._normed("l0.oln", plus(row, self._linear("fo", one, WIDER)))
            for row, one in zip(rows, wide, strict=True)
        ]
        return [sum(column) / len(rows) for column in zip(*rows, strict=True)]

    def _attention(self, rows: list[list[float]]) -> list[list[float]]:
        asks, answers, says = ([self._linear(one, row) for row in rows] for one in "qkv")
        heard = []
        for ask in asks:
            out: list[float] = []
            for start in range(0, WIDTH, EACH):
                part = slice(start, start + EACH)
                fits = [
                    sum(a * b for a, b in zip(ask[part], one[part], strict=True)) / math.sqrt(EACH)
                    for one in answers
                ]
                total = sum(map(math.exp, fits))
                out += [
                    sum(
                        math.exp(fit) / total * say[at] for fit, say in zip(fits, says, strict=True)
                    )
                    for at in range(start, start + EACH)
                ]
            heard.append(out)
        return heard


def test_it_computes_what_its_definition_says(tmp_path: Path) -> None:
    write(tmp_path / "small.bin")
    packed = Packed(tmp_path / "small.bin")
    found = Network(packed).mean([0, 5, 8, 9, 2])
    assert found.tolist() == pytest.approx(Defined(packed).mean([0, 5, 8, 9, 2]), abs=1e-4)


def test_every_piece_and_its_place_make_a_difference(tmp_path: Path) -> None:
    write(tmp_path / "small.bin")
    network = Network(Packed(tmp_path / "small.bin"))
    ones = [network.mean(pieces) for pieces in ([0, 5, 8, 2], [0, 8, 5, 2], [0, 5, 9, 2])]
    assert numpy.abs(ones[0] - ones[1]).max() > 0.01
    assert numpy.abs(ones[0] - ones[2]).max() > 0.01

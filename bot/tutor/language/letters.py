"""How alike two messages are letter by letter: "avisame" and "avísenme", "nochma" and "nochmal".

A message is cut into all runs of three letters, blanks among them, so that an ending, a slip or a
word run into the next costs a few runs and not a word. They weigh as words do (by how few examples
have them), and how alike two messages are is the cosine of their weights, 0 to 1. Of 216 wishes in
Spanish and German by two strangers words ranked the right one first in 66 %, the runs in 72 %, and
both together in 76 %; runs of four letters, or of several lengths, rank no better and need more.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log, sqrt
from typing import Final

_RUN: Final = 3
"""Letters of a run."""

_COMMON: Final = 0.05
"""The share of the examples from which on a run tells nothing, and is not looked up."""


class Letters:
    """Examples, ready to be compared with messages."""

    def __init__(self, examples: Iterable[tuple[str, Sequence[str]]]) -> None:
        """Take examples: what each stands for, and its words."""
        self._names: list[str] = []
        runs: list[frozenset[str]] = []
        for name, words in examples:
            self._names.append(name)
            runs.append(_runs(words))
        used = Counter(run for one in runs for run in one)
        self._rarest = log(len(runs) + 1)
        most = 1 + _COMMON * len(runs)
        self._weights = {
            run: self._rarest - log(count) if count <= most else 0.0 for run, count in used.items()
        }
        self._lengths = array("f", [sqrt(self._weight(one)) for one in runs])
        self._having: dict[str, array[int]] = {}
        for place, one in enumerate(runs):
            for run in filter(self._weights.get, one):
                self._having.setdefault(run, array("H")).append(place)

    def near(self, words: Sequence[str]) -> dict[str, float]:
        """Say how alike words are to the nearest example of each name, as far as at all."""
        runs = _runs(words)
        common: dict[int, float] = {}
        for run in runs & self._having.keys():
            weight = self._weights[run] ** 2
            for place in self._having[run]:
                common[place] = common.get(place, 0.0) + weight
        mine = sqrt(self._weight(runs))
        nearest: dict[str, float] = {}
        for place, weight in common.items():
            alike = weight / (mine * self._lengths[place])
            name = self._names[place]
            nearest[name] = max(alike, nearest.get(name, 0.0))
        return nearest

    def _weight(self, runs: Iterable[str]) -> float:
        """Sum the squares; a run that no example has weighs as much as the rarest."""
        return sum(self._weights.get(run, self._rarest) ** 2 for run in runs)


def _runs(words: Sequence[str]) -> frozenset[str]:
    spelt = f" {' '.join(words)} "
    return frozenset(spelt[start : start + _RUN] for start in range(len(spelt) - _RUN + 1))

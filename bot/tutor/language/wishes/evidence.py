"""Which wish the words of a message are evidence of, by all examples together.

The example that a message is most like says nothing of what the others have: that "left" and "how
many more" both speak of how far it is. So each word, each pair of neighbours and each run of four
letters counts for every wish by how much more of it that wish's examples have than all have: a
*multinomial naive Bayes classifier* over TF-IDF, with the wishes as likely as each other. It is no
more than counted, in 0.1 s for the examples of a language.

Of 220 wishes in Spanish and German by strangers it ranked the right one of some fifty first in
88 %, where likeness to the nearest example by words and letters together did in 79; of 200 in
English in 89 and 80, and nearness in meaning in 80.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt
from typing import Final
from zlib import crc32

_RUN: Final = 4
"""Letters of a run, by which a slip, an ending or a word run into the next costs little."""
_RUNS: Final = 0.5
"""What a run counts beside a word: there are five times as many."""
_UNSEEN: Final = 0.02
"""What each wish is given of everything beside its own: from 0.005 to 0.05 does as well."""
_LITTLE: Final = 400.0
"""Added to the square of a length, some 1,000 for six words: one word is little evidence."""
_SLOTS: Final = 1 << 16
"""Places for what is counted, by its checksum. Of 20,000 things in a language few share one, and
numbers in a row take a twentieth of what they would take by name."""


class Evidence:
    """What the examples of a language come to, a list of words each."""

    def __init__(self, examples: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Count examples: what each stands for, and its words."""
        self._names = tuple(dict.fromkeys(name for name, _ in examples))
        places = {name: place for place, name in enumerate(self._names)}
        traits = [(places[name], _traits(words)) for name, words in examples]
        used = Counter(trait for _, many in traits for trait in many)
        self._rarest = log(1 + len(examples)) + 1
        self._weights = array("f", [0.0]) * _SLOTS
        for trait, count in used.items():
            self._weights[trait] = self._rarest - log(1 + count)
        counted, totals = self._counted(traits)
        self._lay(counted, totals, len(used))

    def _counted(
        self, traits: Iterable[tuple[int, Mapping[int, float]]]
    ) -> tuple[dict[int, dict[int, float]], list[float]]:
        """Count for each trait how much of it each name has, and how much each has of all."""
        counted: dict[int, dict[int, float]] = {}
        totals = [0.0] * len(self._names)
        for place, many in traits:
            for trait, share in self._shared(many):
                of_trait = counted.setdefault(trait, {})
                of_trait[place] = of_trait.get(place, 0.0) + share
                totals[place] += share
        return counted, totals

    def _lay(
        self, counted: Mapping[int, Mapping[int, float]], totals: Sequence[float], kinds: int
    ) -> None:
        """Lay out in rows what each trait says for the names that have it, as logarithms."""
        whole = [total + _UNSEEN * kinds for total in totals]
        self._without = [log(_UNSEEN / one) for one in whole]
        self._begins = array("I", [0])
        self._having, self._saying = array("B"), array("f")
        for trait in range(_SLOTS):
            for place, share in counted.get(trait, {}).items():
                self._having.append(place)
                self._saying.append(log((share + _UNSEEN) / _UNSEEN))
            self._begins.append(len(self._having))

    def of(self, words: Sequence[str]) -> dict[str, float]:
        """Say how much words speak for each name, as logarithms; 0 is what they say on average."""
        sums, known = [0.0] * len(self._names), 0.0
        for trait, share in self._shared(_traits(words)):
            begin, end = self._begins[trait], self._begins[trait + 1]
            if begin < end:
                known += share
            for at in range(begin, end):
                sums[self._having[at]] += share * self._saying[at]
        said = [one + known * without for one, without in zip(sums, self._without, strict=True)]
        mean = sum(said) / len(said)
        return {name: one - mean for name, one in zip(self._names, said, strict=True)}

    def _shared(self, traits: Mapping[int, float]) -> list[tuple[int, float]]:
        """Weigh traits by how few examples have them; a long message says no more than a short."""
        weights = [
            (trait, weight * (self._weights[trait] or self._rarest))
            for trait, weight in traits.items()
        ]
        length = sqrt(_LITTLE + sum(weight * weight for _, weight in weights))
        return [(trait, weight / length) for trait, weight in weights]


def _traits(words: Sequence[str]) -> dict[int, float]:
    """Give the words, pairs and runs of a message by their places, with what each counts for."""
    spelt = f" {' '.join(words)} "
    runs = (spelt[start : start + _RUN] for start in range(len(spelt) - _RUN + 1))
    pairs = zip(("^", *words), (*words, "$"), strict=True)
    traits = {_place(f"#{run}"): _RUNS for run in runs}
    traits |= {_place(word): 1.0 for word in words}
    return traits | {_place(f"{one}_{two}"): 1.0 for one, two in pairs}


def _place(trait: str) -> int:
    return crc32(trait.encode()) % _SLOTS

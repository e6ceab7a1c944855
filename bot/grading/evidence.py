"""Evidence: how much of a right answer is in a response, from 0 to 1.

Three views of one comparison, none of which is safe alone: how much of the answer's weight was said
beyond the question's own words, how much was said at all, and how alike the two texts are as
wholes. Rare words weigh more than frequent ones. The thirds are those of recipe D in the project's
measurements (docs/grading.md).
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.grading.claims import Claim


class Weights:
    """How much each word tells: rarer in the topic's texts, heavier."""

    def __init__(self, texts: Iterable[Collection[str]]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for stems in texts:
            counts.update(set(stems))
            total += 1
        self._heaviest = math.log(total + 1) + 1
        self._weights = {
            word: math.log((total + 1) / (count + 1)) + 1 for word, count in counts.items()
        }

    def __getitem__(self, word: str) -> float:
        return self._weights.get(word, self._heaviest)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A right answer prepared for comparison."""

    weights: dict[str, float]
    """Its words and what they weigh."""
    fresh: frozenset[str]
    """Those that the question did not give away."""
    line: str
    """Its words in alphabetical order."""

    @classmethod
    def of(cls, said: Sequence[Claim], asked: Collection[str], weights: Weights) -> "Wanted":
        """Prepare a right answer; `asked` are the stems of the question."""
        stems = {claim.stem for claim in said if not claim.common} or {one.stem for one in said}
        fresh = frozenset(stems - set(asked)) or frozenset(stems)
        line = " ".join(sorted(claim.stem for claim in said))
        return cls({one: weights[one] for one in stems}, fresh, line)


def likeness(wanted: Wanted, stems: Collection[str], line: str) -> float:
    """Say how much of a right answer a response holds."""
    total = sum(wanted.weights.values())
    fresh = sum(wanted.weights[one] for one in wanted.fresh)
    said = sum(weight for one, weight in wanted.weights.items() if one in stems)
    newly = sum(wanted.weights[one] for one in wanted.fresh if one in stems)
    alike = fuzz.ratio(wanted.line, line) / 100
    return (newly / fresh + said / total + alike) / 3 if total and fresh else alike

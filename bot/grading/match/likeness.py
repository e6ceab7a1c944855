"""Likeness: how much of a right answer is in a response, and how much of that is chance.

Four views of one comparison, none of which is safe alone: how much of the answer's weight was said
beyond the question's own words, how much was said at all, how alike the two texts are as wholes,
and how many neighbouring words they share. Thirds of the first three are recipe D of
docs/grading.md; the fourth is worth 0.15, found on public answers.

An answer to another question of the same topic shares some words too, and in a topic about one
subject it shares many. That chance level is taken off, as Cohen's kappa does for raters, so that
one threshold serves all topics.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from bot.grading.match.statement import Statement
from bot.grading.text.opposites import companions

_PAIRS: Final = 0.15
"""Share of the neighbouring words in the whole."""

_COMPANION: Final = 0.8
"""What a word of the same meaning in the lists of opposites is worth."""

_ALIKE: Final = 0.8
"""Jaro-Winkler similarity from which two different words count in part: inflections that the
stemmer misses (conduct, conductor). It counts from 0.6 up, linearly."""

_NONE: Final[frozenset[str]] = frozenset()

_USUAL_CHANCE: Final = 0.15
_USUAL_WEIGHT: Final = 5
"""A topic with few questions says little about chance: five imagined ones at 0.15 are added."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A right answer, and which of its words the question did not give away."""

    statement: Statement
    fresh: frozenset[str]
    total: float
    """What all its words weigh."""
    fresh_total: float

    @classmethod
    def of(cls, statement: Statement, asked: Collection[str]) -> "Wanted":
        """Prepare a right answer; `asked` are the stems of the question."""
        weights = statement.weights
        fresh = frozenset(weights.keys() - set(asked)) or frozenset(weights)
        return cls(statement, fresh, fsum(weights.values()), fsum(weights[one] for one in fresh))


def likeness(wanted: Wanted, response: Statement, found: dict[str, float] | None = None) -> float:
    """Say how much of a right answer a response holds, from 0 to 1.

    `found` remembers between calls for one response how surely each word is in it.
    """
    statement = wanted.statement
    if not statement.weights or not response.stems:
        return 0.0
    found = {} if found is None else found
    for one in statement.weights.keys() - found.keys():
        found[one] = _found(one, response)
    if len(statement.weights) == 1 and not _has_the_word(next(iter(statement.weights)), response):
        return 0.0
    said = fsum(weight * found[one] for one, weight in statement.weights.items())
    fresh = fsum(statement.weights[one] * found[one] for one in wanted.fresh)
    alike = fuzz.ratio(statement.line, response.line) / 100
    whole = (fresh / wanted.fresh_total + said / wanted.total + alike) / 3
    return (1 - _PAIRS) * whole + _PAIRS * _shared_pairs(statement, response)


def beyond_chance(value: float, chance: float) -> float:
    """Take the chance level off a likeness: 0 is chance, 1 is full agreement."""
    return (value - chance) / (1 - chance)


def chance_level(wanted: Sequence[Wanted], others: Sequence[Statement]) -> float:
    """Say how alike answers to other questions are to this one's, on average."""
    total = sum(max(likeness(one, other) for one in wanted) for other in others)
    return (total + _USUAL_CHANCE * _USUAL_WEIGHT) / (len(others) + _USUAL_WEIGHT)


def _found(one: str, response: Statement) -> float:
    """Say how surely a word, or one like it, is in a response."""
    if one in response.words:
        return 1.0
    if not companions().get(one, _NONE).isdisjoint(response.words):
        return _COMPANION
    if len(one) < 4 or one[0] not in response.beginnings:
        return 0.0
    words: list[str] = sorted(response.words, key=len)  # of words as near, always the shortest
    nearest = process.extractOne(one, words, scorer=JaroWinkler.similarity, score_cutoff=_ALIKE)
    return (nearest[1] - 0.6) / 0.4 if nearest and len(nearest[0]) > 3 else 0.0


def _has_the_word(one: str, response: Statement) -> bool:
    """Whether a one-word answer was given; a word that only looks like it is another word."""
    return one in response.words or not companions().get(one, _NONE).isdisjoint(response.words)


def _shared_pairs(statement: Statement, response: Statement) -> float:
    if len(statement.stems) < 2:
        return float(statement.stems[0] in response.stems)
    return len(statement.pairs & response.pairs) / len(statement.pairs)

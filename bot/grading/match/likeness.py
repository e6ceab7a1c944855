"""Likeness: how much of a right answer is in a response, and how much of that is chance.

Four views of one comparison, none of which is safe alone: how much of the answer's weight was said
beyond the question's own words, how much was said at all, how alike the two texts are as wholes,
and how many neighbouring words they share. Thirds of the first three are recipe D of
docs/measurements/grading.md; the fourth is worth 0.15, found on public answers.

What does a likeness of 0.3 mean? That depends on the topic. Where every answer speaks of customers
and prices, right answers to two *different* questions may be 0.3 alike; where the questions have
nothing to do with each other, 0.3 says something. So a level is measured at which likeness means
nothing: the *chance level* is how alike the right answers to other questions are, on average, to
the nearest right answer to this one. Those answers are all wrong here, so whoever merely talks
about the subject reaches that much. It is subtracted and the rest is scaled, (likeness - chance) /
(1 - chance), as Cohen's kappa (1960) does for raters who agree by chance. Then 0 is no better than
such talk, 1 is the answer itself, and one threshold serves all topics.
"""

from collections.abc import Collection, Sequence
from math import fsum
from typing import Final

from msgspec import Struct
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
stemmer misses (conduct, conductor)."""
_UNLIKE: Final = 0.6
"""Jaro-Winkler similarity that is worth nothing; from here to 1 the worth rises linearly, so that a
word that is only just alike counts half."""

_MOSTLY: Final = 0.5
"""Share of their weight from which words are most of a response."""

_NONE: Final[frozenset[str]] = frozenset()

_USUAL_CHANCE: Final = 0.15
"""Chance level of a topic of which nothing is known."""
_USUAL_WEIGHT: Final = 5
"""A topic with few questions says little about chance: five imagined ones at 0.15 are added."""


class RightAnswer(Struct, frozen=True):
    """A right answer, and which of its words the question did not give away."""

    statement: Statement
    fresh: frozenset[str]
    total: float
    """What all its words weigh."""
    fresh_total: float

    @classmethod
    def of(cls, statement: Statement, asked: Collection[str]) -> "RightAnswer":
        """Prepare a right answer; `asked` are the stems of the question."""
        weights = statement.weights
        fresh = frozenset(weights.keys() - set(asked)) or frozenset(weights)
        return cls(statement, fresh, fsum(weights.values()), fsum(weights[one] for one in fresh))


def likeness(
    wanted: RightAnswer, response: Statement, found: dict[str, float] | None = None
) -> float:
    """Say how much of a right answer a response holds: 0 nothing, 1 all of it in its own words.

    Chance is still in it. An answer of one word is held whole or not at all. `found` remembers
    between calls for one response how surely each word is in it, from 0 to 1.
    """
    statement = wanted.statement
    weights = statement.weights
    if not weights or not response.stems:
        return 0.0
    found = {} if found is None else found
    found |= {one: found_in(one, response) for one in weights.keys() - found.keys()}
    if len(weights) == 1 and not _has_the_word(next(iter(weights)), response):
        return 0.0
    held = {one: weight * found[one] for one, weight in weights.items() if found[one]}
    said = fsum(held.values())
    fresh = fsum(value for one, value in held.items() if one in wanted.fresh)
    alike = fuzz.ratio(statement.line, response.line) / 100
    whole = (fresh / wanted.fresh_total + said / wanted.total + alike) / 3
    return (1 - _PAIRS) * whole + _PAIRS * _shared_pairs(statement, response)


def beyond_chance(value: float, chance: float) -> float:
    """Take the chance level off a likeness: 0 is chance, 1 the answer itself; may be negative.

    `chance` must be below 1, and `chance_level` always is.
    """
    return (value - chance) / (1 - chance)


def chance_level(wanted: Sequence[RightAnswer], others: Sequence[Statement]) -> float:
    """Say how alike right answers to other questions are to this one's, on average, from 0 to 1.

    Each of `others` counts with the right answer that it is most like, because a response does too.
    """
    total = sum(max(likeness(one, other) for one in wanted) for other in others)
    return (total + _USUAL_CHANCE * _USUAL_WEIGHT) / (len(others) + _USUAL_WEIGHT)


def found_in(one: str, response: Statement) -> float:
    """Say how surely a word, or one like it, is in a response, from 0 to 1."""
    if one in response.words:
        return 1.0
    if not companions(response.language).get(one, _NONE).isdisjoint(response.words):
        return _COMPANION
    if len(one) < 4 or one[0] not in response.beginnings:
        return 0.0
    words: list[str] = sorted(response.words, key=len)  # of words as near, always the shortest
    nearest = process.extractOne(one, words, scorer=JaroWinkler.similarity, score_cutoff=_ALIKE)
    return (nearest[1] - _UNLIKE) / (1 - _UNLIKE) if nearest and len(nearest[0]) > 3 else 0.0


def repeats(right: Statement, response: Statement, asked: Collection[str]) -> bool:
    """Whether what a response adds to the question is mostly in the words of a right answer."""
    own = {one: weight for one, weight in response.weights.items() if one not in asked}
    kept = fsum(weight for one, weight in own.items() if one in right.weights)
    return kept >= _MOSTLY * fsum(own.values())


def _has_the_word(one: str, response: Statement) -> bool:
    """Whether a one-word answer was given; a word that only looks like it is another word."""
    return one in response.words or not companions(response.language).get(one, _NONE).isdisjoint(
        response.words
    )


def _shared_pairs(statement: Statement, response: Statement) -> float:
    if len(statement.stems) < 2:
        return float(statement.stems[0] in response.stems)
    return len(statement.pairs & response.pairs) / len(statement.pairs)

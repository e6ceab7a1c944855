"""Which way each thing goes: what a text says is more or less, kept or lost.

A sentence encoder takes "the current is bigger" for "the current is smaller", and a list of
opposites sees only the pairs that are in it. But most ideas are about something that goes one way,
and say so in one of a few hundred words (`polarity`). So every clause lends its direction to the
things that it speaks of: *current* and *heat* go down in the key. A response that sends them up
says something else, in whatever words: "takes away the tension" for "they build tension", "they
feed the bacteria" for "they kill bacteria".
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from bot.grading.meaning.clauses import clauses
from bot.grading.text.language import ENGLISH, language_of
from bot.grading.text.polarity import has_direction, polarity
from bot.grading.text.stems import stem
from bot.grading.text.words import read

_MOSTLY: Final = 0.6
"""How clearly a key sends a thing one way, if it does: four of its five texts that speak of it."""

Directions = Mapping[str, float]
"""For each thing, as a stem, which way it goes: -1 down to 1 up; what goes nowhere is absent."""


@lru_cache(maxsize=4096)
def directions(text: str, language: str = ENGLISH) -> Directions:
    """Tell which way the things go that a text speaks of."""
    found: dict[str, int] = {}
    for clause in clauses(text, language) or (text,):
        points = polarity(clause, language)
        for thing in _things(clause, language):
            found[thing] = found.get(thing, 0) + points
    return {thing: 1.0 if points > 0 else -1.0 for thing, points in found.items() if points}


def directions_in(texts: Iterable[str], language: str = ENGLISH) -> Directions:
    """Tell which way things go in several texts, on average."""
    found: dict[str, list[float]] = {}
    for text in texts:
        for thing, points in directions(text, language).items():
            found.setdefault(thing, []).append(points)
    return {thing: sum(some) / len(some) for thing, some in found.items()}


def sends_otherwise(one: Directions, key: Directions) -> bool:
    """Tell whether a text sends anything the other way than a key mostly does."""
    return any(one[thing] * key[thing] <= -_MOSTLY for thing in one.keys() & key.keys())


def _things(clause: str, language: str) -> set[str]:
    empty = language_of(language).empty
    return {
        stem(one.text, language)
        for one in read(clause, language=language)
        if one.text not in empty and not has_direction(one.text, language)
    }

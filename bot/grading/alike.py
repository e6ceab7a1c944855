"""Which responses say the same as one: for a marker who decides on all of them together.

Learners put one idea in many ways, and whoever marks it once has marked them all. Likeness of words
or of meaning finds them, not only to the first: two short answers to one question may be far apart,
and each near to a third. But both are nearly deaf to what turns a text round, so that responses in
which something is denied, opposed or counted differently stay apart. What is alike for a machine
may still differ for a teacher: nothing is decided on this by itself.
"""

from collections.abc import Sequence
from math import fsum
from typing import Final

from bot.grading.match.contradiction import contradiction
from bot.grading.match.likeness import RightAnswer, likeness
from bot.grading.match.statement import Statement

_BY_WORDS: Final = 0.45
"""Likeness, mean of both ways, from which two responses say the same."""
_BY_MEANING: Final = 0.65
"""Cosine from which they do: paraphrases of one sentence usually lie above 0.6."""
_NEAR: Final = 0.45
"""Cosine to one of several from which a response may say what they all do."""
_NEAR_ALL: Final = 0.35
"""Mean cosine to all of them from which it then does.

Of ten thumbed wordings of one idea, in seven subjects, 6 come together so from whichever one
begins, with 0.5 that mean something else; by the nearest alone, from 0.65, 2 and 0.1 do."""


def alike(
    said: Sequence[Statement], asked: Statement, near: Sequence[Sequence[float]]
) -> tuple[int, ...]:
    """Give the places of the responses that say what the first one does, which is among them.

    The nearest come first. `near` says how near the meanings of any two are: cosines, 0 where
    nothing is known.
    """
    group = [0]
    left = {
        place: [_likeness(said[0], one, asked)]
        for place, one in enumerate(said)
        if place and not _is_turned(said[0], one)
    }
    while found := {
        place: nearness
        for place, by_words in left.items()
        if (nearness := _nearness(by_words, [near[place][one] for one in group]))
    }:
        nearest = max(found, key=lambda place: found[place])
        group.append(nearest)
        left = {
            place: [*by_words, _likeness(said[nearest], said[place], asked)]
            for place, by_words in left.items()
            if place != nearest and not _is_turned(said[nearest], said[place])
        }
    return tuple(group)


def _nearness(by_words: Sequence[float], by_meaning: Sequence[float]) -> float:
    """Say how near a response is to the nearest of a group; 0 where it says something else."""
    nearest, mean = max(by_meaning), fsum(by_meaning) / len(by_meaning)
    one_of_them = max(by_words) >= _BY_WORDS or nearest >= _BY_MEANING
    says_the_same = one_of_them or (nearest >= _NEAR and mean >= _NEAR_ALL)
    return max(nearest, *by_words) if says_the_same else 0.0


def _likeness(one: Statement, other: Statement, asked: Statement) -> float:
    there = likeness(RightAnswer.of(one, asked.weights), other)
    back = likeness(RightAnswer.of(other, asked.weights), one)
    return (there + back) / 2


def _is_turned(one: Statement, other: Statement) -> bool:
    numbers = [{claim.token.number for claim in text.said} for text in (one, other)]
    return numbers[0] != numbers[1] or bool(contradiction(one, other) or contradiction(other, one))

"""Which responses say the same as one: for a marker who decides on all of them together.

Learners put one idea in many ways, and whoever marks it once has marked them all. Likeness of words
or of meaning finds them; but both are nearly deaf to what turns a text round, so that responses in
which something is denied, opposed or counted differently stay apart. What is alike for a machine
may still differ for a teacher: nothing is decided on this by itself.
"""

from collections.abc import Sequence
from typing import Final

from bot.grading.match.contradiction import contradiction
from bot.grading.match.likeness import RightAnswer, likeness
from bot.grading.match.statement import Statement

_BY_WORDS: Final = 0.45
"""Likeness, mean of both ways, from which two responses say the same."""
_BY_MEANING: Final = 0.65
"""Cosine from which they do: paraphrases of one sentence usually lie above 0.6."""


def alike(said: Sequence[Statement], asked: Statement, near: Sequence[float]) -> tuple[int, ...]:
    """Give the places of the responses that say what the first one does, which is among them.

    `near` says how near the meaning of each is to the first: a cosine, 0 where nothing is known.
    """
    first, *others = said
    return (
        0,
        *(
            place
            for place, one in enumerate(others, 1)
            if (near[place] >= _BY_MEANING or _likeness(first, one, asked) >= _BY_WORDS)
            and not _is_turned(first, one)
        ),
    )


def _likeness(one: Statement, other: Statement, asked: Statement) -> float:
    there = likeness(RightAnswer.of(one, asked.weights), other)
    back = likeness(RightAnswer.of(other, asked.weights), one)
    return (there + back) / 2


def _is_turned(one: Statement, other: Statement) -> bool:
    numbers = [{claim.token.number for claim in text.said} for text in (one, other)]
    return numbers[0] != numbers[1] or bool(contradiction(one, other) or contradiction(other, one))

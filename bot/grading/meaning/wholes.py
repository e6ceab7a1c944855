"""How probably a response means a whole right answer, where the key lists no ideas of it.

Of such a key nothing is known to be wrong, so no contrast can be taken, only how near a response
comes, and how much of it likeness of words hears. Who sees whether that says anything is
`cases.whole`.
"""

from typing import Final

from bot.grading.keys.compiled import Compiled
from bot.grading.match.likeness import beyond_chance, likeness
from bot.grading.match.statement import Statement
from bot.grading.meaning.turning import Views

_SAID_BY: Final = 3
"""Telling words that the question does not have by which a whole answer is said: fewer are seldom
enough, and more prove nothing."""


def whole(near: float, says: Statement, key: Compiled) -> Views:
    """Take the views of a response that comes as `near` to a right answer as a cosine says."""
    alike = max(likeness(right, says) for right in key.rights)
    telling = {one.stem for one in says.said if not one.common} - key.asked.weights.keys()
    return {
        "one": 1.0,
        "near": near,
        "alike": max(0.0, beyond_chance(alike, key.chance)),
        "too_short": max(0.0, 1 - len(telling) / _SAID_BY),
    }

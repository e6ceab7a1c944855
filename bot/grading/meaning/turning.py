"""How far a response turns round what a key says of an idea.

A sentence encoder hardly hears direction, so words are asked whether two texts contradict each
other, or point different ways. That is a rough judgement, and which of an idea's texts lies nearest
is partly chance. So it is not left to one pair: the few nearest pairs of a text and a stretch of
the response each have a vote, and the nearer a pair, the more its vote counts.
"""

import math
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from bot.grading.match.contradiction import contradiction, denied_otherwise
from bot.grading.match.statement import Statement
from bot.grading.meaning.space import Matrix, Numbers

_PAIRS: Final = 4
"""Pairs that vote; 3 to 20 do equally well, and each costs a comparison by words."""
_SHARPNESS: Final = 8.0
"""How much more a nearer pair counts: twice as much for 0.09 of a cosine. 6 to 20 do."""

Views = dict[str, float]


class Directed(Struct, frozen=True):
    """A text as words compare it, and which way it points: -1, 0 or 1."""

    statement: Statement
    way: int


def turning(
    near: Matrix, texts: Numbers, wanted: Callable[[int], Directed], says: Callable[[int], Directed]
) -> Views:
    """Take the views of how far a response turns an idea round, each from 0 to 1.

    `near` holds a row for each stretch of the response and a column for each text of the key;
    `texts` are the numbers of those that say the idea.
    """
    some = near[:, texts]
    nearest = some.argsort(axis=None)[::-1][:_PAIRS]
    total, votes = 0.0, dict.fromkeys(_JUDGED, 0.0)
    for place in nearest:
        stretch, column = divmod(int(place), len(texts))
        weight = math.exp(_SHARPNESS * float(some[stretch, column]))
        total += weight
        for name, is_so in _judged(wanted(int(texts[column])), says(stretch)).items():
            votes[name] += weight * is_so
    return {name: vote / total for name, vote in votes.items()}


_JUDGED: Final = ("turned", "plainly_turned", "denied", "points_apart")


def _judged(wanted: Directed, says: Directed) -> dict[str, bool]:
    turned = contradiction(wanted.statement, says.statement)
    return {
        "turned": turned is not None,
        "plainly_turned": turned is not None and turned.plain,
        "denied": bool(denied_otherwise(wanted.statement, says.statement)),
        "points_apart": wanted.way != says.way,
    }

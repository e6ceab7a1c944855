"""The leaderboard of a week: points for taking part and for improving, never for speed.

Only those are on it who asked to be, under the name they chose. Who was right is not counted, so
nobody gains by answering only what they know; coming back to what was missed before is.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from bot.tutor.model.people import OwnPlace
from state.records.classes import Answer

ANSWERED = 2
"""Points for answering a question, right or wrong."""

IMPROVED = 1
"""Points more for being right on what the same person missed the time before."""

SHOWN = 5
"""Names that a group sees."""


class Place(Struct, frozen=True):
    """One line of the leaderboard; who has the same points shares a place."""

    place: int
    nickname: str
    points: int


class Board(Struct, frozen=True):
    """What a group sees of its leaderboard."""

    top: tuple[Place, ...]
    level: int = 0
    """How many more have as many points as the last of those shown."""


def points(answers: Iterable[Answer]) -> Counter[int]:
    """Add up everybody's points, by learner: 2 for an answer, 1 more for an improvement."""
    total: Counter[int] = Counter()
    for answer in answers:
        total[answer.learner_id] += ANSWERED + IMPROVED * answer.improved
    return total


def board(answers: Iterable[Answer], nicknames: Mapping[int, str]) -> Board:
    """What a group sees: the best five of those who have a nickname and took part."""
    ranked = _ranked(answers, nicknames)
    places = [Place(place, nicknames[number], scored) for number, (place, scored) in ranked.items()]
    places.sort(key=lambda one: (one.place, one.nickname.casefold()))
    top, rest = places[:SHOWN], places[SHOWN:]
    return Board(tuple(top), sum(one.place == top[-1].place for one in rest))


def own_place(
    answers: Iterable[Answer], nicknames: Mapping[int, str], learner_id: int
) -> OwnPlace | None:
    """One person's place; None for somebody who is not on the board or did not take part."""
    ranked = _ranked(answers, nicknames)
    if learner_id not in ranked:
        return None
    place, scored = ranked[learner_id]
    return OwnPlace(place, len(ranked), scored)


def _ranked(answers: Iterable[Answer], nicknames: Mapping[int, str]) -> dict[int, tuple[int, int]]:
    """Give place and points of everybody on the board, by their number."""
    scored = {number: got for number, got in points(answers).items() if number in nicknames}
    return {
        number: (1 + sum(more > got for more in scored.values()), got)
        for number, got in scored.items()
    }

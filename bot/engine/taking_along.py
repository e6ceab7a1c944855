"""A learner's answers from another program, taken along into the review log.

Each becomes a review as if it had been given here, so that the memory is what replaying the log
gives, and equals the other program's. An item that was answered here already keeps its own log, so
that doing it again changes nothing. All inside the caller's transaction.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from msgspec import Struct

from bot.importing.anki.history import History
from state.clock.days import day_of
from state.memory.schedule import DEFAULT_RETENTION
from state.records.learners import Rating, Review, Who
from state.sql import Connection
from state.tables.memory import reviews

AT_ONCE: Final = 50
"""Items in one transaction, so that a bot that runs beside waits for none long."""


class Past(Struct, frozen=True):
    """One answer: when, in seconds of UTC, and how it went."""

    at: int
    rating: Rating


def past_of(history: History) -> tuple[Past, ...]:
    """Give the answers of a history that another program kept."""
    return tuple(Past(one.at, Rating(one.button)) for one in history.answers)


def take_along(
    db: Connection, who: Who, zone: str, past: Mapping[str, Sequence[Past]]
) -> dict[str, int]:
    """Log what was answered of each item, oldest first; gives how many reviews that came to.

    An item that has a log here already is not in what is given.
    """
    taken = {}
    for item, answers in past.items():
        if answers and not reviews.live(db, who, item):
            for one in answers:
                day = day_of(one.at, zone)
                reviews.note(db, who, Review(item, one.at, day, one.rating, DEFAULT_RETENTION))
            taken[item] = len(answers)
    return taken


def in_parts(past: Mapping[str, Sequence[Past]]) -> Iterator[dict[str, Sequence[Past]]]:
    """Part what was answered into as much as one transaction takes."""
    left = iter(past.items())
    while some := dict(islice(left, AT_ONCE)):
        yield some

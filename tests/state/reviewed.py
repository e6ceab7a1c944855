"""A learner with a short past, for whoever looks through a whole database."""

from state.records.learners import Learner, Rating, Review, Who
from state.sql import Connection
from state.tables import learners
from state.tables.memory import reviews

DAY = 739_000


def revise(db: Connection, who: Who) -> None:
    """Have somebody review two items, one of them twice, and a third that is undone."""
    learners.welcome(db, who, Learner("Ann", "Europe/London"), 0)
    for item, day in (("t/a", DAY), ("t/b", DAY), ("t/a", DAY + 2), ("t/c", DAY + 2)):
        reviews.note(db, who, Review(item, day, day, Rating.GOOD, 0.9))
    logged = reviews.last(db, who)
    assert logged is not None
    reviews.undo(db, who, logged, 0)

"""What learners have done, for whoever looks at it: one answer, or a short past."""

from state.records.learners import Attempt, Learner, Rating, Review, Who
from state.sql import Connection
from state.tables import attempts, learners
from state.tables.memory import reviews
from tests.narrowing import there

ITEM = "t/a"
DAY = 739_000


def answered(
    db: Connection, who: Who, response: str, rating: Rating = Rating.AGAIN, day: int = DAY
) -> None:
    """Have somebody answer an item wrongly, and count it as rated."""
    attempts.note(db, who, Attempt(ITEM, 9, response, "wrong", 0.0, "words", None))
    reviews.note(db, who, Review(ITEM, day * 86_400, day, rating, 0.9))
    attempts.link(db, who, ITEM)


def revise(db: Connection, who: Who) -> None:
    """Have somebody review two items, one of them twice, and a third that is undone."""
    learners.welcome(db, who, Learner("Ann", "Europe/London"), 0)
    for item, day in (("t/a", DAY), ("t/b", DAY), ("t/a", DAY + 2), ("t/c", DAY + 2)):
        reviews.note(db, who, Review(item, day, day, Rating.GOOD, 0.9))
    reviews.undo(db, who, there(reviews.last(db, who)), 0)

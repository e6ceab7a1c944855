"""Graded responses: how often somebody is right."""

import sqlite3

import pytest

from state.records.learners import Attempt, Learner, Rating, Review, Who
from state.tables import attempts, learners, reviews

ANN = Who(7, 1)
ITEM = "t/a"
DAY = 739_000


@pytest.fixture(autouse=True)
def _known(db: sqlite3.Connection) -> None:
    learners.welcome(db, ANN, Learner("Somebody", "Europe/London"), 5)


def answered(
    db: sqlite3.Connection, who: Who, response: str, rating: Rating = Rating.AGAIN, day: int = DAY
) -> None:
    attempts.note(db, who, Attempt(ITEM, 9, response, "wrong", 0.0, "words", None))
    reviews.note(db, who, Review(ITEM, day * 86_400, day, rating, 0.9))
    attempts.link(db, who, ITEM)


def test_accuracy_is_the_share_of_the_last_reviews_and_unknown_before_the_first(
    db: sqlite3.Connection,
) -> None:
    assert attempts.accuracy(db, ANN, 10) is None
    for number, rating in enumerate((Rating.AGAIN, Rating.AGAIN, Rating.GOOD, Rating.HARD)):
        answered(db, ANN, "x", rating, DAY + number)
    assert attempts.accuracy(db, ANN, 3) == pytest.approx(2 / 3)

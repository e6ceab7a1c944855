"""Looking a review up: one that was undone, of somebody else, or under another name."""

import sqlite3

import pytest

from state.records.learners import Learner, Rating, Review, Who
from state.tables import learners, reviews

ANN, BEN = Who(7, 1), Who(7, 2)
DAY = 739_000


@pytest.fixture(autouse=True)
def _known(db: sqlite3.Connection) -> None:
    for who in (ANN, BEN):
        learners.welcome(db, who, Learner("Somebody", "Europe/London"), 5)


def review(db: sqlite3.Connection, who: Who, item: str, day: int) -> None:
    reviews.note(db, who, Review(item, day * 86_400, day, Rating.GOOD, 0.9))


def test_a_review_is_found_by_its_number_by_its_learner_until_it_is_undone(
    db: sqlite3.Connection,
) -> None:
    review(db, ANN, "t/a", DAY)
    logged = reviews.by_number(db, ANN, 1)
    assert logged is not None
    assert logged == reviews.last(db, ANN)
    assert reviews.by_number(db, BEN, 1) is None
    reviews.undo(db, ANN, logged, 9)
    assert reviews.by_number(db, ANN, 1) is None
    assert reviews.by_number(db, ANN, 2) is None  # the undo itself


def test_the_last_review_of_an_item_is_the_newest_of_all_its_names(db: sqlite3.Connection) -> None:
    review(db, ANN, "t/a", DAY)
    reviews.rename_items(db, ANN.bot_id, {"t/a": "t/b"}, 9)
    old = reviews.last_of(db, ANN, "t/b")
    assert old is not None
    assert (old.id, old.review.item) == (1, "t/b")

    review(db, ANN, "t/b", DAY + 1)
    review(db, ANN, "t/c", DAY + 2)
    new = reviews.last_of(db, ANN, "t/b")
    assert new is not None
    assert new.id == 2
    assert [one.day for one in reviews.live(db, ANN, "t/b")] == [DAY, DAY + 1]
    assert reviews.last_of(db, ANN, "t/a") is None


def test_the_whole_log_bears_the_present_names_oldest_first(db: sqlite3.Connection) -> None:
    review(db, ANN, "t/a", DAY)
    review(db, BEN, "t/a", DAY)
    reviews.rename_items(db, ANN.bot_id, {"t/a": "t/b"}, 9)
    review(db, ANN, "t/a", DAY + 1)
    assert [(one.item, one.day) for one in reviews.log(db, ANN)] == [
        ("t/b", DAY),
        ("t/a", DAY + 1),
    ]

"""Graded responses: how often somebody is right, and how often somebody who was sure of it."""

import pytest

from state.records.learners import Attempt, Calibration, Learner, Rating, Review, Sure, Who
from state.sql import Connection
from state.tables import attempts, contests, learners
from state.tables.memory import reviews
from tests.state.reviewed import DAY, ITEM, answered

pytestmark = pytest.mark.usefixtures("ann")


def test_accuracy_is_the_share_of_the_last_reviews_and_unknown_before_the_first(
    db: Connection, who: Who
) -> None:
    assert attempts.accuracy(db, who, 10) is None
    for number, rating in enumerate((Rating.AGAIN, Rating.AGAIN, Rating.GOOD, Rating.HARD)):
        answered(db, who, "x", rating, DAY + number)
    assert attempts.accuracy(db, who, 3) == pytest.approx(2 / 3)


def answers(
    db: Connection, who: Who, *outcomes: str, sure: Sure | None = Sure.SURE, item: str = ITEM
) -> None:
    """Try an item until it is settled; how sure one was of the first stays with the others."""
    for outcome in outcomes:
        attempts.note(db, who, Attempt(item, 9, outcome, outcome, 0.0, "because", None, sure))
    reviews.note(db, who, Review(item, 9, 740_000, Rating.AGAIN, 0.9))
    attempts.link(db, who, item)


def contested(db: Connection, who: Who, response: str, *, accepted: bool | None) -> None:
    contests.contest(db, who, ITEM, response, 9)
    case = contests.next_case(db, who.bot_id)
    assert case is not None
    if accepted:
        contests.accept(db, who, case.id, 10)
    elif accepted is not None:
        contests.refuse(db, who, case.id, "no", 10)


def test_what_is_tried_again_is_counted_by_its_first_try(db: Connection, who: Who) -> None:
    answers(db, who, "wrong", "wrong", "right")
    answers(db, who, "right")
    assert attempts.calibration(db, who) == Calibration(sure=2, right=1)


def test_other_items_and_other_people_are_kept_apart(db: Connection, who: Who) -> None:
    other = Who(who.bot_id, who.learner_id + 1)
    learners.welcome(db, other, Learner("Bob", "Europe/London"), 5)
    answers(db, other, "wrong")
    answers(db, who, "right", item="t/b")
    answers(db, who, "slip")
    assert attempts.calibration(db, who) == Calibration(sure=2, right=2)


def test_what_was_asked_again_without_the_question_does_not_count(db: Connection, who: Who) -> None:
    attempts.note(db, who, Attempt(ITEM, 9, "again", "wrong", 0.0, "because", None, None))
    answers(db, who, "right")
    assert attempts.calibration(db, who) == Calibration(sure=1, right=1)


@pytest.mark.parametrize("how", [Sure.THINK_SO, Sure.GUESS, None])
def test_whoever_was_not_sure_is_not_counted(how: Sure | None, db: Connection, who: Who) -> None:
    answers(db, who, "wrong", sure=how)
    assert attempts.calibration(db, who) == Calibration(sure=0, right=0)


def test_what_could_not_be_judged_is_left_out_with_all_that_came_of_it(
    db: Connection, who: Who
) -> None:
    answers(db, who, "unsure", "wrong")
    assert attempts.calibration(db, who) == Calibration(sure=0, right=0)


@pytest.mark.parametrize(
    ("accepted", "counted"),
    [(True, Calibration(1, 1)), (False, Calibration(1, 0)), (None, Calibration(0, 0))],
)
def test_a_contested_answer_counts_as_it_was_decided_and_not_before(
    accepted: bool | None,  # noqa: FBT001  # a table of cases
    counted: Calibration,
    db: Connection,
    who: Who,
) -> None:
    answers(db, who, "wrong")
    contested(db, who, "wrong", accepted=accepted)
    assert attempts.calibration(db, who) == counted

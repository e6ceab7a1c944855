"""What a review says about memory: only one on a later day says anything."""

import math

import pytest

from state.memory import schedule
from state.memory.retrievals import Retrieval, histories, retrievals
from state.memory.schedule import DEFAULTS
from state.records.learners import Rating, Review

DAY = 740_000


def review(days: int, rating: Rating = Rating.GOOD, item: str = "t/a") -> Review:
    return Review(item, (DAY + days) * 86_400, DAY + days, rating, 0.9, options=4)


def test_a_first_meeting_and_a_second_look_on_the_same_day_are_no_trials() -> None:
    assert list(retrievals([review(0), review(0)], DEFAULTS)) == []


def test_a_trial_holds_what_was_expected_against_what_happened() -> None:
    first, second, third = review(0), review(3, Rating.AGAIN), review(5)
    one, two = retrievals([first, second, third], DEFAULTS)
    memory = schedule.review(None, first)
    assert (one.day, one.reps, one.elapsed, one.options, one.recalled) == (DAY + 3, 1, 3, 4, False)
    assert one.expected == schedule.recall(memory, DAY + 3)
    assert (two.reps, two.elapsed, two.recalled) == (2, 2, True)


@pytest.mark.parametrize(
    ("expected", "recalled", "loss"),
    [(0.5, True, math.log(2)), (0.5, False, math.log(2)), (0.9, False, math.log(10))],
)
def test_the_loss_is_what_a_log_score_says(
    expected: float,
    recalled: bool,  # noqa: FBT001  # a table of cases
    loss: float,
) -> None:
    assert Retrieval(DAY, 1, 1, expected, 0, recalled).loss == pytest.approx(loss)


def test_no_single_surprise_weighs_without_end() -> None:
    certain = Retrieval(DAY, 1, 1, 1.0, 0, recalled=False)
    assert certain.loss == pytest.approx(-math.log(1e-4))


def test_a_log_is_parted_by_items_in_its_order() -> None:
    log = [review(0), review(1, item="t/b"), review(2)]
    assert histories(log) == {"t/a": [log[0], log[2]], "t/b": [log[1]]}

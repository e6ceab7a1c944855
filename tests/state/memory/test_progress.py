"""Numbers out of memories and their log: what is known, what changed, what is due."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from state.memory import schedule
from state.memory.curve import Curve
from state.memory.forecast import Course, forecast
from state.memory.progress import (
    Mastery,
    Retention,
    as_of,
    mastery,
    minutes_ahead,
    replayed,
    retention,
)
from state.records.learners import Memory, Rating, Review
from tests.examples import FEWER

AGAIN, HARD, GOOD, EASY = Rating
DAY = 739_000
CURVE = Curve()

logs = st.lists(
    st.builds(
        Review,
        item=st.sampled_from(["t/a", "t/b", "t/c"]),
        at=st.just(0),
        day=st.integers(DAY, DAY + 40),
        rating=st.sampled_from(Rating),
        retention=st.just(0.9),
        options=st.sampled_from([0, 2, 4]),
    ),
    max_size=30,
).map(lambda log: sorted(log, key=lambda review: review.day))


def reviewed(item: str, *days_and_ratings: tuple[int, Rating]) -> list[Review]:
    return [Review(item, 0, DAY + day, rating, 0.9) for day, rating in days_and_ratings]


def remembered(log: list[Review]) -> dict[str, Memory]:
    memories: dict[str, Memory] = {}
    for review in log:
        memories[review.item] = schedule.review(memories.get(review.item), review)
    return memories


def test_mastery_counts_what_was_never_met_or_was_just_missed_as_nothing() -> None:
    memories = remembered([*reviewed("t/a", (0, GOOD)), *reviewed("t/b", (0, AGAIN))])
    standing = mastery(memories, ["t/a", "t/b", "t/c", "t/d"], DAY, CURVE)
    near = Mastery(CURVE.recall(memories["t/a"], DAY) / 4, met=2, total=4)
    assert standing == near


@given(logs, st.integers(0, 60), st.integers(0, 9))
def test_mastery_is_what_a_forecast_begins_with(log: list[Review], later: int, unmet: int) -> None:
    memories, today = remembered(log), DAY + 40 + later
    items = [*memories, *(f"t/new-{number}" for number in range(unmet))]
    way = forecast(memories.values(), unmet, Course(today, today + 9, 5, 0.7), CURVE)
    assert mastery(memories, items, today, CURVE).recall == pytest.approx(way.points[0].mid)


def test_a_concept_without_items_is_no_division_by_nought() -> None:
    assert mastery({}, [], DAY, CURVE) == Mastery(0.0, 0, 0)


@given(logs)
def test_mastery_falls_as_time_passes_and_stays_between_none_and_all(log: list[Review]) -> None:
    memories = remembered(log)
    days = range(DAY + 41, DAY + 100, 7)
    over_time = [mastery(memories, ["t/a", "t/b"], day, CURVE).recall for day in days]
    assert over_time == sorted(over_time, reverse=True)
    assert all(0 <= recall <= 1 for recall in over_time)


@FEWER
@given(logs, st.integers(0, 40))
def test_the_memories_of_an_earlier_day_are_those_of_then(log: list[Review], later: int) -> None:
    then = [review for review in log if review.day <= DAY + later]
    assert as_of(remembered(log), replayed(log), DAY + later) == remembered(then)


@given(logs, st.integers(0, 40))
def test_only_the_log_of_what_was_reviewed_since_is_needed_to_look_back(
    log: list[Review], later: int
) -> None:
    since = {review.item for review in log if review.day > DAY + later}
    part = [review for review in log if review.item in since]
    memories, day = remembered(log), DAY + later
    assert as_of(memories, replayed(part), day) == as_of(memories, replayed(log), day)


def test_what_changed_is_worked_out_with_the_learners_own_parameters() -> None:
    own = (*schedule.DEFAULTS[:2], 9.0, *schedule.DEFAULTS[3:])
    log = reviewed("t/a", (0, GOOD), (9, GOOD))
    (before,) = as_of({}, replayed(log, own), DAY + 1).values()
    assert before.stability == pytest.approx(9.0)


def test_only_what_was_met_and_had_come_due_tells_of_retention() -> None:
    first, second = 2, 13
    log = [
        *reviewed("t/a", (0, GOOD), (first - 1, GOOD)),  # the first meeting; then before its time
        *reviewed("t/b", (0, GOOD), (first + 1, GOOD), (first + 1, AGAIN), (second + 9, AGAIN)),
    ]
    assert remembered(reviewed("t/b", (0, GOOD)))["t/b"].due == DAY + first
    assert retention(replayed(log), DAY) == Retention(reviews=2, remembered=1)


@FEWER
@given(logs, st.integers(0, 40))
def test_retention_from_a_day_on_counts_what_it_would_of_all(log: list[Review], later: int) -> None:
    steps = replayed(log)
    whole, recent = retention(steps, DAY), retention(steps, DAY + later)
    earlier = retention([step for step in steps if step.review.day < DAY + later], DAY)
    assert recent.reviews == whole.reviews - earlier.reviews
    assert recent.remembered == whole.remembered - earlier.remembered
    assert 0 <= recent.remembered <= recent.reviews


def test_minutes_are_rounded_up_by_the_day_and_what_is_overdue_is_due_today() -> None:
    dues = [(DAY - 5, 30), (DAY, 45), (DAY + 1, 60), (DAY + 3, 61), (DAY + 4, 999)]
    assert minutes_ahead(dues, DAY, 4) == (2, 1, 0, 2)


@given(st.lists(st.tuples(st.integers(DAY - 9, DAY + 20), st.integers(1, 200))))
def test_no_minute_that_is_due_within_the_days_is_left_out(dues: list[tuple[int, int]]) -> None:
    ahead = minutes_ahead(dues, DAY, 14)
    seconds = sum(takes for due, takes in dues if due < DAY + 14)
    assert len(ahead) == 14
    assert seconds <= 60 * sum(ahead) < seconds + 60 * 14

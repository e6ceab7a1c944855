"""When an item comes back: FSRS in whole days, repeatable to the last bit."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from state import schedule
from state.records import Memory, Rating, Review
from state.schedule import MAX_INTERVAL, replay, review

AGAIN, HARD, GOOD, EASY = Rating
DAY = 739_000

ratings = st.sampled_from(Rating)
items = st.text(min_size=1, max_size=20)
retentions = st.floats(min_value=0.70, max_value=0.97)
options = st.sampled_from([0, 2, 3, 4, 5])


@st.composite
def histories(draw: st.DrawFn, days: st.SearchStrategy[int] | None = None) -> list[Review]:
    """Reviews of one item; the days go forward unless a strategy for their steps says otherwise."""
    item = draw(items)
    day = DAY
    events = []
    for _ in range(draw(st.integers(1, 12))):
        events.append(Review(item, 0, day, draw(ratings), draw(retentions), draw(options)))
        day += draw(days if days is not None else st.integers(0, 500))
    return events


def on_time(sequence: list[Rating], item: str = "t/a") -> list[tuple[int, float, float]]:
    """Review an item each time on the day it is due; give interval, stability and difficulty."""
    memory, day, seen = None, DAY, []
    for rating in sequence:
        memory = review(memory, Review(item, 0, day, rating, 0.90))
        seen.append((memory.due - day, round(memory.stability, 3), round(memory.difficulty, 3)))
        day = memory.due
    return seen


@pytest.mark.parametrize(
    ("sequence", "expected"),
    [
        ([GOOD, GOOD, GOOD, GOOD, GOOD], [2, 11, 46, 163, 365]),
        ([EASY, EASY, EASY], [8, 66, 365]),
        ([HARD, HARD, HARD, HARD], [1, 3, 7, 12]),
        ([AGAIN, AGAIN, AGAIN], [1, 1, 1]),
        ([GOOD, GOOD, AGAIN, GOOD, GOOD], [2, 11, 1, 4, 10]),
        ([AGAIN, GOOD, GOOD], [1, 2, 6]),
    ],
)
def test_without_fuzz_the_intervals_are_those_of_fsrs_6(
    sequence: list[Rating], expected: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schedule, "_fuzzed", lambda interval, _item, _reps: interval)
    assert [interval for interval, _, _ in on_time(sequence)] == expected


def test_a_first_meeting_starts_from_the_default_stabilities_of_fsrs_6() -> None:
    firsts = [on_time([rating])[0][1:] for rating in Rating]
    assert firsts == [(0.212, 6.413), (1.293, 5.112), (2.306, 2.118), (8.296, 1.0)]


def test_a_question_that_can_be_guessed_comes_back_sooner() -> None:
    produced, four, two = (
        review(None, Review("t/a", 0, DAY, EASY, 0.80, options)).due for options in (0, 4, 2)
    )
    assert produced > four > two


@pytest.mark.parametrize(
    ("retention", "options", "asked"),
    [(0.9, 0, 0.9), (0.9, 4, 0.925), (0.9, 2, 0.95), (0.7, 2, 0.85), (0.97, 2, 0.97)],
)
def test_the_chance_of_a_lucky_guess_raises_what_is_asked_for(
    retention: float, options: int, asked: float
) -> None:
    assert schedule.retention_for(retention, options) == pytest.approx(asked)


@given(histories())
def test_replaying_the_log_gives_what_the_reviews_gave_one_by_one(events: list[Review]) -> None:
    memory = None
    for event in events:
        memory = review(memory, event)
    assert replay(events) == memory


@given(histories(days=st.integers(-400, 500)))
def test_an_item_is_due_after_the_day_of_its_review_and_within_a_year(events: list[Review]) -> None:
    memory = None
    for event in events:
        memory = review(memory, event)
        assert event.day < memory.due <= event.day + MAX_INTERVAL


@given(histories(days=st.integers(-400, 500)))
def test_a_clock_that_jumps_leaves_every_number_in_its_range(events: list[Review]) -> None:
    memory = replay(events)
    assert memory is not None
    assert memory.stability > 0
    assert math.isfinite(memory.stability)
    assert 1 <= memory.difficulty <= 10
    assert memory.day == max(event.day for event in events)
    assert memory.reps == len(events)
    assert 0 <= schedule.recall(memory, events[-1].day) <= 1


@given(histories(), st.integers(1, 400), ratings)
def test_a_clock_that_jumped_back_counts_as_no_time_passed(
    events: list[Review], back: int, rating: Rating
) -> None:
    memory = replay(events)
    assert memory is not None
    same_day, earlier = (
        review(memory, Review(memory.item, 0, day, rating, 0.9))
        for day in (memory.day, memory.day - back)
    )
    assert (earlier.stability, earlier.difficulty) == (same_day.stability, same_day.difficulty)


def test_what_was_missed_comes_back_tomorrow_however_well_it_was_known() -> None:
    memory = review(replay([Review("t/a", 0, DAY, EASY, 0.9)]), _again(DAY + 30))
    assert memory.due == DAY + 31


def _again(day: int) -> Review:
    return Review("t/a", 0, day, AGAIN, 0.9)


def test_forgetting_at_the_first_meeting_is_no_lapse_and_eight_lapses_make_a_leech() -> None:
    events = [_again(DAY + n) for n in range(9)]
    memories = [replay(events[:count]) for count in range(1, 10)]
    assert [memory.lapses for memory in memories if memory] == list(range(9))
    assert [memory.is_leech for memory in memories if memory] == [False] * 8 + [True]


@given(st.integers(3, MAX_INTERVAL), items, st.integers(1, 50))
def test_fuzz_stays_within_the_range_that_anki_allows(interval: int, item: str, reps: int) -> None:
    steps = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, math.inf, 0.05))
    spread = 1 + sum(share * max(0, min(interval, end) - start) for start, end, share in steps)
    fuzzed = schedule._fuzzed(interval, item, reps)
    assert abs(fuzzed - interval) <= spread + 0.5
    assert 2 <= fuzzed <= MAX_INTERVAL


def test_fuzz_spreads_items_that_were_learnt_together() -> None:
    dues = {
        review(None, Review(f"t/{number}", 0, DAY, EASY, 0.9)).due - DAY for number in range(99)
    }
    assert dues == {6, 7, 8, 9, 10}


@given(histories(), st.integers())
def test_no_global_chance_has_a_say(events: list[Review], seed: int) -> None:
    random.seed(1)
    first = replay(events)
    random.seed(seed)
    assert replay(events) == first


def test_the_chance_of_recall_falls_to_nine_in_ten_after_the_stability_in_days() -> None:
    memory = Memory("t/a", 20.0, 5.0, DAY, DAY + 20, 1, 0, GOOD)
    assert schedule.recall(memory, DAY) == 1
    assert schedule.recall(memory, DAY + 20) == pytest.approx(0.9)
    assert schedule.recall(memory, DAY + 60) == pytest.approx((1 + 0.98 * 3) ** -0.1542, abs=1e-4)


def test_no_reviews_give_no_memory() -> None:
    assert replay([]) is None

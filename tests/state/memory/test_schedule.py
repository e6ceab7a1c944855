"""When an item comes back: FSRS in whole days, repeatable to the last bit."""

import math
import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from state.memory import schedule
from state.memory.schedule import MAX_INTERVAL, replay, review
from state.records.learners import Memory, Rating, Review
from state.values import replace
from tests.examples import FEWER
from tests.narrowing import there

AGAIN, HARD, GOOD, EASY = Rating
DAY = 739_000

ratings = st.sampled_from(Rating)
items = st.text(min_size=1, max_size=20)
retentions = st.floats(min_value=0.70, max_value=0.97)
options = st.sampled_from([0, 2, 3, 4, 5])


@st.composite
def histories(
    draw: st.DrawFn, days: st.SearchStrategy[int] | None = None, *, chosen: bool = False
) -> list[Review]:
    """Reviews of one item; the days go forward unless a strategy for their steps says otherwise.

    With `chosen`, some carry the day that was chosen for the next one.
    """
    item = draw(items)
    day = DAY
    events = []
    for _ in range(draw(st.integers(1, 12))):
        due = draw(st.none() | st.integers(day + 1, day + MAX_INTERVAL)) if chosen else None
        events.append(Review(item, 0, day, draw(ratings), draw(retentions), draw(options), due))
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
    monkeypatch.setattr(schedule, "_fuzz", lambda interval: (interval, interval))
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


@FEWER
@given(histories(chosen=True))
def test_replaying_the_log_gives_what_the_reviews_gave_one_by_one(events: list[Review]) -> None:
    memory = None
    for event in events:
        memory = review(memory, event)
    assert replay(events) == memory


@FEWER
@given(histories(days=st.integers(-400, 500), chosen=True))
def test_an_item_is_due_after_the_day_of_its_review_and_within_a_year(events: list[Review]) -> None:
    memory = None
    for event in events:
        memory = review(memory, event)
        assert event.day < memory.due <= event.day + MAX_INTERVAL


@given(histories(days=st.integers(-400, 500)))
def test_a_clock_that_jumps_leaves_every_number_in_its_range(events: list[Review]) -> None:
    memory = there(replay(events))
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
    memory = there(replay(events))
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


@given(st.integers(3, MAX_INTERVAL))
def test_fuzz_stays_within_the_range_that_anki_allows(interval: int) -> None:
    steps = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, math.inf, 0.05))
    spread = 1 + sum(share * max(0, min(interval, end) - start) for start, end, share in steps)
    nearest, furthest = schedule._fuzz(interval)
    assert 2 <= nearest <= furthest <= MAX_INTERVAL
    assert interval - nearest <= spread + 0.5
    assert furthest - interval <= spread + 0.5


@given(histories())
def test_without_a_chosen_day_an_item_comes_back_within_its_window(events: list[Review]) -> None:
    *before, newest = events
    memory = replay(before)
    assert review(memory, newest).due in schedule.window(memory, newest)


loads = st.dictionaries(st.integers(DAY, DAY + MAX_INTERVAL), st.integers(0, 9))
days = st.builds(lambda first, count: range(first, first + count), st.just(DAY), st.integers(1, 40))


@given(days, loads, st.sets(st.integers(DAY, DAY + 40)))
def test_the_day_chosen_is_in_the_window_and_none_has_less_due(
    window: range, load: dict[int, int], siblings: set[int]
) -> None:
    day = schedule.choose_day(window, load, siblings)
    apart = [one for one in window if one not in siblings]
    assert day in (apart or window)
    assert load.get(day, 0) == min(load.get(one, 0) for one in apart or window)


def test_with_nothing_else_due_the_middle_of_the_window_is_chosen() -> None:
    assert schedule.choose_day(range(DAY, DAY + 5), {}) == DAY + 2
    assert schedule.choose_day(range(DAY, DAY + 4), {}) == DAY + 1


def test_a_sibling_is_given_another_day_even_a_fuller_one() -> None:
    assert schedule.choose_day(range(DAY, DAY + 2), {DAY + 1: 9}, siblings=[DAY]) == DAY + 1


def test_a_day_that_was_chosen_changes_nothing_but_the_day() -> None:
    event = Review("t/a", 0, DAY, EASY, 0.9)
    chosen = review(None, replace(event, due=DAY + 9))
    assert chosen == replace(review(None, event), due=DAY + 9)


@given(histories(), st.integers(0, 400))
def test_what_is_foreseen_is_what_a_review_then_gives(events: list[Review], later: int) -> None:
    memory = there(replay(events))
    day = memory.day + later
    (both,) = schedule.foreseen([memory], day)
    for rating, foreseen in zip((GOOD, AGAIN), both, strict=True):
        after = review(memory, Review(memory.item, 0, day, rating, 0.9, due=day))
        assert foreseen == after.stability


def test_choosing_days_by_load_evens_out_what_is_due() -> None:
    load: Counter[int] = Counter()
    for number in range(100):
        event = Review(f"t/{number}", 0, DAY, EASY, 0.9)
        load[schedule.choose_day(schedule.window(None, event), load)] += 1
    assert set(load.values()) == {20}


OWN = (*schedule.DEFAULTS[:20], 0.3)
"""Parameters of somebody who forgets fast at first."""


def test_a_learner_with_parameters_of_their_own_has_memories_of_their_own() -> None:
    events = [Review("t/a", 0, DAY, GOOD, 0.9), Review("t/a", 0, DAY + 9, GOOD, 0.9)]
    theirs, usual = replay(events, OWN), replay(events)
    assert theirs is not None
    assert usual is not None
    assert theirs.stability != usual.stability
    assert schedule.recall(usual, DAY + 40, OWN) < schedule.recall(usual, DAY + 40)


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

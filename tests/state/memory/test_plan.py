"""What an exam changes: what one more question is worth, how much is new, and how firmly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from state.memory import plan, schedule
from state.memory.curve import Curve
from state.records.learners import DayTally, Memory, Rating, Review
from state.values import replace

DAY = 739_000
AGAIN, HARD, GOOD, EASY = Rating


@st.composite
def memories(draw: st.DrawFn) -> Memory:
    """An item met up to six times, last at least a day ago."""
    ratings = draw(st.lists(st.sampled_from(Rating), min_size=1, max_size=6))
    gaps = draw(st.lists(st.integers(1, 30), min_size=len(ratings), max_size=len(ratings)))
    day = DAY - sum(gaps)
    events = []
    for rating, gap in zip(ratings, gaps, strict=True):
        events.append(Review("t/a", 0, day, rating, 0.9))
        day += gap
    memory = schedule.replay(events)
    assert memory is not None
    return memory


def memory(*ratings: Rating, days_ago: int = 1) -> Memory:
    first = DAY - days_ago - len(ratings) + 1
    events = [Review("t/a", 0, first + n, rating, 0.9) for n, rating in enumerate(ratings)]
    met = schedule.replay(events)
    assert met is not None
    return met


def gain(item: Memory, today: int, exam: int) -> float:
    (gained,) = plan.gains([item], today, [exam])
    return gained


@given(memories(), st.integers(0, 90))
def test_what_a_question_is_worth_is_a_share_of_one_item(item: Memory, ahead: int) -> None:
    assert -1 <= gain(item, DAY, DAY + ahead) <= 1


@given(memories(), st.integers(0, 90))
def test_what_is_gained_is_what_both_memories_after_a_review_gain(item: Memory, ahead: int) -> None:
    curve, exam = Curve(), DAY + ahead
    well, badly = (
        curve.recall(schedule.review(item, Review("t/a", 0, DAY, rating, 0.9)), exam)
        for rating in (GOOD, AGAIN)
    )
    chance = curve.recall(item, DAY)
    gained = chance * well + (1 - chance) * badly - curve.recall(item, exam)
    assert gain(item, DAY, exam) == gained


def test_a_missed_item_is_worth_more_than_one_that_is_known() -> None:
    missed, known = memory(AGAIN, days_ago=3), memory(GOOD, GOOD, GOOD, days_ago=3)
    assert gain(missed, DAY, DAY + 20) > gain(known, DAY, DAY + 20)


def test_what_was_met_long_ago_is_worth_more_than_what_was_met_yesterday() -> None:
    worth = [gain(memory(GOOD, days_ago=ago), DAY, DAY + 20) for ago in (1, 5, 20)]
    assert worth == sorted(worth)


def test_an_item_is_more_urgent_the_longer_ago_it_was_met_and_the_less_firm_it_is() -> None:
    waits = [plan.urgency(memory(GOOD, days_ago=ago), DAY) for ago in (1, 5, 20)]
    assert waits == sorted(waits)
    weak, firm = memory(AGAIN, days_ago=5), memory(GOOD, GOOD, days_ago=5)
    assert plan.urgency(weak, DAY) > plan.urgency(firm, DAY)
    long_ago = memory(GOOD, GOOD, days_ago=60)
    assert plan.urgency(long_ago, DAY) > plan.urgency(memory(AGAIN, days_ago=1), DAY)


@given(memories(), st.integers(1, 90))
def test_only_the_last_round_looks_at_what_is_gained_on_the_day(item: Memory, ahead: int) -> None:
    exam = DAY + ahead
    last, before = (
        plan.worth([item], DAY, [exam], schedule.DEFAULTS, last_round=last)
        for last in (True, False)
    )
    assert last == [gain(item, DAY, exam)]  # six reviews make no leech
    assert before == [plan.urgency(item, DAY)]


@given(item=memories(), last=st.booleans())
def test_what_was_forgotten_eight_times_counts_for_half(item: Memory, *, last: bool) -> None:
    both = [replace(item, lapses=n) for n in (8, 7)]
    exams = (DAY + 9, DAY + 9)
    leech, other = plan.worth(both, DAY, exams, schedule.DEFAULTS, last_round=last)
    assert leech == pytest.approx(other / 2)


def test_the_last_round_begins_with_one_question_left_for_each_item() -> None:
    assert plan.is_last_round(80, items=80)
    assert not plan.is_last_round(81, items=80)


@pytest.mark.parametrize("accuracy", [None, 0.6, 1.0])
def test_a_quarter_to_three_quarters_may_be_new_for_whoever_copes(accuracy: float | None) -> None:
    fresh = [plan.new_items(8, 40, left, accuracy) for left in (60, 240, 2000)]
    assert fresh == [6, 4, 2]


def test_the_more_is_missed_the_less_is_new() -> None:
    shares = [plan.new_items(8, 40, 240, accuracy / 100) for accuracy in range(0, 101, 5)]
    assert shares == sorted(shares)
    assert plan.new_items(8, unmet=40, left=240, accuracy=0.3) == 0
    assert plan.new_items(8, unmet=40, left=240, accuracy=0.45) == 2


@pytest.mark.parametrize("accuracy", [0.2, 0.9])
def test_what_was_never_met_comes_first_while_there_is_still_time_for_it(accuracy: float) -> None:
    assert plan.new_items(8, unmet=40, left=57, accuracy=accuracy) == 8
    assert plan.new_items(8, unmet=40, left=58, accuracy=accuracy) < 8


@pytest.mark.parametrize(
    ("left", "asked"), [(0, 0.70), (160, 0.70), (320, 0.80), (480, 0.90), (2000, 0.90)]
)
def test_the_fewer_questions_are_left_the_longer_an_item_waits(left: float, asked: float) -> None:
    assert plan.retention(left, items=80) == pytest.approx(asked)


def test_without_an_exam_items_come_back_when_nine_in_ten_are_remembered() -> None:
    assert plan.retention(None, items=80) == 0.90


def test_nobody_answers_anything_on_the_day_of_the_exam_or_after_it() -> None:
    assert plan.questions_left(5.0, DAY, DAY) == 0
    assert plan.questions_left(5.0, DAY, DAY - 3) == 0
    assert plan.questions_left(5.0, DAY, DAY + 4) == 20


def tally(days_ago: int, reviews: int) -> DayTally:
    return DayTally(DAY - days_ago, reviews, 0)


def test_a_newcomer_is_taken_to_be_like_others() -> None:
    assert plan.pace([], DAY) == pytest.approx(plan.NEWCOMER)


def test_today_is_not_over_and_does_not_count() -> None:
    assert plan.pace([tally(0, 90)], DAY) == pytest.approx(plan.NEWCOMER)


def test_days_off_count_once_somebody_has_begun() -> None:
    busy = plan.pace([tally(ago, 20) for ago in range(1, 11)], DAY)
    half = plan.pace([tally(ago, 20) for ago in range(2, 11, 2)], DAY)
    assert 15 < busy < 20
    assert half < 0.7 * busy


def test_what_was_long_ago_says_nothing_about_now() -> None:
    assert plan.pace([tally(60, 90)], DAY) == pytest.approx(plan.NEWCOMER)

"""What an exam will find remembered: steady answers, in the right direction, honestly wide."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from state.memory import schedule
from state.memory.curve import Curve, learn
from state.memory.forecast import Course, forecast
from state.memory.schedule import DEFAULTS
from state.records.learners import Memory, Rating, Review
from state.values import replace

DAY = 739_000

courses = st.builds(
    Course,
    today=st.just(DAY),
    exam=st.integers(DAY - 3, DAY + 60),
    questions=st.integers(0, 25),
    attendance=st.floats(0, 1),
)


def met(count: int, days_ago: int = 1) -> list[Memory]:
    """Items that were answered rightly for the second time so many days ago."""
    days = (DAY - days_ago - 3, DAY - days_ago)
    events = [[Review(f"t/{n}", 0, day, Rating.GOOD, 0.9) for day in days] for n in range(count)]
    memories = [schedule.replay(event) for event in events]
    return [memory for memory in memories if memory]


def logged(recalls: float, count: int = 60) -> list[list[Review]]:
    """Items met a week apart, four times each, of which this share is remembered every time."""
    chance = random.Random(5)  # noqa: S311  # the same learner each time
    return [
        [
            Review(f"t/{n}", 0, DAY - 28 + 7 * week, verdict(chance.random() < recalls), 0.9)
            for week in range(4)
        ]
        for n in range(count)
    ]


def verdict(right: bool) -> Rating:  # noqa: FBT001  # an adjective of its one argument
    return Rating.GOOD if right else Rating.AGAIN


@given(courses, st.integers(0, 30), st.integers(0, 30))
def test_every_range_holds_its_middle_and_every_share_is_one(
    course: Course, known: int, unmet: int
) -> None:
    told = forecast(met(known), unmet, course, Curve())
    assert told.points[0].day == DAY
    assert told.final.day == max(DAY, course.exam)
    days = [point.day for point in told.points]
    assert days == sorted(set(days))
    for point in told.points:
        assert 0 <= point.low <= point.mid <= point.high <= 1


@given(courses, st.integers(0, 20), st.integers(0, 20))
def test_the_same_question_gets_the_same_answer(course: Course, known: int, unmet: int) -> None:
    first, again = (forecast(met(known), unmet, course, Curve()) for _ in range(2))
    assert first == again


@pytest.mark.parametrize("unmet", [0, 40])
def test_more_questions_a_day_and_more_days_leave_more_remembered(unmet: int) -> None:
    def final(questions: int, attendance: float) -> float:
        return forecast(
            met(40, 5), unmet, Course(DAY, DAY + 28, questions, attendance), Curve()
        ).final.mid

    assert final(0, 0.7) < final(4, 0.7) < final(10, 0.7)
    assert final(8, 0.0) < final(8, 0.5) < final(8, 1.0)


def test_without_any_questions_the_share_only_falls() -> None:
    mids = [p.mid for p in forecast(met(40), 0, Course(DAY, DAY + 40, 0, 0.7), Curve()).points]
    assert mids == sorted(mids, reverse=True)
    assert mids[0] > mids[-1]


def test_what_will_not_have_been_met_counts_as_not_remembered() -> None:
    course = Course(DAY, DAY + 1, 0, 0.7)
    alone = forecast(met(20), 0, course, Curve()).final.mid
    assert forecast(met(20), 60, course, Curve()).final.mid == pytest.approx(alone / 4)


def test_on_the_day_of_the_exam_it_says_what_is_remembered_now() -> None:
    memories = met(10, 3)
    (today,) = forecast(memories, 0, Course(DAY, DAY, 20, 1.0), Curve()).points
    assert today.mid == pytest.approx(Curve().recall(memories[0], DAY))


def test_rights_and_wrongs_come_to_what_is_expected() -> None:
    sure, hopeless = replace(Curve(), first=1.0), replace(Curve(), first=0.0)
    after = {
        curve.first: forecast([], 30, Course(DAY, DAY + 2, 30, 1.0), curve).final.mid
        for curve in (sure, replace(Curve(), first=0.5), hopeless)
    }
    assert after[0.5] == pytest.approx((after[0.0] + after[1.0]) / 2, abs=0.02)


def test_whoever_remembered_less_than_expected_is_told_less() -> None:
    course = Course(DAY, DAY + 21, 8, 0.7)
    weak, strong = (
        forecast(met(60, 4), 0, course, learn(logged(share))).final for share in (0.4, 0.95)
    )
    assert weak.high < strong.low


def test_the_more_is_known_of_a_learner_the_narrower_the_range() -> None:
    course = Course(DAY, DAY + 21, 8, 0.7)
    widths = []
    for count in (5, 20, 80):
        told = forecast(met(60, 4), 0, course, learn(logged(0.8, count))).final
        widths.append(told.high - told.low)
    assert widths == sorted(widths, reverse=True)
    assert widths[2] < 0.7 * widths[0]


def test_a_curve_that_has_seen_a_learner_is_nearer_to_the_truth() -> None:
    memory = met(1, 7)[0]
    assert abs(learn(logged(0.5)).recall(memory, DAY) - 0.5) < 0.12
    assert schedule.recall(memory, DAY) > 0.8


def test_a_lucky_guess_says_less_than_a_produced_answer() -> None:
    produced = logged(0.9)
    chosen = [[replace(event, options=2) for event in history] for history in produced]
    memory = met(1, 7)[0]
    assert learn(chosen).recall(memory, DAY) < learn(produced).recall(memory, DAY)


def test_the_share_of_first_meetings_that_went_well_is_learnt() -> None:
    assert Curve().first == 0.25
    assert learn([]) == Curve()
    right = [[Review(f"t/{n}", 0, DAY, Rating.GOOD, 0.9)] for n in range(36)]
    assert learn([*right, []]).first == pytest.approx(37 / 40)


@given(
    st.lists(
        st.lists(st.tuples(st.integers(-5, 90), st.sampled_from(Rating)), max_size=12), max_size=8
    ),
    st.sampled_from([0, 2, 4]),
)
def test_whatever_the_log_chances_stay_chances_and_doubt_is_never_negative(
    log: list[list[tuple[int, Rating]]], options: int
) -> None:
    curve = learn(
        [Review(f"t/{n}", 0, DAY + step, rating, 0.9, options) for step, rating in item]
        for n, item in enumerate(log)
    )
    outlook = curve.outlook(met(5), DAY + 10)
    assert curve.parameters == DEFAULTS
    assert 0 <= outlook.known <= 5
    assert outlook.luck >= 0
    assert outlook.doubt >= 0

"""Whatever is said about exams and pauses can be sent, and a plan reads as a person would write."""

from datetime import date
from typing import get_args

import pytest

from bot.tutor.moves import planning as moves
from bot.views.show import show
from state.values import replace
from tests.complaints import check_each
from tests.tutor.laying import TEXTS
from tests.views.test_show import TOPIC, hold

TODAY = date(2026, 11, 21).toordinal()
OUTLOOKS = (moves.Outlook(3, 0.64, 0.71, 0.78), moves.Outlook(5, 0.7, 0.782, 0.999))
ALL = moves.ExamDay(None, TODAY + 20, is_only=True)
ONE = moves.ExamDay(TOPIC, TODAY + 203, is_only=False)
EVE = moves.ShowEve(
    exam=replace(ALL, day=TODAY + 1),
    today=TODAY,
    noted=False,
    firm=("A",),
    begins=False,
    unmet=(),
    met=9,
    total=12,
    minutes=3,
    tips=("&",),
)

SAID: list[moves.PlanningMove] = [
    moves.AskExam(TODAY),
    *(
        moves.ExamNotRead(why)
        for why in (moves.NoDate.NOT_READ, moves.NoDate.PAST, moves.NoDate.FAR)
    ),
    moves.ExamForgotten(),
    moves.ShowPlan(TODAY, (), False, (), 0, 90, 0),  # noqa: FBT003  # a plan's fields in their order
    moves.ShowPlan(TODAY, (ALL,), True, OUTLOOKS, 12, 90, 6),  # noqa: FBT003
    moves.ShowPlan(TODAY, (ALL, ONE), False, OUTLOOKS[:1], 0, 90, 0),  # noqa: FBT003
    moves.ShowPlan(TODAY, (ALL, ONE), False, OUTLOOKS, 0, 90, 0, stands=5),  # noqa: FBT003
    moves.Paused(None, TODAY),
    moves.Paused(TODAY + 14, TODAY),
    moves.PauseNotRead(),
    moves.ExamNotRead(moves.NoDate.OTHER_WEEKDAY, TODAY + 3, TODAY),
    moves.AskExam(TODAY, (ALL, ONE)),
    EVE,
    replace(EVE, exam=replace(ALL, day=TODAY), firm=("A", "<b>")),
    replace(EVE, begins=True, unmet=("B", "<i>"), noted=True),
    replace(EVE, exam=replace(ONE, day=TODAY + 1), begins=True, met=0, firm=()),
    replace(EVE, exam=replace(ONE, day=TODAY), firm=(), minutes=0, tips=()),
    moves.AskHowItWent(TODAY - 1, TODAY),
    *(
        moves.ExamOver(how, closes, can_tell)
        for how in moves.HowItWent
        for closes in (True, False)
        for can_tell in (True, False)
    ),
]


def test_whatever_is_said_about_planning_can_be_sent() -> None:
    check_each(SAID, hold)


def test_every_one_of_these_moves_is_among_those_tried() -> None:
    assert {type(move) for move in SAID} == {*get_args(moves.PlanningMove)}


def test_a_plan_says_what_minutes_a_day_lead_to_with_a_range_and_never_promises_all() -> None:
    text = show(SAID[6], TEXTS).html
    assert "Exam Friday 11 December</b>, in 20 days." in text
    assert "With 3 minutes a day you should remember about <b>71%</b>" in text
    assert "(between 64% and 78%)" in text
    assert "With 5 minutes, about <b>78%</b> (70% to 99%)." in text


def told(*outlooks: moves.Outlook, unmet: int = 12, total: int = 90) -> str:
    exams = (ALL,) if outlooks else ()
    plan = moves.ShowPlan(TODAY, exams, False, outlooks, unmet, total, 6)  # noqa: FBT003  # as above
    return show(plan, TEXTS).html


def test_somebody_new_is_told_what_leads_to_a_goal_and_no_range() -> None:
    plan = moves.ShowPlan(TODAY, (ALL,), False, (), 90, 90, 0)  # noqa: FBT003  # as above
    text = show(replace(plan, goal=moves.Goal(0.7, 12, is_within_reach=True)), TEXTS).html
    assert "To know about <b>70%</b> of it on the day, plan about 12 minutes a day." in text
    assert "between" not in text
    assert "remember about" not in text


def test_minutes_of_today_are_a_part_of_those_that_lead_to_a_goal() -> None:
    plan = moves.ShowPlan(TODAY, (ALL,), False, (), 86, 90, 2)  # noqa: FBT003  # as above
    text = show(replace(plan, goal=moves.Goal(0.7, 12, is_within_reach=True)), TEXTS).html
    assert "Of that, about 2 minutes today for what you have met" in text
    assert "Most worth doing today" not in text


def test_a_goal_that_is_out_of_reach_is_not_dangled() -> None:
    plan = moves.ShowPlan(TODAY, (ALL,), False, (), 90, 90, 0)  # noqa: FBT003  # as above
    text = show(replace(plan, goal=moves.Goal(0.7, 30, is_within_reach=False)), TEXTS).html
    assert "About 30 minutes a day would bring you furthest" in text
    assert "%" not in text


def test_on_the_day_of_the_exam_nothing_is_foretold() -> None:
    today = moves.ExamDay(None, TODAY, is_only=True)
    text = show(moves.ShowPlan(TODAY, (today,), False, (), 12, 90, 0), TEXTS).html  # noqa: FBT003  # as above
    assert "%" not in text
    assert "half a year" not in text


def test_what_was_met_is_told_and_what_is_left_is_no_mountain() -> None:
    assert "You have met 4 of 93 questions; the others come a few at a time." in told(
        unmet=89, total=93
    )
    assert "89" not in told(unmet=89, total=93)
    assert "93" not in told(unmet=93, total=93)
    assert "every question there is" in told(unmet=0)


def test_when_questions_come_back_is_said_without_a_number() -> None:
    assert "shortly before you would forget it" in told()


def test_of_an_exam_too_far_away_nothing_is_foretold() -> None:
    plan = moves.ShowPlan(TODAY, (ONE,), False, (), 0, 9, 0)  # noqa: FBT003  # as above
    assert "from half a year before" in show(plan, TEXTS).html
    assert "%" not in show(plan, TEXTS).html


def test_a_far_exam_is_told_with_its_year_and_in_weeks() -> None:
    text = show(SAID[7], TEXTS).html
    assert "Saturday 12 June 2027</b>, in 29 weeks." in text


@pytest.mark.parametrize(("days", "words"), [(0, ", today."), (1, ", tomorrow."), (2, "2 days.")])
def test_a_near_exam_is_told_in_days(days: int, words: str) -> None:
    near = moves.ExamDay(None, TODAY + days, is_only=True)
    plan = moves.ShowPlan(TODAY, (near,), False, (), 0, 9, 0)  # noqa: FBT003  # as above
    assert words in show(plan, TEXTS).html

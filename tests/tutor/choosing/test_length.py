"""A session is as long as the learner has said, or else as the plan says a day should be."""

import pytest

from bot.tutor.choosing.length import LONGEST, USUAL, minutes
from bot.tutor.model.desk import Desk
from bot.tutor.model.session import PlanTold
from bot.tutor.model.shelf import Shelf
from state.memory import schedule
from state.records.learners import Rating, Review
from state.values import replace
from tests.tutor.laying import DAY, WHOLE, Pupil

REFS = WHOLE.library.refs("sales-information")


def told(a_day: int, *, ahead: int = 8, asked_today: int = 0, usual: int = USUAL) -> Desk:
    desk = Pupil(WHOLE).desk()
    session = replace(desk.session, plan=PlanTold(a_day, DAY + ahead))
    asked = tuple(
        schedule.review(None, Review(ref, 0, DAY, Rating.GOOD, 0.9)) for ref in REFS[:asked_today]
    )
    learner = replace(desk.learner, minutes=usual)
    return replace(desk, session=session, shelf=Shelf(memories=asked), learner=learner)


@pytest.mark.parametrize(("a_day", "offered"), [(2, USUAL), (5, 5), (6, 6), (30, LONGEST)])
def test_a_session_is_what_the_plan_says_a_day_should_be(a_day: int, offered: int) -> None:
    assert minutes(told(a_day)) == offered


def test_what_was_done_today_is_no_longer_asked_for() -> None:
    assert USUAL < minutes(told(8, asked_today=8)) < LONGEST
    assert minutes(told(12, asked_today=40)) == USUAL


@pytest.mark.parametrize("usual", [2, 0])
def test_a_length_that_was_chosen_stands(usual: int) -> None:
    assert minutes(told(12, usual=usual)) == usual
    desk = told(12)
    assert minutes(replace(desk, session=replace(desk.session, own_length=True))) == USUAL


@pytest.mark.parametrize("ahead", [1, 0, -3])
def test_from_the_eve_of_the_exam_on_its_plan_asks_for_nothing(ahead: int) -> None:
    assert minutes(told(12, ahead=ahead)) == USUAL


def test_without_a_plan_sessions_are_as_long_as_ever() -> None:
    assert minutes(Pupil().desk()) == USUAL


def test_setting_and_forgetting_an_exam_sets_and_forgets_how_long_a_day_is() -> None:
    pupil = Pupil(WHOLE)
    pupil.say("my exam is in 9 days")
    assert pupil.session.plan is not None
    pupil.say("/settings")
    assert "as your plan says" in pupil.screen[-1].html
    pupil.say("no exam")
    assert pupil.session.plan is None


def test_a_length_chosen_in_the_settings_is_kept_whatever_the_plan_says() -> None:
    pupil = Pupil(WHOLE)
    pupil.say("my exam is in 9 days")
    pupil.press("m.length.4")
    assert pupil.session.own_length
    pupil.say("/plan")
    assert minutes(pupil.desk()) == USUAL


def test_a_planned_session_made_shorter_is_of_the_usual_length() -> None:
    pupil = Pupil(WHOLE)
    pupil.say("my exam is in 9 days")
    pupil.say("make it shorter")
    assert (pupil.learner.minutes, pupil.session.own_length) == (USUAL, True)


def test_a_bit_more_today_says_nothing_of_tomorrow_where_there_is_a_plan() -> None:
    pupil = Pupil(WHOLE)
    pupil.say("my exam is in 9 days")
    pupil.say("/revise 2")
    assert (pupil.learner.minutes, pupil.session.own_length) == (USUAL, False)

"""Around an exam nothing is forecast: its eve is calm, its morning calmer, then it is closed."""

import pytest

from bot.tutor.account import exam_day, outlook, planning
from bot.tutor.model.desk import Desk
from bot.tutor.model.events import Said
from bot.tutor.moves.menus import LetBe
from bot.tutor.moves.planning import AskHowItWent, ExamOver, HowItWent, ShowEve, ShowPlan
from bot.tutor.moves.turn import ForgetExam
from bot.tutor.respond import respond
from bot.views.show import show
from state.records.learners import Rating, Review
from state.values import replace
from tests.narrowing import only, there
from tests.tutor.laying import DAY, LIBRARY, MORNING, TEXTS, WHOLE, Pupil

TOPIC = LIBRARY.topics["sales-information"]
REFS = LIBRARY.refs(TOPIC.topic)


def desk(*, exam: int | None, topic: str = "", met: int = 6) -> Desk:
    """Lay a desk of somebody who met some questions yesterday, with an exam in so many days."""
    pupil = Pupil(WHOLE)
    for ref in REFS[:met]:
        pupil.remember(Review(ref, MORNING, DAY - 1, Rating.GOOD, 0.9))
    laid = pupil.desk()
    days = {} if exam is None else {topic: DAY + exam}
    return replace(laid, history=replace(laid.history, exams=days))


@pytest.mark.parametrize("days", [0, 1])
def test_on_the_eve_and_the_day_the_plan_is_what_helps_and_no_forecast(days: int) -> None:
    move = only(ShowEve, planning.plan(desk(exam=days)).moves)
    assert move.met == 6
    assert move.tips == TOPIC.exam_tips[: exam_day.TIPS]
    assert outlook.foreseen(desk(exam=days)) is None


def test_two_days_before_there_is_the_usual_plan() -> None:
    only(ShowPlan, planning.plan(desk(exam=2)).moves)
    assert exam_day.word(desk(exam=2)) is None
    assert exam_day.word(desk(exam=None)) is None


def test_what_is_called_firm_was_met_and_is_remembered() -> None:
    names = {concept.name for concept in TOPIC.concepts}
    eve = there(exam_day.eve(desk(exam=1, met=len(REFS))))
    assert 0 < len(eve.firm) <= exam_day.NAMED
    assert set(eve.firm) <= names
    nothing = there(exam_day.eve(desk(exam=1, met=0)))
    assert (nothing.firm, nothing.met) == ((), 0)


def test_one_question_of_many_makes_no_concept_firm() -> None:
    assert there(exam_day.eve(desk(exam=1, met=1))).firm == ()


def test_on_the_eve_whoever_has_met_little_is_told_what_they_have_not_looked_at() -> None:
    little, most = (there(exam_day.eve(desk(exam=1, met=met))) for met in (6, len(REFS) - 1))
    assert little.begins
    assert little.unmet
    assert little.minutes > 0
    assert (most.begins, most.unmet) == (False, ())
    on_the_day = there(exam_day.eve(desk(exam=0, met=6)))
    assert (on_the_day.begins, on_the_day.unmet) == (False, ())


def test_what_was_missed_last_is_not_called_firm_however_fresh_its_answer_is() -> None:
    missed = desk(exam=1, met=len(REFS))
    memories = tuple(replace(one, last=Rating.AGAIN) for one in missed.history.memories)
    eve = there(exam_day.eve(replace(missed, history=replace(missed.history, memories=memories))))
    assert (eve.firm, eve.met) == ((), len(REFS))


def test_an_exam_of_a_topic_that_is_gone_is_no_exam() -> None:
    assert exam_day.eve(desk(exam=1, topic="gone")) is None


def test_afterwards_it_is_asked_how_it_went_for_two_weeks() -> None:
    assert exam_day.word(desk(exam=-1)) == AskHowItWent(DAY - 1, DAY)
    assert exam_day.word(desk(exam=-exam_day.ASKED_FOR)) is not None
    assert exam_day.word(desk(exam=-exam_day.ASKED_FOR - 1)) is None


@pytest.mark.parametrize("how", ["well", "soso", "badly", "", "nonsense"])
def test_an_answer_closes_the_plan_whatever_it_is(how: str) -> None:
    turn = exam_day.went(desk(exam=-1), how)
    over = only(ExamOver, turn.moves)
    assert over.how is (HowItWent(how) if how in set(HowItWent) else HowItWent.SO_SO)
    assert turn.records == (ForgetExam(""),)


@pytest.mark.parametrize(
    ("text", "told"),
    [("went alright i think, bit hard", HowItWent.SO_SO), ("it went well", HowItWent.WELL)],
)
def test_what_is_said_of_an_exam_that_was_just_asked_about_is_not_asked_about_again(
    text: str, told: HowItWent
) -> None:
    asked = desk(exam=-1)
    (move, *_) = respond(asked, Said(text, asked.now)).moves
    assert isinstance(move, ExamOver)
    assert move.how is told


def test_an_exam_that_is_still_to_come_stays_and_its_plan_is_not_called_closed() -> None:
    turn = exam_day.went(desk(exam=3), "well")
    assert turn.records == ()
    assert not only(ExamOver, turn.moves).closes


def test_whoever_has_met_nothing_gets_the_tips_of_the_topic_they_chose() -> None:
    laid = desk(exam=1, met=0)
    chosen = replace(laid, session=replace(laid.session, chosen="business-principles"))
    eve = there(exam_day.eve(chosen))
    assert eve.tips == LIBRARY.topics["business-principles"].exam_tips[: exam_day.TIPS]


def test_a_last_look_is_short_however_much_is_due_and_however_little_was_met() -> None:
    pupil = Pupil(WHOLE)
    for ref in REFS[:12]:
        pupil.remember(Review(ref, MORNING, DAY - 30, Rating.GOOD, 0.9))
    laid = pupil.desk()
    eve = there(exam_day.eve(replace(laid, history=replace(laid.history, exams={"": DAY + 1}))))
    assert eve.begins
    assert 0 < eve.minutes <= 12


def test_what_was_said_of_the_day_is_said_more_briefly_when_it_is_asked_again() -> None:
    first = planning.plan(desk(exam=1))
    again = planning.plan(replace(desk(exam=1), session=first.session))
    morning = planning.plan(replace(desk(exam=0), session=replace(first.session, eve=DAY - 1)))
    turns = (first, again, morning)
    assert [only(ShowEve, turn.moves).again for turn in turns] == [False, True, False]
    brief, whole = (show(only(ShowEve, turn.moves), TEXTS).html for turn in (again, first))
    assert len(brief) < len(whole) / 2


@pytest.mark.parametrize(("days", "near"), [(0, True), (1, True), (2, False)])
def test_whoever_is_afraid_so_near_an_exam_is_told_that_it_is_nerves(
    days: int, *, near: bool
) -> None:
    planned = planning.plan(desk(exam=days)).session
    (move,) = respond(replace(desk(exam=days), session=planned), Said("im scared", MORNING)).moves
    assert move == LetBe(exam_near=near)

"""Where somebody was is where they go on: after a greeting, a break, or a change of content."""

import pytest

from bot.inline import Asker, page
from bot.tutor import resuming
from bot.tutor.model.drill import Drill, Stage
from bot.tutor.model.links import PRACTISE, mark_of
from bot.tutor.model.session import Lesson
from bot.tutor.model.teaching import Teaching
from bot.tutor.moves.account import LanguageSet, TellKept
from bot.tutor.moves.asking import Ask, SayChanged
from bot.tutor.moves.menus import HelloAgain, OfferResume, ShowPage, Welcome
from bot.tutor.moves.planning import ShowEve
from bot.tutor.moves.turn import Prefer, Turn
from bot.views.show import show
from content.library import Library
from state.records.learners import EVERYTHING
from state.values import replace
from tests.narrowing import as_a, only, there
from tests.shipped import shipped
from tests.tutor.laying import LIBRARY, TEXTS, WHOLE, Pupil
from tests.tutor.on_item import TOPIC, on

REF = f"{TOPIC}/n-change"


def edited(**update: object) -> Library:
    """Change the question that is open, as its author would, between two turns."""
    topic = LIBRARY.topics[TOPIC]
    questions = tuple(
        one.model_copy(update=update) if one.id == "n-change" else one for one in topic.questions
    )
    return Library({**LIBRARY.topics, TOPIC: topic.model_copy(update={"questions": questions})})


def without() -> Library:
    topic = LIBRARY.topics[TOPIC]
    kept = tuple(one for one in topic.questions if one.id != "n-change")
    return Library({**LIBRARY.topics, TOPIC: topic.model_copy(update={"questions": kept})})


def renewed(library: Library, stage: Stage = Stage.ASKED) -> Turn | None:
    """Look again at the question that is open, now that this is taught."""
    pupil = on(REF, stage=stage, key=LIBRARY.key(REF))
    pupil.teaching = Teaching.of(library)
    return resuming.renewed(pupil.desk(), pupil.drill, pupil.prompt)


def test_whoever_is_new_is_told_once_that_answers_are_kept() -> None:
    for link in (f"/start t_{TOPIC}", f"/start {PRACTISE}{mark_of(REF)}"):
        newcomer = Pupil()
        told, *asked = newcomer.say(link).moves
        assert told == TellKept()
        assert isinstance(asked[-1], Ask)
        assert TellKept() not in newcomer.say(link).moves
    pupil = Pupil()
    (welcome,) = pupil.say("/start").moves
    assert "/privacy" in show(welcome, TEXTS).html
    (again,) = pupil.say("/start").moves
    assert "/privacy" not in show(again, TEXTS).html
    assert TellKept() not in pupil.say(f"/start t_{TOPIC}").moves


def test_a_question_that_was_passed_on_has_the_same_letters_where_it_is_tried() -> None:
    asker = Asker("en", (), 0)
    (found, *_) = page(WHOLE.library, "survey regulars cafe", 0, asker).offered
    for when in range(3):
        pupil = Pupil(WHOLE)
        pupil.now += when
        *_, asked = pupil.say(f"/start {PRACTISE}{mark_of(found.ref)}").moves
        assert as_a(Ask, asked).order == found.order != ()


def test_hello_goes_on_where_one_was() -> None:
    hello, again = on(REF).say("hello").moves
    assert isinstance(hello, HelloAgain)
    assert (hello.place, hello.total) == (1, 1)
    assert isinstance(again, Ask)


def test_resume_goes_on_where_one_was_and_speaks_of_no_group() -> None:
    (again,) = on(REF).say("/resume").moves
    assert isinstance(again, Ask)


def test_on_the_eve_of_an_exam_hello_has_the_word_of_the_day_once() -> None:
    pupil = on(REF)
    laid = pupil.desk()
    eve = replace(laid, history=replace(laid.history, exams={EVERYTHING: laid.today + 1}))
    first = resuming.hello(eve)
    assert [type(move) for move in first.moves] == [HelloAgain, ShowEve, Ask]
    again = resuming.hello(replace(eve, session=first.session))
    assert [type(move) for move in again.moves] == [HelloAgain, Ask]


def test_after_a_break_hello_only_offers_to_go_on() -> None:
    pupil = on(REF)
    pupil.now += resuming.BREAK_SECONDS + 1
    welcome = only(Welcome, pupil.say("hello").moves)
    assert welcome.resume == (1, 1)
    assert isinstance(pupil.say("yes").moves[-1], Ask)


def test_what_is_open_is_offered_before_a_session_begins() -> None:
    assert on(REF).say("/revise").moves == (OfferResume(1, 1),)


@pytest.mark.parametrize(("named", "kept"), [("4", [4]), ("0", []), ("more", [])])
def test_a_length_that_is_named_is_kept_but_not_that_it_goes_on_for_ever(
    named: str, kept: list[int]
) -> None:
    turn = Pupil().say(f"/revise {named}")
    assert [one.learner.minutes for one in turn.records if isinstance(one, Prefer)] == kept


def test_minutes_that_were_named_before_a_topic_was_chosen_are_those_of_one_session() -> None:
    pupil = Pupil(teaching=Teaching.of(shipped()))
    pupil.say("/start")
    pupil.say("i only got 2 mins")
    pupil.press(pupil.buttons()[0])
    assert 0 < pupil.drill.seconds <= 120
    pupil.say("stop")
    pupil.say("/revise")
    assert pupil.drill.seconds > 120


def test_a_lesson_is_taken_up_at_its_page() -> None:
    pupil = Pupil()
    pupil.session = replace(pupil.session, activity=Lesson(TOPIC, page=2))
    page = only(ShowPage, pupil.press("m.continue").moves)
    assert page.page == 2


def test_a_question_that_is_only_worded_otherwise_is_still_the_one_that_was_asked() -> None:
    assert renewed(LIBRARY) is None
    assert renewed(edited(ask="How much change is there from 20 pounds?")) is None


def test_a_question_whose_answer_has_changed_is_asked_afresh_and_nothing_counts() -> None:
    turn = there(renewed(edited(answer=99.0)))
    assert turn.moves[0] == SayChanged(gone=False)
    assert isinstance(turn.moves[1], Ask)
    assert turn.records == ()
    activity = as_a(Drill, turn.session.activity)
    assert (activity.prompt.number, activity.prompt.stage) == (2, Stage.ASKED)


def test_a_question_that_is_gone_is_passed_over_and_nothing_counts() -> None:
    turn = there(renewed(without()))
    assert turn.moves[0] == SayChanged(gone=True)
    assert not turn.records


@pytest.mark.parametrize("library", [edited(answer=99.0), without()])
def test_what_has_been_settled_is_left_as_it_was(library: Library) -> None:
    assert renewed(library, Stage.SETTLED) is None


def test_an_open_question_is_put_again_to_whoever_changes_the_language() -> None:
    pupil = Pupil()
    pupil.say("/start t_sales-information")
    turn = resuming.speak(pupil.desk(), "cy")
    assert [type(move) for move in turn.moves] == [LanguageSet, Ask]
    assert [record.learner.language for record in turn.records if isinstance(record, Prefer)] == [
        "cy"
    ]

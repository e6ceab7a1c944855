"""An answer near to a wrong idea is asked about, once, and the learner's word is taken."""

import pytest

from bot.grading.grader import Grader
from bot.tutor.model.session import Mode, Prompt, Stage, Why
from bot.tutor.model.teaching import Teaching
from bot.tutor.moves import AskAgain, AskWhetherHeld, MarkTyped
from state.records.learners import Attempt, Hold, Holding, Rating, Review
from tests.dialogues.player import cut_down
from tests.grading.hearing import WrittenEar
from tests.tutor.laying import LIBRARY, Pupil
from tests.tutor.test_help import on, prompt_of

pytest.importorskip("numpy")

REF = "sales-information/s-second-source"
WRONG = "one-source-will-do"
NAME = f"sales-information/{WRONG}"
SAID = "the regulars have been plain about it"


@pytest.fixture(scope="module")
def teaching() -> Teaching:
    """One in which any answer is somewhat near to a wrong idea."""
    alone = cut_down(LIBRARY, [REF])
    topic = alone.topic_of(REF)
    phrases = ("one source is plenty", "one source is fine", "one source will do")
    ear = WrittenEar(dict.fromkeys(phrases, 0.19))
    return Teaching(alone, {topic.topic: Grader(topic, ear=ear)})


def asked(teaching: Teaching, mode: Mode = Mode.REVISE) -> Pupil:
    pupil = on(REF, mode, why=Why.DUE, tries=1)
    pupil.teaching = teaching
    (move,) = pupil.say(SAID).moves
    assert isinstance(move, AskWhetherHeld)
    assert move.believes == LIBRARY.topic_of(REF).misconception(WRONG).believes
    assert not pupil.holdings
    return pupil


@pytest.mark.parametrize("answer", ["1.1.hold.1", "yes", "yes, that"])
def test_whoever_would_say_it_holds_it(teaching: Teaching, answer: str) -> None:
    pupil = asked(teaching)
    turn = pupil.press(answer) if answer[0].isdigit() else pupil.say(answer)
    (mark,) = turn.moves
    assert isinstance(mark, MarkTyped)
    assert (mark.refute and mark.refute.id, mark.claimed, mark.settled) == (WRONG, None, False)
    assert pupil.holdings[NAME].state is Hold.SUSPECTED
    (kept,) = [one for one in turn.records if isinstance(one, Attempt)]
    assert (kept.outcome, kept.misconception, kept.because) == ("misconception", WRONG, "meant")
    assert prompt_of(pupil).tries == 2


@pytest.mark.parametrize("answer", ["1.1.hold.0", "no", "no, something else"])
def test_to_anybody_else_it_costs_nothing(teaching: Teaching, answer: str) -> None:
    pupil = asked(teaching)
    turn = pupil.press(answer) if answer[0].isdigit() else pupil.say(answer)
    assert isinstance(turn.moves[0], AskAgain)
    assert not pupil.holdings
    ended = pupil.say("other people may want something else")
    assert [one.rating for one in ended.records if isinstance(one, Review)] == [Rating.GOOD]


def test_it_is_asked_once_for_an_item(teaching: Teaching) -> None:
    pupil = asked(teaching)
    pupil.press("1.1.hold.0")
    assert not any(isinstance(move, AskWhetherHeld) for move in pupil.say(SAID).moves)


def test_other_words_may_come_instead(teaching: Teaching) -> None:
    pupil = asked(teaching)
    (mark,) = pupil.say("other people may want something else").moves
    assert isinstance(mark, MarkTyped)
    assert mark.settled


def test_a_check_of_a_wrong_idea_does_not_tell_what_it_is_about(teaching: Teaching) -> None:
    pupil = on(REF, why=Why.CHECK, tries=1)
    pupil.teaching = teaching
    assert isinstance(pupil.say(SAID).moves[0], AskAgain)


def test_in_a_quiz_it_settles_the_question(teaching: Teaching) -> None:
    pupil = asked(teaching, Mode.QUIZ)
    (mark,) = pupil.press("1.1.hold.1").moves
    assert isinstance(mark, MarkTyped)
    assert mark.settled


def test_a_mock_exam_asks_nothing(teaching: Teaching) -> None:
    pupil = on(REF, Mode.MOCK, why=Why.DUE, tries=1)
    pupil.teaching = teaching
    turn = pupil.say(SAID)
    assert not any(isinstance(move, AskWhetherHeld) for move in turn.moves)
    assert not any(isinstance(one, Holding) for one in turn.records)


def test_an_old_button_does_nothing(teaching: Teaching) -> None:
    pupil = asked(teaching)
    pupil.press("1.1.hold.0")
    assert pupil.press("1.1.hold.1").toast
    assert pupil.press("1.1.mean.1").toast
    assert not pupil.holdings


def test_where_somebody_was_asked_survives_a_restart(teaching: Teaching) -> None:
    prompt: Prompt = prompt_of(asked(teaching))
    assert (prompt.stage, prompt.suspected) == (Stage.SUSPECTED, WRONG)

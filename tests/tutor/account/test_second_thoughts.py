"""What was set a moment ago is set back by whoever says so, and by nothing else."""

import pytest

from bot.tutor.model.links import PRACTISE, mark_of
from bot.tutor.moves.heard import Reply
from bot.tutor.moves.marking import MarkTyped
from bot.tutor.moves.turn import ForgetExam
from bot.views.texts import load_texts
from state.records.learners import Learner, Reminder
from tests.tutor.laying import TEACHING, Pupil

AS_BEFORE = Reply("as_before")


def speaking(language: str) -> Pupil:
    """Give a pupil who speaks a language."""
    learner = Learner("Ada", "Europe/London", language=language)
    return Pupil(TEACHING, learner=learner, texts=load_texts(language))


@pytest.mark.parametrize(
    ("language", "wish", "back"),
    [
        ("en", "make it shorter", "no wait, leave it as it was"),
        ("en", "dont ask me how sure i am", "actually no keep it"),
        ("en", "make it shorter", "oh i changed my mind"),
        ("en", "switch to english", "undo that"),
        ("es", "hazlo más corto", "no espera, déjalo como estaba"),
        ("es", "hazlo más corto", "mejor no"),
        ("de", "mach es kürzer", "ach nein, lass es wie es war"),
        ("de", "mach es kürzer", "doch nicht"),
    ],
)
def test_a_wish_is_taken_back(language: str, wish: str, back: str) -> None:
    pupil = speaking(language)
    before = pupil.learner
    pupil.say(wish)
    turn = pupil.say(back)
    assert turn.moves == (AS_BEFORE,)
    assert pupil.learner == before


def test_a_reminder_is_as_it_was() -> None:
    pupil = speaking("en")
    pupil.say("remind me at 7pm")
    pupil.say("yes")
    pupil.say("no more reminders")
    assert pupil.say("no wait keep them").moves == (AS_BEFORE,)
    assert pupil.reminder is not None
    assert pupil.reminder.at is not None
    pupil.say("remind me at 8pm")
    (old,) = pupil.say("wait no, leave it").records
    assert isinstance(old, Reminder)
    assert old.minute == 19 * 60


def test_an_exam_that_there_was_none_of_is_forgotten() -> None:
    pupil = speaking("en")
    pupil.say("my exam is on 3 june")
    turn = pupil.say("no wait leave it")
    assert turn.moves == (AS_BEFORE,)
    assert [type(one) for one in turn.records] == [ForgetExam]


def test_cards_come_back() -> None:
    pupil = speaking("en")
    pupil.say("no flashcards please")
    pupil.say("oh wait bring them back")
    assert not pupil.session.no_cards


def test_it_holds_for_one_message() -> None:
    pupil = speaking("en")
    pupil.say("make it shorter")
    pupil.say("help")
    assert pupil.say("no wait, leave it as it was").moves != (AS_BEFORE,)


def test_an_answer_takes_nothing_back() -> None:
    pupil = speaking("en")
    pupil.say(f"/start {PRACTISE}{mark_of('sales-information/s-scores')}")
    pupil.say("stop asking me how sure i am")
    assert isinstance(pupil.say("unhappy people leave and go elsewhere").moves[0], MarkTyped)
    assert not pupil.learner.confidence

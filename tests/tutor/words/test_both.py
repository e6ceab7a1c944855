"""Two wishes in one message are both done, or the second is asked about; neither is lost."""

import pytest

from bot.tutor.model.links import PRACTISE, mark_of
from bot.tutor.moves import account as moves
from bot.tutor.moves.heard import AskBack
from bot.tutor.moves.move import Move
from bot.tutor.moves.planning import ExamOver
from bot.tutor.moves.results import NothingToUndo
from bot.views.texts import load_texts
from state.records.learners import Learner
from tests.shipped import shipped_teaching
from tests.tutor.laying import Pupil


def speaking(language: str) -> Pupil:
    """Give a newcomer who is spoken to in a language."""
    learner = Learner("Ada", "Europe/London", language=language)
    return Pupil(learner=learner, texts=load_texts(language))


@pytest.mark.parametrize(
    ("language", "text", "first", "second"),
    [
        ("en", "make it shorter and remind me at 7", moves.LengthSet, moves.ReminderSet),
        ("en", "remind me at 8, and make it shorter", moves.ReminderSet, moves.LengthSet),
        ("en", "dont ask me how sure i am\nno reminders pls", moves.SureSet, moves.ReminderOff),
        (
            "es",
            "recuérdame a las 7 y haz las sesiones más cortas",
            moves.ReminderSet,
            moves.LengthSet,
        ),
        ("de", "mach es kürzer und erinner mich um 7", moves.LengthSet, moves.ReminderSet),
    ],
)
def test_both_are_done_in_order(
    language: str, text: str, first: type[Move], second: type[Move]
) -> None:
    one, two = speaking(language).say(text).moves
    assert isinstance(one, first)
    assert isinstance(two, second)


def test_what_the_first_sets_is_kept_by_the_second() -> None:
    pupil = speaking("en")
    pupil.say("make the sessions longer and dont ask me how sure i am")
    assert (pupil.learner.minutes, pupil.learner.confidence) == (0, False)


def test_what_asks_for_something_comes_last() -> None:
    one, two = speaking("en").say("remind me and dont ask me how sure i am").moves
    assert isinstance(one, moves.SureSet)
    assert isinstance(two, moves.AskTime)


def test_what_the_second_cannot_see_yet_has_it_asked_about() -> None:
    pupil = speaking("en")
    *_, asked = pupil.say("my exam is on 3 june and remind me every day at 6").moves
    assert isinstance(asked, AskBack)
    pupil.say("yes")
    assert pupil.reminder is not None


@pytest.mark.parametrize(
    "text", ["remind me on mondays and thursdays at 6", "no more reminders and stop reminding me"]
)
def test_one_wish_with_an_and_in_it_is_one(text: str) -> None:
    assert len(speaking("en").say(text).moves) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "esto mejor se lo pregunto a mi profesora, se lo mandas?"),
        ("de", "ginge das auch auf englisch"),
        ("de", "laber nicht so viel, kürzer bitte"),
    ],
)
def test_half_a_wish_is_not_done_beside_it(language: str, text: str) -> None:
    pupil = speaking(language)
    said = pupil.say(text).moves
    assert pupil.learner.minutes == 4
    assert not any(isinstance(one, ExamOver | NothingToUndo) for one in said)


def test_an_answer_of_two_halves_is_no_wish() -> None:
    pupil = Pupil(teaching=shipped_teaching())
    pupil.say(f"/start {PRACTISE}{mark_of('business-principles/late-parcel')}")
    pupil.say("stop them waiting and remind them every day")
    assert pupil.reminder is None

"""Whoever wants to go on until they stop goes on from where they are."""

import pytest

from bot.tutor.model.links import PRACTISE, mark_of
from bot.tutor.moves.asking import Ask, HowFar
from bot.views.texts import load_texts
from state.records.learners import Learner
from tests.tutor.laying import WHOLE, Pupil


def asked(language: str = "en") -> Pupil:
    """Give a pupil who is asked the first of a few items."""
    learner = Learner("Ada", "Europe/London", language=language)
    pupil = Pupil(WHOLE, learner=learner, texts=load_texts(language))
    pupil.say(f"/start {PRACTISE}{mark_of('sales-information/s-second-source')}")
    return pupil


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("en", "keep em coming til i say so"),
        ("es", "sigue hasta que me canse"),
        ("de", "mach weiter bis ich stopp sage"),
    ],
)
def test_after_a_verdict_the_session_goes_on_without_an_end(language: str, typed: str) -> None:
    pupil = asked(language)
    pupil.say("you can cross check it")
    serial = pupil.session.serial
    assert isinstance(pupil.say(typed).moves[0], Ask)
    assert (pupil.drill.endless, pupil.session.serial) == (True, serial)


def test_over_a_question_it_is_asked_about_and_the_question_stays() -> None:
    pupil = asked()
    before = pupil.prompt.ref
    pupil.say("until i stop")
    assert isinstance(pupil.say("yes").moves[0], HowFar)
    assert pupil.prompt.ref == before
    assert pupil.drill.endless


def test_between_questions_a_session_begins() -> None:
    pupil = Pupil(WHOLE)
    pupil.press("m.begin.sales-information")
    pupil.say("stop")
    pupil.say("until i stop")
    assert pupil.drill.endless

"""Whoever writes another language than they are spoken to in is asked, once, in that one."""

import pytest

from bot.tutor.model.events import Pressed, Said
from bot.tutor.model.links import PRACTISE, mark_of
from bot.tutor.model.teaching import Teaching
from bot.tutor.moves.account import LanguageSet
from bot.tutor.moves.heard import AskBack, OfferLanguage
from bot.tutor.moves.menus import Welcome
from bot.tutor.respond import respond
from bot.views.texts import load_texts
from state.records.learners import Learner
from state.values import replace
from tests.shipped import shipped
from tests.tutor.laying import MORNING, Pupil

LANGUAGES = {"en": "English", "es": "español", "de": "Deutsch"}
"""All that are spoken; a pupil's desk has others."""


def newcomer(language: str) -> Pupil:
    """Give somebody who has just been greeted."""
    learner = Learner("Ada", "Europe/London", language=language)
    pupil = Pupil(teaching=Teaching.of(shipped()), learner=learner, texts=load_texts(language))
    pupil.say("/start")
    return pupil


def offered(pupil: Pupil, text: str) -> str | None:
    """Say something; gives the language that is offered then."""
    offers = [one for one in pupil.say(text).moves if isinstance(one, OfferLanguage)]
    return offers[0].language if offers else None


@pytest.mark.parametrize(
    ("spoken", "text", "language"),
    [
        ("en", "hola", "es"),
        ("en", "hola buenas", "es"),
        ("en", "me gustaria repasar biologia", "es"),
        ("en", "moin", "de"),
        ("en", "was kann man hier so machen", "de"),
        ("es", "hello how are you", "en"),
        ("de", "no entiendo nada de esto", "es"),
    ],
)
def test_a_newcomer_is_offered_the_language_that_they_write(
    spoken: str, text: str, language: str
) -> None:
    assert offered(newcomer(spoken), text) == language


@pytest.mark.parametrize(
    ("spoken", "text"),
    [("en", "hi"), ("en", "sales"), ("es", "lets go"), ("es", "ok next"), ("de", "easy bro"),
     ("de", "moin"), ("en", "la celula")],
)  # fmt: skip
def test_loans_and_names_of_topics_are_no_other_language(spoken: str, text: str) -> None:
    assert offered(newcomer(spoken), text) is None


def test_it_is_asked_in_that_language_and_once() -> None:
    pupil = newcomer("en")
    pupil.say("hola buenas")
    assert pupil.screen[-1].html == "¿Hablo en español?"
    pupil.press(pupil.buttons()[-1])  # no
    assert offered(pupil, "hola buenas") is None


@pytest.mark.parametrize("meanwhile", [(), ("quiero repasar biologia",), ("/topics", "/privacy")])
def test_whoever_accepts_at_once_or_later_is_greeted_again_in_it(
    meanwhile: tuple[str, ...],
) -> None:
    pupil = newcomer("en")
    pupil.say("hola buenas")
    yes = pupil.buttons()[-2]
    for text in meanwhile:
        pupil.say(text)
    desk = replace(pupil.desk(), settings=replace(pupil.desk().settings, languages=LANGUAGES))
    said = respond(desk, Pressed(yes, pupil.now)).moves
    assert isinstance(said[0], LanguageSet)
    assert isinstance(said[1], Welcome)


def test_an_answer_in_another_language_offers_none() -> None:
    pupil = newcomer("en")
    pupil.say("la celula")
    assert pupil.session.activity is not None
    assert offered(pupil, "no lo se, la verdad") is None


@pytest.mark.parametrize(
    ("spoken", "text", "language"),
    [
        ("en", "no entiendo ingles", "es"),
        ("en", "ich versteh kein englisch", "de"),
        ("en", "i dont understand spanish", "en"),
        ("es", "no entiendo el ingles de la pregunta", "es"),
        ("en", "no entiendo, en español porfa", "es"),
        ("de", "ich kann kein spanisch", "de"),
    ],
)
def test_whoever_says_that_they_do_not_know_a_language_is_spoken_to_in_the_one_they_say_it_in(
    spoken: str, text: str, language: str
) -> None:
    pupil = newcomer(spoken)
    desk = replace(pupil.desk(), settings=replace(pupil.desk().settings, languages=LANGUAGES))
    (said, *_) = respond(desk, Said(text, MORNING + 60)).moves
    match said:
        case LanguageSet(name=name):
            assert name == LANGUAGES[language]
        case AskBack(intent="speak", language=asked):
            assert asked == language
        case _:
            raise AssertionError(said)


@pytest.mark.parametrize(
    ("spoken", "text"),
    [
        ("de", "was heisst das auf deutsch"),
        ("de", "uebersetz mir die frage"),
        ("es", "no entiendo el ingles de la pregunta"),
    ],
)
def test_who_wants_a_question_translated_is_told_that_it_is_in_no_other_language(
    spoken: str, text: str
) -> None:
    pupil = newcomer(spoken)
    pupil.say(f"/start {PRACTISE}{mark_of('sales-information/s-profit')}")
    desk = replace(pupil.desk(), settings=replace(pupil.desk().settings, languages=LANGUAGES))
    (said,) = respond(desk, Said(text, MORNING + 60)).moves
    assert isinstance(said, LanguageSet)
    assert said.already

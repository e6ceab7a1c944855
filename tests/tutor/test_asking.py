"""Over an open question a word of it is explained, unless that would tell the answer."""

import pytest

from bot.tutor.model.session import Stage, Why
from bot.tutor.moves.asking import Reword
from bot.tutor.moves.menus import AnswerFromTopic
from bot.views.message import Message
from tests.tutor.laying import Pupil
from tests.tutor.on_item import TOPIC, on

CHOICE = f"{TOPIC}/q-sales-fact"
"""Which of four things tells what was sold: till reports and the like."""


def asked(ref: str, text: str) -> tuple[Pupil, object]:
    pupil = on(ref, why=Why.DUE)
    (move,) = pupil.say(text).moves
    return pupil, move


def shown(pupil: Pupil) -> Message:
    return pupil.screen[-1]


@pytest.mark.parametrize(
    "text", ["what does primary mean", "wot does primary mean", "whats primary data"]
)
def test_a_word_of_the_concept_that_no_answer_has_is_explained(text: str) -> None:
    pupil, move = asked(CHOICE, text)
    assert isinstance(move, AnswerFromTopic)
    assert move.quoted
    assert pupil.prompt.tries == 0


def test_what_would_tell_the_answer_is_kept_back_and_it_is_said_why() -> None:
    pupil, move = asked(f"{TOPIC}/s-second-source", "what does triangulation mean")
    assert isinstance(move, AnswerFromTopic)
    assert move.would_tell
    assert "give the answer away" in shown(pupil).html


def test_a_word_that_is_only_used_and_nowhere_explained_is_not_explained_by_its_uses() -> None:
    _, move = asked(CHOICE, "what does handset mean")
    assert isinstance(move, Reword)


@pytest.mark.parametrize("text", ["what does the question mean", "what does the second one mean"])
def test_what_names_no_word_of_a_topic_is_about_the_question(text: str) -> None:
    _, move = asked(CHOICE, text)
    assert isinstance(move, Reword)


def test_what_is_asked_after_a_verdict_leaves_the_way_on_in_reach() -> None:
    pupil = on("sales-information/s-keep", stage=Stage.SETTLED)
    pupil.say("what is a touchpoint?")
    assert [button.data for row in pupil.screen[-1].rows for button in row][-1] == "1.1.next"

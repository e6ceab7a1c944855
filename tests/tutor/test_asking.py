"""Over an open question a word of it is explained, unless that would tell the answer."""

import pytest

from bot.tutor.model.drill import Queued, Stage, Why
from bot.tutor.model.links import PRACTISE, mark_of
from bot.tutor.moves.asking import Reword
from bot.tutor.moves.heard import AnswerFromTopic
from bot.views.message import Message
from bot.views.texts import load_texts
from state.records.learners import Learner
from state.values import replace
from tests.narrowing import only
from tests.shipped import shipped_teaching
from tests.tutor.laying import WHOLE, Pupil
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
    "text",
    [
        *("what does primary mean", "wot does primary mean", "whats primary data"),
        *("wait, what does primary mean?", "ok what exactly do you mean by primary"),
    ],
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


def test_a_card_that_is_still_to_come_is_not_quoted_where_something_else_answers() -> None:
    pupil, card = on("sales-information/s-keep", stage=Stage.SETTLED), f"{TOPIC}/f-primary"
    pupil.say("what is primary data?")
    before = shown(pupil).html
    pupil.drill = replace(pupil.drill, queue=(Queued(card),))
    pupil.say("what is primary data?")
    assert "50 shoppers" in before
    assert "50 shoppers" not in shown(pupil).html
    assert "primary data" in shown(pupil).html


@pytest.mark.parametrize(
    ("ref", "text"),
    [
        (f"{TOPIC}/s-second-source", "can you explain triangulation"),
        (f"{TOPIC}/s-second-source", "what is triangulation?"),
        ("la-celula/q-sal", "explicame lo de la osmosis"),
        ("la-celula/q-sal", "q es la osmosis?"),
    ],
)
def test_whoever_asks_to_have_the_answer_explained_has_not_given_it(ref: str, text: str) -> None:
    language = "es" if ref.startswith("la-celula") else "en"
    pupil = Pupil(
        teaching=shipped_teaching(),
        learner=Learner("Ada", "Europe/London", language=language),
        texts=load_texts(language),
    )
    pupil.say(f"/start {PRACTISE}{mark_of(ref)}")
    (move,) = pupil.say(text).moves
    assert isinstance(move, AnswerFromTopic)
    assert move.would_tell


def test_what_begins_like_a_question_may_still_be_the_answer() -> None:
    pupil = on("la-celula/q-sal", why=Why.DUE)
    assert pupil.say("explica que el agua sale").records


@pytest.mark.parametrize(
    "text",
    [
        *("Why are you asking me this?", "Where is this from?", "Who decided that?"),
        *("What happens if I get it wrong?", "How do you know that?", "is this a trick question?"),
    ],
)
def test_a_topic_is_not_quoted_on_what_the_tutor_is_asked(text: str) -> None:
    pupil = Pupil()
    said = [move for move in pupil.say(text).moves if isinstance(move, AnswerFromTopic)]
    assert not any(move.quoted for move in said)


@pytest.mark.parametrize("text", ["why do customers leave?", "how do i measure service?"])
def test_what_has_a_word_of_the_topic_is_answered_from_it(text: str) -> None:
    assert only(AnswerFromTopic, Pupil(WHOLE).say(text).moves).quoted

"""Whoever asks on after a verdict is told what they asked, and not always the same passage."""

import pytest

from bot.tutor.model.drill import Mode, Queued, Why
from bot.tutor.moves.asking import RemindOfNext
from bot.tutor.moves.marking import Explain, ExplainOption, ShowSettled
from content.model.items import ChoiceQuestion
from content.model.topic import Concept
from state.values import replace
from tests.narrowing import only
from tests.tutor.laying import Pupil
from tests.tutor.on_item import TOPIC, on

LETTER = {"A": 0, "B": 1, "C": 2, "D": 3}


def answered(ref: str, text: str, mode: Mode = Mode.REVISE) -> Pupil:
    """Somebody whose answer to one question has just been marked."""
    pupil = on(f"{TOPIC}/{ref}", mode)
    pupil.say(text)
    return pupil


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("why not d", "D"),
        ("So is it C?", "C"),
        ("what about the 2nd one", "B"),
        ("whats wrong with the survey?", None),
    ],
)
def test_an_option_that_is_asked_about_is_told_of(text: str, letter: str | None) -> None:
    pupil = answered("q-sunday", "a")
    (move,) = pupil.say(text).moves
    assert isinstance(move, ExplainOption)
    if letter is None:
        assert "survey" in move.option.text
    else:
        assert move.place == LETTER[letter]
    assert move.option.because
    assert move.option.because in pupil.screen[-1].html.replace("&#x27;", "'")


def test_an_option_without_a_reason_is_answered_by_what_speaks_against_its_wrong_idea() -> None:
    pupil = answered("q-sales-fact", "a")
    item = pupil.library.item(f"{TOPIC}/q-sales-fact")
    assert isinstance(item, ChoiceQuestion)
    for option in item.choices:
        (move,) = pupil.say(f"what about {option.text}").moves
        assert isinstance(move, ExplainOption)
        assert (move.shows is None) == (option.shows is None)


@pytest.mark.parametrize("text", ["what about tomorrow", "why not", "is it lunch yet"])
def test_what_names_no_option_is_not_about_one(text: str) -> None:
    pupil = answered("q-sunday", "a")
    assert not any(isinstance(move, ExplainOption) for move in pupil.say(text).moves)


def test_nothing_is_told_of_an_option_while_the_question_is_open() -> None:
    pupil = on(f"{TOPIC}/q-sunday")
    assert not any(isinstance(move, ExplainOption) for move in pupil.say("why not d").moves)


@pytest.mark.parametrize(
    ("ref", "answer"),
    [("q-sunday", "a"), ("s-keep", "no idea what to say"), ("q-happy-market", "true")],
)
@pytest.mark.parametrize("text", ["what was the question again", "whats the answer"])
def test_a_settled_question_is_shown_again_with_its_answer(
    ref: str, answer: str, text: str
) -> None:
    pupil = answered(ref, answer)
    pupil.say("show me the answer")
    (move,) = pupil.say(text).moves
    assert isinstance(move, ShowSettled)
    assert not isinstance(move, RemindOfNext)
    assert move.item.id == ref


def test_whoever_asks_for_an_example_gets_one_at_once_and_then_something_else() -> None:
    pupil = answered("s-second-source", "so you can cross check it")
    (move,) = pupil.say("give me an example").moves
    assert isinstance(move, Explain)
    assert move.way is not None
    assert not isinstance(move.way, Concept)
    (further,) = pupil.say("i still dont get it").moves
    assert isinstance(further, Explain)
    assert further.way != move.way


@pytest.mark.parametrize("text", ["that's debatable", "isn't that enough?"])
@pytest.mark.parametrize(
    ("ref", "answer"), [("q-sunday", "a"), ("s-second-source", "so you can cross check it")]
)
def test_what_cannot_be_contested_is_explained(ref: str, answer: str, text: str) -> None:
    (move,) = answered(ref, answer).say(text).moves
    assert isinstance(move, Explain)


def test_an_idea_that_was_read_with_one_question_is_not_told_first_of_the_next() -> None:
    """Read a moment ago, it would help no more the second time."""
    pupil = on(f"{TOPIC}/q-sales-fact", why=Why.OPENING)
    queued = Queued(f"{TOPIC}/s-scores", Why.NEW)
    pupil.drill = replace(pupil.drill, queue=(queued,), total=2)
    pupil.say("a")
    pupil.say("next")
    pupil.say("show me the answer")
    ways = [only(Explain, pupil.say("why").moves).way for _ in range(4)]
    assert not isinstance(ways[0], Concept)
    assert [isinstance(way, Concept) for way in ways].count(True) == 1

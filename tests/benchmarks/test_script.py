"""Learners whose turns are measured really revise: whoever is stuck measures nothing."""

from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.load.contestants import OPENINGS
from benchmarks.load.revising import Questions, Reviser
from benchmarks.script import PATIENCE, TOPIC, Script, play, record
from bot.tutor.model.events import Commanded, Pressed, Said
from content.library import Library
from tests.shipped import shipped

LENGTH = 40


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Script:
    return record(shipped(), tmp_path_factory.mktemp("script"), LENGTH)


def test_a_third_of_what_is_done_are_answers_that_are_graded(script: Script) -> None:
    assert len(script.events) == LENGTH
    assert script.graded > LENGTH / 3


def test_one_english_topic_is_begun_and_cards_are_turned_and_judged(script: Script) -> None:
    pressed = [event.data for event in script.events if isinstance(event, Pressed)]
    assert shipped().topics[TOPIC].language == "en"
    assert pressed[0] == f"m.begin.{TOPIC}"
    assert {data.split(".")[2] for data in pressed[1:]} >= {"pick", "judge", "sure", "next"}
    assert any(isinstance(event, Said) for event in script.events)


def test_no_command_is_given_again_before_anything_has_come_of_it(script: Script) -> None:
    assert not any(
        isinstance(one, Commanded) and isinstance(other, Commanded)
        for one, other in pairwise(script.events)
    )


@pytest.mark.parametrize("opening", OPENINGS)
def test_the_learners_of_the_load_run_are_graded_as_often(tmp_path: Path, opening: str) -> None:
    learner = Reviser(Questions(shipped()), opening, seed=1)
    assert play(shipped(), tmp_path, learner.decide, LENGTH).graded > LENGTH / 3


def test_whoever_gets_nowhere_is_not_measured(tmp_path: Path) -> None:
    topic = shipped().topics[TOPIC]
    one_card = topic.model_copy(update={"flashcards": topic.flashcards[:1], "questions": ()})
    with pytest.raises(RuntimeError, match="stuck"):
        record(Library({TOPIC: one_card}), tmp_path, LENGTH + PATIENCE)

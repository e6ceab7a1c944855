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


Scripts = tuple[Script, ...]


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Scripts:
    return record(shipped(), tmp_path_factory.mktemp("script"), LENGTH)


def test_three_in_ten_of_what_is_done_are_answers_that_are_graded(scripts: Scripts) -> None:
    assert {len(script.events) for script in scripts} == {LENGTH}
    assert sum(script.graded for script in scripts) >= len(scripts) * LENGTH * 0.3


def test_one_english_topic_is_begun_and_cards_are_turned_and_judged(scripts: Scripts) -> None:
    assert shipped().topics[TOPIC].language == "en"
    for script in scripts:
        assert script.events[1] == Pressed(f"m.begin.{TOPIC}", script.events[1].at)
    pressed = [one.data for script in scripts for one in script.events if isinstance(one, Pressed)]
    verbs = {data.split(".")[2] for data in pressed if data[0].isdigit()}
    assert verbs >= {"pick", "judge", "next", "done"}


def test_no_command_is_given_again_before_anything_has_come_of_it(scripts: Scripts) -> None:
    for script in scripts:
        assert not any(
            isinstance(one, Commanded) and isinstance(other, Commanded)
            for one, other in pairwise(script.events)
        )


def test_learners_do_not_all_say_the_same(scripts: Scripts) -> None:
    said = [{one.text for one in script.events if isinstance(one, Said)} for script in scripts]
    assert not set.intersection(*said)


@pytest.mark.parametrize("opening", OPENINGS)
def test_the_learners_of_the_load_run_are_graded_as_often(tmp_path: Path, opening: str) -> None:
    learner = Reviser(Questions(shipped()), opening, seed=1)
    assert play(shipped(), tmp_path, learner.decide, LENGTH).graded > LENGTH / 3


def test_whoever_gets_nowhere_is_not_measured(tmp_path: Path) -> None:
    topic = shipped().topics[TOPIC]
    one_card = topic.model_copy(update={"flashcards": topic.flashcards[:1], "questions": ()})
    with pytest.raises(RuntimeError, match="stuck"):
        record(Library({TOPIC: one_card}), tmp_path, LENGTH + PATIENCE)

"""Labelled answers to the shipped topics: what learners type, and what a fair marker says.

Each kind allows the verdicts that its readers would accept:

right         right, however it was put; a misspelling must not be the reason for less
slip          right, and the misspelling is shown
thumbed       typed in a hurry on a phone: right all the same
partly        one idea where two are wanted
paraphrase    right in other words: asked about at worst, never refused
misconceived  a wrong idea that the topic knows by name
negated       the key's words, denied: never right, never partly right
refused       wrong, off the point or the question repeated: never right
stuffed       the key's words without a statement: never right
nothing       no attempt: it asks for a hint and costs nothing
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import yaml

from bot.grading.grader import Grader
from bot.grading.text.language import language_of
from bot.grading.verdict import Outcome
from content.model import Item, ShortQuestion, Topic
from tests.complaints import check_each
from tests.shipped import shipped

HERE: Final = Path(__file__).parent

FAIR: Final = {
    "right": {Outcome.RIGHT, Outcome.SLIP},
    "slip": {Outcome.SLIP},
    "thumbed": {Outcome.RIGHT, Outcome.SLIP},
    "partly": {Outcome.PARTLY},
    "paraphrase": {Outcome.RIGHT, Outcome.SLIP, Outcome.UNSURE},
    "misconceived": {Outcome.MISCONCEPTION},
    "negated": {Outcome.WRONG, Outcome.MISCONCEPTION, Outcome.UNSURE},
    "refused": {Outcome.WRONG, Outcome.MISCONCEPTION, Outcome.UNSURE},
    "stuffed": {Outcome.WRONG, Outcome.MISCONCEPTION, Outcome.UNSURE, Outcome.PARTLY},
    "nothing": {Outcome.NO_ATTEMPT},
}


def _labelled() -> Iterator[tuple[str, str, str, str]]:
    for path in sorted(HERE.glob("*.yaml")):
        questions = yaml.safe_load(path.read_text(encoding="utf-8"))
        for question, kinds in questions.items():
            for kind, responses in kinds.items():
                for response in responses:
                    yield path.stem, question, kind, response


LABELLED: Final = list(_labelled())


@pytest.fixture(scope="module")
def graders() -> dict[str, tuple[Grader, Topic, dict[str, Item]]]:
    library = shipped()
    return {
        topic.topic: (Grader(topic), topic, {item.id: item for item in topic.items()})
        for topic in library.topics.values()
    }


@pytest.mark.parametrize("kind", FAIR)
def test_a_labelled_answer_gets_a_fair_verdict(
    graders: dict[str, tuple[Grader, Topic, dict[str, Item]]], kind: str
) -> None:
    def is_fair(labelled: tuple[str, str, str, str]) -> None:
        topic, question, _, response = labelled
        grader, _, items = graders[topic]
        verdict = grader.grade_text(items[question], response)
        assert verdict.outcome in FAIR[kind], verdict
        if kind == "misconceived":
            assert verdict.misconception
        if kind == "slip":
            assert verdict.spelling

    check_each([one for one in LABELLED if one[2] == kind], is_fair)


def test_every_label_is_one_of_those_kinds() -> None:
    assert {kind for _, _, kind, _ in LABELLED} == set(FAIR)


def test_there_are_enough_of_them() -> None:
    assert len(LABELLED) >= 150


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_right_sample_denied_is_never_right(
    graders: dict[str, tuple[Grader, Topic, dict[str, Item]]], place: int
) -> None:
    for grader, topic, items in graders.values():
        denial = language_of(topic.language).denied_whole[place]
        for item in items.values():
            if isinstance(item, ShortQuestion):
                for sample in item.samples.right:
                    verdict = grader.grade_text(item, f"{denial} {sample}")
                    assert not verdict.outcome.is_right, (item.id, sample)

"""Labelled answers to the shipped topics get a verdict that a fair marker would give."""

import pytest

from bot.grading.grader import Grader
from bot.grading.text.language import language_of
from content.model.items import Item, ShortQuestion
from content.model.topic import Topic
from tests.complaints import check_each
from tests.responses.labels import FAIR, LABELLED
from tests.shipped import shipped


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

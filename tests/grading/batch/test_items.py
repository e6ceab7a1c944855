"""A line may name an item: the topic's own graders grade it, and say what does not fit."""

from types import MappingProxyType

import pytest

from bot.grading.batch.items import ItemGrader
from bot.grading.batch.lines import ItemRecord, RecordError
from bot.grading.grader import Grader
from bot.grading.verdict import Outcome
from content.library import Library
from content.model.topic import JudgedSamples, Topic

Response = str | tuple[str, ...]


@pytest.fixture(scope="module")
def by_item(topic: Topic) -> ItemGrader:
    return ItemGrader(Library(MappingProxyType({topic.topic: topic})), ear=None)


def line(item: str, response: Response) -> ItemRecord:
    return ItemRecord(None, f"sales-information/{item}", response, line=1)


@pytest.mark.parametrize(
    ("item", "response", "outcome"),
    [
        ("q-triangulate", "so u can cross chekc it", Outcome.SLIP),
        ("q-triangulate", "one source is enough", Outcome.MISCONCEPTION),
        ("q-change", "15 %", Outcome.RIGHT),
        ("q-change", "36", Outcome.WRONG),
        ("f-bench", "bench marking", Outcome.RIGHT),
        ("q-rival-plan", "I would visit because it is open to all.", Outcome.PARTLY),
        ("q-cloze", "primary and secondary", Outcome.RIGHT),
        ("q-cloze", ("primary", "secondary"), Outcome.RIGHT),
        ("q-cloze", "primary | secondry", Outcome.SLIP),
        ("q-cloze", ("secondary", "primary"), Outcome.WRONG),
        ("q-cloze", ("", "secondary"), Outcome.PARTLY),
        ("q-cloze", ("?", "idk"), Outcome.NO_ATTEMPT),
    ],
)
def test_every_typed_kind_is_graded_by_its_own_key(
    by_item: ItemGrader, item: str, response: Response, outcome: Outcome
) -> None:
    assert by_item.grade(line(item, response)).outcome is outcome


def test_a_known_slip_brings_the_authors_remark(by_item: ItemGrader) -> None:
    assert by_item.grade(line("q-change", "36")).note.startswith("36 is the change in units.")


def test_a_verdict_is_the_one_that_the_tutor_would_give(by_item: ItemGrader, topic: Topic) -> None:
    tutor = Grader(topic)
    for item in topic.questions:
        if item.type == "short":
            for typed in ("to avoid bias", "more relyable", "because the teacher said so"):
                assert by_item.grade(line(item.id, typed)) == tutor.grade_text(item, typed)


@pytest.mark.parametrize(
    ("ref", "response", "fault"),
    [
        ("sales-information/q-chnage", "15", "has no item `q-chnage`. Did you mean `q-change`?"),
        ("sales-info/q-change", "15", "no topic `sales-info`. Did you mean `sales-information`?"),
        ("q-change", "15", "`q-change` names no topic; write it as topic/item"),
        ("sales-information/q-order", "survey", "is answered by taps"),
        ("sales-information/q-cloze", ("primary",), "`q-cloze` has 2 gaps, and `response` 1"),
        ("sales-information/q-cloze", "a | b | c", "`q-cloze` has 2 gaps, and `response` 3"),
        ("sales-information/q-triangulate", ("bias",), "must be text: only gaps take a list"),
    ],
)
def test_what_does_not_fit_is_said(
    by_item: ItemGrader, ref: str, response: Response, fault: str
) -> None:
    with pytest.raises(RecordError) as caught:
        by_item.grade(ItemRecord(None, ref, response, line=1))
    assert fault in str(caught.value)


def test_an_item_is_found_by_its_former_name(topic: Topic) -> None:
    renamed = [
        question.model_copy(update={"was": "q-before"}) if question.id == "q-change" else question
        for question in topic.questions
    ]
    moved = topic.model_copy(update={"questions": tuple(renamed)})
    grader = ItemGrader(Library(MappingProxyType({topic.topic: moved})), ear=None)
    assert grader.grade(line("q-before", "15")).outcome is Outcome.RIGHT


def test_what_tutors_judged_in_the_topics_files_counts(topic: Topic) -> None:
    judged = JudgedSamples(item="q-triangulate", right=("two heads",), wrong=("bias",))
    taught = topic.model_copy(update={"samples": (judged,)})
    grader = ItemGrader(Library(MappingProxyType({topic.topic: taught})), ear=None)
    assert grader.grade(line("q-triangulate", "two heads")).outcome is Outcome.RIGHT
    assert grader.grade(line("q-triangulate", "bias")).outcome is Outcome.WRONG

"""What must hold beyond each shape: the rules of each kind of question."""

from pathlib import Path

import pytest

from tests.content.spoilt import complaints

KINDS_WITH_RULES = [
    ("type: order\n    steps: [one, two, One]", "7: `One` is in `steps` twice."),
    ("type: match\n    pairs: {a: x, b: x}", "7: `x` is in `pairs` twice."),
    ("type: match\n    pairs: {a: x}", "7: `pairs` has 1 of 2 entries."),
    ("type: cloze\n    why: No gap.", "5: this sentence has no gap."),
    ("type: number\n    answer: 15\n    slips: [{gives: 15, because: x}]", "8: the slip 15 would"),
    (
        "type: short\n    points: [{idea: a, any: [a]}]\n    model: a\n"
        "    samples: {right: [the lake is full], wrong: [no, The  lake is full]}",
        "9: the sample `The  lake is full` is among the right ones, too.",
    ),
    ("type: number\n    answer: 15%", "7: `answer` is `15%`, which is no number."),
    ("type: number\n    answer: nan", "7: `answer` is `nan`, which is no number."),
    ("type: true_false\n    answer: false\n    group: true\n    why: " + "x" * 201, "9: `why` has"),
    ("type: extended\n    model: m\n    marks: [mp-cuont]", "8: there is no marking point called"),
    (
        "type: extended\n    model: m\n    marks: [mp-count]\n    samples:\n"
        "      - {answer: a, credits: [mp-cost]}",
        "10: there is no marking point called `mp-cost`. Did you mean `mp-count`?",
    ),
]


@pytest.mark.parametrize(("written", "complaint"), KINDS_WITH_RULES)
def test_each_kind_of_question_has_its_rules(folder: Path, written: str, complaint: str) -> None:
    question = "questions:\n  - id: q-new\n    concept: change\n\n    ask: Well?\n    " + written
    (folder / "quiz-2.yaml").write_text(question + "\n")
    assert [each for each in complaints(folder) if each.startswith(f"quiz-2.yaml:{complaint}")]


def test_the_marks_of_a_sample_must_be_marks_of_its_question(folder: Path) -> None:
    topic = folder / "topic.yaml"
    second = (
        "  - {id: mp-note, mark: Writes it down, credit_when: [[write]], ask_if_missing: And?}\n"
    )
    topic.write_text(topic.read_text() + second)
    (folder / "quiz-2.yaml").write_text(
        "questions:\n  - id: x-new\n    type: extended\n    concept: change\n    ask: How?\n"
        "    model: Count the cash.\n    marks: [mp-count]\n"
        "    samples:\n      - answer: I write.\n        credits: [mp-note]\n"
    )
    assert complaints(folder) == [
        "quiz-2.yaml:10: `mp-note` is credited here but is not in this question's `marks`. "
        "Add it to `marks`, or take it out here."
    ]


def test_a_poll_is_measured_as_telegram_measures_it(folder: Path) -> None:
    ask = "🛒" * 150 + " How many of them?"
    (folder / "quiz-2.yaml").write_text(
        "questions:\n  - id: q-new\n    concept: change\n    type: true_false\n"
        f"    ask: {ask}\n    answer: false\n    group: true\n"
    )
    (only,) = complaints(folder)
    assert "`ask` has 318 characters, and a Telegram poll takes 300 (it counts" in only

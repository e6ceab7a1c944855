"""Samples and model answers are graded as a learner's would be, and surprises are faults."""

from pathlib import Path

import pytest

from bot.commands.meaning import ear_at_once
from bot.grading.batch.only_listed import only_listed
from bot.grading.batch.self_check import surprises
from content.load import load_written

SOUND = Path(__file__).parents[2] / "content" / "sound"

HEADS = {
    "short": "ask: Why is the float taken off?\n    ",
    "extended": "ask: How do you close the till?\n    ",
    "number": "ask: How much change from 20 pounds for a bill of 17?\n    ",
    "cloze": "",
}

SURPRISES = [
    (
        "short",
        "points: [{idea: it was there before, any: [already there]}]\n"
        "    model: It was already there.\n"
        "    samples: {wrong: [it was already there last night]}",
        "quiz-2.yaml:8: the wrong sample `it was already there last night` comes out as right.",
    ),
    (
        "short",
        "points: [{idea: before, any: [already there]}, {idea: not sold, any: [nothing sold]}]\n"
        "    need: 1\n    model: It was already there.",
        "quiz-2.yaml:8: the model answer does not earn: not sold.",
    ),
    (
        "short",
        "points: [{idea: good for farming, any: [fertile soil]}]\n"
        "    model: The soil there is fertile.",
        "quiz-2.yaml:7: the model answer does not earn: good for farming. The words of "
        "`fertile soil` are there in another order: add `soil there is fertile` to `any`.",
    ),
    (
        "extended",
        "marks: [mp-count]\n    model: I go home.",
        "quiz-2.yaml:7: the model answer does not earn: Counts before comparing.",
    ),
    (
        "extended",
        "marks: [mp-count]\n    model: I count the cash.\n"
        "    samples: [{answer: I go home., credits: [mp-count]}]",
        "quiz-2.yaml:8: this sample earns nothing, and is written to earn mp-count.",
    ),
    (
        "number",
        "answer: 3\n    within: 0.1\n    slips: [{gives: 4, within: 1, because: A}, "
        "{gives: 4.5, because: B}]",
        "quiz-2.yaml:8: the slip 4.5 is not told apart.",
    ),
    (
        "cloze",
        'ask: "The float is {?} money."',
        "quiz-2.yaml:5: the words of the gaps, `?`, come out as no attempt at all.",
    ),
]


def add(folder: Path, kind: str, key: str) -> None:
    """Add a question of this kind in a file of its own."""
    head = f"questions:\n  - id: q-new\n    type: {kind}\n    concept: closing\n    {HEADS[kind]}"
    (folder / "quiz-2.yaml").write_text(head + key + "\n")


def told(folder: Path) -> list[str]:
    """Run the samples and list what comes out differently."""
    (written,) = load_written(folder)
    return [str(surprise).replace(f"{folder}/", "") for surprise in surprises(written)]


def test_the_sound_topic_holds_no_surprise(folder: Path) -> None:
    assert told(folder) == []


@pytest.mark.parametrize(("kind", "key", "surprise"), SURPRISES)
def test_what_comes_out_differently_is_told_at_its_line(
    folder: Path, kind: str, key: str, surprise: str
) -> None:
    add(folder, kind, key)
    (found,) = told(folder)
    assert found.startswith(surprise)


def test_a_wrong_sample_that_would_pass_by_its_meaning_alone_is_a_remark_and_no_fault(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is marked wrong as it stands, and a bot with no encoder would not have doubted it."""
    pytest.importorskip("onnxruntime")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    key = (
        "points: [{idea: there before, any: [the money was there this morning]}]\n"
        "    model: The money was there this morning.\n"
        "    samples: {wrong: [cash was there in the morning]}"
    )
    add(folder, "short", key)
    (written,) = load_written(folder)
    with ear_at_once(no_meaning=False) as ear:
        assert surprises(written, ear) == []
        (found,) = only_listed(written, ear)
    assert found.what == "`cash was there in the morning` is wrong only because it is listed here"
    assert "Add another one or two like it" in found.mend


def test_a_phrase_that_another_misconception_catches_is_told(folder: Path) -> None:
    topic = folder / "topic.yaml"
    topic.write_text(
        topic.read_text().replace(
            "\nmarking_points:",
            "  - {id: float-grows, name: N, believes: B, instead: I, check_with: [q-why-float], "
            "listen_for: [the float * grows, the float counts too]}\n\nmarking_points:",
        )
    )
    assert told(folder) == [
        "topic.yaml:20: `the float counts too`, typed as an answer to `q-why-float`, is heard as "
        "float-is-takings. Reword it, so that no other phrase and no negation catches it."
    ]


WORD_FOR_WORD = [
    (
        "points: [{idea: known, any: [count cash]}, {idea: money, any: [cash]}]\n"
        "    need: 2\n    model: We count cash.",
        "the same words earn",
    ),
    (
        "points: [{idea: before, any: [already there]}]\n"
        "    not: [was already]\n    model: It was already there.",
        "a phrase of `not` is in it, and blocks all credit",
    ),
    (
        "points: [{idea: before, any: [already there]}]\n    model: It was never already there.",
        "it is denied there",
    ),
    (
        "points: [{idea: before, any: [already there in the morning]}]\n"
        "    hints: [What was already there in the morning?, Count.]\n"
        "    model: It was already there in the morning.",
        "copied from the question or a hint",
    ),
]


@pytest.mark.parametrize(("key", "reason"), WORD_FOR_WORD)
def test_a_model_that_has_the_phrase_word_for_word_is_told_what_speaks_against_it(
    folder: Path, key: str, reason: str
) -> None:
    add(folder, "short", key)
    (found,) = told(folder)
    assert reason in found
    assert "Word it as the points are" not in found

"""An author is told which wordings would earn their idea in answers about anything."""

from collections.abc import Sequence
from pathlib import Path

from bot.grading.batch.loose import loose_wordings
from content.load import load_written
from tests.grading.batch.test_self_check import HEADS

RIGHT = ("they know the boss", "you know the till", "they all know the float", "we know the price")


def remarks(folder: Path, wording: str, others: Sequence[str] = RIGHT) -> list[str]:
    """Ask one question with a wording, and others with these right answers."""
    asked = [(wording, "the float stays"), *(("float", text) for text in others)]
    questions = [
        f"  - id: q-{at}\n    type: short\n    concept: closing\n    {HEADS['short']}"
        f"points: [{{idea: an idea, any: [float, {any_}]}}]\n"
        f"    model: The float.\n    samples: {{right: [{right}]}}\n"
        for at, (any_, right) in enumerate(asked)
    ]
    (folder / "quiz-2.yaml").write_text("questions:\n" + "".join(questions))
    (written,) = load_written(folder)
    return [str(one).replace(f"{folder}/", "") for one in loose_wordings(written)]


def test_an_everyday_word_that_stands_in_answers_to_other_questions_is_remarked_on(
    folder: Path,
) -> None:
    assert remarks(folder, "know") == [
        "quiz-2.yaml:6: `know` stands in right answers to 4 other questions, such as `q-1` and "
        "`q-2`, so it says little of this one. Write what a right answer says with it, or leave "
        "it out."
    ]


def test_two_other_questions_may_have_an_idea_in_common(folder: Path) -> None:
    assert remarks(folder, "know", RIGHT[:2]) == []


def test_words_of_the_subject_may_stand_anywhere(folder: Path) -> None:
    assert remarks(folder, "voucher", [f"a voucher for {one}" for one in RIGHT]) == []


def test_a_word_without_an_idea_is_remarked_on_wherever_else_it_stands(folder: Path) -> None:
    (remark,) = remarks(folder, "where", ())
    assert "`where` is a word without an idea, which any answer may have" in remark


def test_no_may_be_all_there_is_to_say(folder: Path) -> None:
    assert remarks(folder, '"no"', ()) == []

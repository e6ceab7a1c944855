"""Which files make a topic: those that nobody would read are named, with what to call them."""

from pathlib import Path

import pytest

from content.load import load_topic
from tests.content.spoilt import complaints, spoil


def test_a_file_that_cannot_be_read_brings_no_complaint_about_its_content(folder: Path) -> None:
    found = spoil(folder, "quiz.yaml", "questions:", "questions: [")
    assert [each.split(":")[0] for each in found] == ["quiz.yaml"]


def test_a_file_nobody_would_read_is_pointed_out(folder: Path) -> None:
    (folder / "quizz.yaml").write_text("questions: []\n")
    assert complaints(folder)[0].startswith(
        "quizz.yaml:1: no file of this name is read. Did you mean `quiz.yaml`?"
    )


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("quiz-2.yaml.txt", "Call it `quiz-2.yaml`; your system may hide the end of its name."),
        ("Quiz-Exam.YML", "Call it `quiz-exam.yaml`; your system may hide the end of its name."),
        ("quiz.yaml.txt", "There is a `quiz.yaml` as well: move what is needed there, and delete"),
    ],
)
def test_a_file_to_whose_name_a_program_added_something_is_named(
    folder: Path, name: str, mend: str
) -> None:
    (folder / name).write_text("questions: []\n")
    (only,) = complaints(folder)
    assert only.startswith(f"{name}:1: no file of this name is read. {mend}")


def test_a_copy_that_an_editor_put_aside_is_nobodys_business(folder: Path) -> None:
    for name in ("quiz.yaml~", "quiz.yaml.bak", ".quiz.yaml.swp"):
        (folder / name).write_text("questions: [\n")
    assert load_topic(folder).topic


@pytest.mark.parametrize("name", ["topic.yaml", "quiz.yaml", "flashcards.yaml"])
def test_a_topic_whose_file_has_the_wrong_name_gets_one_complaint(folder: Path, name: str) -> None:
    (folder / name).rename(folder / f"{name}.txt")
    (only,) = complaints(folder)
    assert only.startswith(f"{name}.txt:1: no file of this name is read. Call it `{name}`")


def test_a_topic_needs_its_topic_file(folder: Path) -> None:
    (folder / "topic.yaml").unlink()
    assert complaints(folder) == [
        "topic.yaml:1: this file is not there. Write it, or give the one that is meant this name."
    ]


def test_a_topic_may_be_one_file(folder: Path) -> None:
    whole, files = load_topic(folder), ("topic.yaml", "flashcards.yaml", "quiz.yaml")
    text = "\n".join((folder / name).read_text(encoding="utf-8") for name in files)
    (folder / "topic.yaml").write_text(text, encoding="utf-8")
    for name in files[1:]:
        (folder / name).unlink()
    assert load_topic(folder) == whole
    (folder / "topic.yaml").rename(folder / "buoyancy.yaml")
    (only,) = complaints(folder)
    assert only.startswith("buoyancy.yaml:1: no file of this name is read. Call it `topic.yaml`,")

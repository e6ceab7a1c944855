"""`viva check`: faults and remarks at their lines, and the code that it ends with."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.commands.check import command

SOUND = Path(__file__).parents[1] / "content" / "sound"

FAULTY = """\
questions:
  - id: q-new
    type: extended
    concept: closing
    ask: How do you close the till?
    marks: [mp-count]
    model: I go home.
"""

LEANING = """\
questions:
  - id: q-new
    type: short
    concept: closing
    ask: Why is the float taken off?
    points: [{idea: it was there before, any: [already there]}]
    model: It was already there.
    samples: {right: [already there, it was already there, already there then, no customer paid]}
"""


def test_the_command_ends_with_0_when_there_are_only_remarks(folder: Path) -> None:
    ran = CliRunner().invoke(command, ["--no-meaning", str(folder)])
    assert ran.exit_code == 0
    assert "till-work: 3 items, 3 live (1 flashcard, 1 choice, 1 short)" in ran.output
    assert ran.output.endswith("0 faults, 6 remarks.\n")


def test_the_command_ends_with_1_and_the_place_of_each_fault(folder: Path) -> None:
    (folder / "quiz-2.yaml").write_text(FAULTY)
    ran = CliRunner().invoke(command, ["--no-meaning", str(folder)])
    assert ran.exit_code == 1
    assert f"{folder}/quiz-2.yaml:7: the model answer does not earn" in ran.output
    assert "\n1 fault, 7 remarks.\n" in ran.output

    (folder / "quiz.yaml").write_text("questions: [\n")
    ran = CliRunner().invoke(command, ["--no-meaning", str(folder)])
    assert ran.exit_code == 1
    assert ran.output.startswith(f"Faults:\n{folder}/quiz.yaml:1: a bracket [ or {{ is opened")


def test_the_report_names_each_key_that_was_unfair_and_counts_the_weak(folder: Path) -> None:
    (folder / "quiz-2.yaml").write_text(LEANING)
    ran = CliRunner().invoke(command, ["--no-meaning", "--report", str(folder)])
    assert "\n  q-new: precision 1.000, recall 0.8" in ran.output
    assert "    Add to `any` what makes `no customer paid` right" in ran.output
    assert "; 0 of 2 weak, below 0.8\n" in ran.output


def test_whoever_names_a_file_of_the_topic_means_its_folder(folder: Path) -> None:
    files = [str(folder / name) for name in ("quiz.yaml", "topic.yaml")]
    ran = CliRunner().invoke(command, ["--no-meaning", *files])
    assert ran.output.count("till-work: 3 items") == 1


def test_several_paths_are_checked_in_one_run(folder: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    ran = CliRunner().invoke(command, ["--no-meaning", str(folder), str(empty)])
    assert ran.exit_code == 1
    assert f"{empty}:1: there is no topic in this folder" in ran.output
    assert "till-work: 3 items" in ran.output


def test_without_a_path_the_content_that_the_bot_would_use_is_checked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIVA_CONTENT", str(folder.parent))
    monkeypatch.chdir(folder.parent)
    ran = CliRunner().invoke(command, ["--no-meaning"])
    assert ran.exit_code == 0
    assert "\ntill-work/quiz.yaml:14: `q-why-float` has no right sample." in ran.output

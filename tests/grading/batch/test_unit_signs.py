"""A unit that is likely to be read as another one than its author means is remarked on."""

import shutil
from pathlib import Path

import pytest

from bot.grading.batch.unit_signs import doubtful_units
from content.load import load_written

SOUND = Path(__file__).parents[2] / "content" / "sound"


def told(folder: Path, ask: str, unit: str) -> list[str]:
    copied = Path(shutil.copytree(SOUND, folder / "till-work"))
    (copied / "quiz-2.yaml").write_text(
        "questions:\n  - id: q-new\n    type: number\n    concept: closing\n"
        f"    ask: {ask}\n    answer: 55\n    unit: {unit}\n"
    )
    (written,) = load_written(copied)
    return [str(one).replace(f"{copied}/", "") for one in doubtful_units(written)]


def test_degrees_that_are_read_as_coulombs_are_told(tmp_path: Path) -> None:
    assert told(tmp_path, "At how many degrees does yeast die?", "C") == [
        "quiz-2.yaml:7: `C` alone is read as coulombs. "
        "Write `°C` for degrees Celsius, unless you mean that."
    ]


@pytest.mark.parametrize(
    ("ask", "unit"),
    [("How long does it prove?", "m"), ("How hot is it?", "F"), ("How many people?", "M")],
)
def test_signs_that_mean_something_else_are_told(tmp_path: Path, ask: str, unit: str) -> None:
    assert len(told(tmp_path, ask, unit)) == 1


@pytest.mark.parametrize(
    ("ask", "unit"),
    [
        ("Which charge flows?", "C"),
        ("How wide is it?", "m"),
        ("How hot is it?", "°C"),
        ("At which temperature?", "K"),
    ],
)
def test_what_a_question_is_about_makes_a_sign_sure(tmp_path: Path, ask: str, unit: str) -> None:
    assert told(tmp_path, ask, unit) == []

"""An entry without its dash is named once, and what it holds is read as it was meant."""

import re
from pathlib import Path

import pytest

from content.load import load_topic
from content.mending import mend_folder
from content.traps.dashes import put_dashes
from tests.content.spoilt import spoil

FIRST, SECOND = "  - id: q-float\n", "  - id: q-why-float\n"
RIGHT, WRONG = "      - right: 240 pounds\n", "      - wrong: 340 pounds\n"
LOST = [
    (FIRST, "    id: q-float\n", 2, "`questions`"),
    (SECOND, "    id: q-why-float\n", 14, "`questions`"),
    (SECOND, "  id: q-why-float\n", 14, "`questions`"),
    (f"{SECOND}    type: short\n", "    type: short\n    id: q-why-float\n", 14, "`questions`"),
    (RIGHT, "        right: 240 pounds\n", 7, "`choices`"),
    (RIGHT, "      right: 240 pounds\n", 7, "`choices`"),
    (WRONG, "        wrong: 340 pounds\n", 9, "`choices`"),
    (WRONG, "      wrong: 340 pounds\n", 9, "`choices`"),
    ("      - {idea: it was", "        {idea: it was", 19, "`points`"),
]


@pytest.mark.parametrize(("old", "new", "line", "part"), LOST)
def test_a_lost_dash_is_one_complaint_and_is_put_back(
    folder: Path, old: str, new: str, line: int, part: str
) -> None:
    whole = load_topic(folder)
    (only,) = spoil(folder, "quiz.yaml", old, new)
    assert only.startswith(f"quiz.yaml:{line}: an entry of {part} begins here without its dash.")
    (done,) = mend_folder(folder)
    assert done.endswith("begins here without its dash; put right")
    assert load_topic(folder) == whole


def test_an_entry_that_stands_beside_the_dashes_gets_its_own_and_moves_in(folder: Path) -> None:
    whole = load_topic(folder)
    quiz = (folder / "quiz.yaml").read_text(encoding="utf-8")
    before, second = quiz.split(SECOND)
    beside = SECOND.replace("  - ", "  ") + re.sub("^    ", "  ", second, flags=re.MULTILINE)
    (folder / "quiz.yaml").write_text(before + beside, encoding="utf-8")
    (done,) = mend_folder(folder)
    assert done.endswith("begins here without its dash; put right")
    assert load_topic(folder) == whole
    assert (folder / "quiz.yaml").read_text(encoding="utf-8") == quiz


def test_a_list_without_any_dash_is_one_complaint_that_names_its_lines() -> None:
    card = "    id: f-{0}\n    front: a\n\n"
    lines = ("flashcards:\n" + "".join(card.format(name) for name in "abc")).split("\n")
    written, (only,) = put_dashes(lines)
    assert [line for line in written if "id:" in line] == [f"  - id: f-{name}" for name in "abc"]
    assert (only.line, only.what.split("; ")[1]) == (2, "so do lines 5 and 8")


SOUND = [
    "questions:\n  - type: short\n    id: q-a\n    points:\n      - any: [a,\n        {b: c}]",
    "questions:  # all\n# first\n- id: q-a\n  ask: |\n    id: x\n    id: y\n- id: q-b\n",
    "choices:\n  - because: So.\n    right: A\n  -\n    wrong: B\n",
    "flashcards:\n  • id: f-a\n    front: A\n  • id: f-b\n",
]


@pytest.mark.parametrize("source", SOUND)
def test_no_dash_is_put_where_none_is_missing(source: str) -> None:
    lines = source.split("\n")
    assert put_dashes(lines) == (lines, [])


def test_a_key_that_is_doubled_begins_no_entry(folder: Path) -> None:
    (only,) = spoil(folder, "quiz.yaml", "    need: 1\n", "    need: 1\n    need: 1\n")
    assert only.endswith(
        "`need` is here a second time; it is already on line 20. Keep one of the two."
    )

"""Tabs and the spaces of word processors are named, and mended as they were meant."""

from pathlib import Path

import pytest

from content.load import load_topic
from content.mending import mend_folder
from tests.content.spoilt import spoil

KEYS = "    type: choice\n    concept: closing\n    ask: The"


@pytest.mark.parametrize("tab", ["\t", "\t\t", "  \t", "\u200b    "])
def test_lines_in_tabs_are_told_once_and_nothing_else(folder: Path, tab: str) -> None:
    whole = load_topic(folder)
    found = spoil(folder, "quiz.yaml", KEYS, KEYS.replace("    ", tab))
    assert [one.split("; ")[1][:15] for one in found] == ["so are 2 more. "]
    assert found[0].startswith("quiz.yaml:3: this line is indented with ")
    (done,) = mend_folder(folder)
    assert done.endswith("quiz.yaml:3: spaces in front, not tabs, in 3 lines")
    assert load_topic(folder) == whole

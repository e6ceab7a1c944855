"""Tabs and the spaces of word processors are named, and mended as they were meant."""

from pathlib import Path

import pytest

from content.load import load_topic
from content.mending import mend_folder
from tests.content.spoilt import spoil

KEYS = "    type: choice\n    concept: closing\n    ask: The"


@pytest.mark.parametrize("tab", ["\t", "\t\t", "  \t", "\u200b    "])
def test_lines_in_tabs_are_told_each_and_nothing_else(folder: Path, tab: str) -> None:
    whole = load_topic(folder)
    found = spoil(folder, "quiz.yaml", KEYS, KEYS.replace("    ", tab))
    assert [one.split(": ")[0] for one in found] == [f"quiz.yaml:{line}" for line in (3, 4, 5)]
    assert len(mend_folder(folder)) == 3
    assert load_topic(folder) == whole

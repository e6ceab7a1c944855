"""What the documentation shows of the dialogues is what the tutor says today."""

from pathlib import Path

import pytest

from tests.dialogues.publish import BEST, OVERVIEW, fresh, pages, transcript


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_the_pages_show_the_dialogues_as_they_are(page: Path) -> None:
    assert page.read_text(encoding="utf-8") == fresh(page), (
        "run `python -m tests.dialogues.publish` and look at the difference"
    )


def test_the_overview_shows_the_best_in_full() -> None:
    text = OVERVIEW.read_text(encoding="utf-8")
    for name in BEST:
        assert transcript(name) in text


def test_a_block_in_any_page_is_filled(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Before\n<!-- dialogue: misspelt -->\nstale\n<!-- end -->\nAfter\n")
    filled = fresh(page)
    assert "stale" not in filled
    assert "cross chekc" in filled
    assert filled.startswith("Before\n")
    assert filled.endswith("<!-- end -->\nAfter\n")


def test_a_block_for_a_dialogue_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("<!-- dialogue: nowhere -->\n<!-- end -->\n")
    with pytest.raises(FileNotFoundError):
        fresh(page)

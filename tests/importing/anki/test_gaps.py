"""Gaps in a field: however many there are, they are read, or told of with their note."""

import pytest

from tests.importing.anki.packages import BASIC, CLOZE, SOUND, read


@pytest.mark.parametrize(
    "text", ["{{c1::" * 5_000 + "|", "{{c1::a}}" * 5_000 + "|", "}}" * 9_000 + "|"]
)
def test_gaps_without_end_are_read_or_told_of(text: str) -> None:
    deck = read(SOUND, (CLOZE, text, "", 1))
    assert len(deck.items) + len(deck.remarks) == 2


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("no gap here|", "no gap 1"),
        ("{{c2::two}} only|", "no gap 1"),
        ("{{c1::image-occlusion:rect:left=.1}}|", "a part of a picture"),
        ("{{c1::<br>}} empty|", "no gap 1"),
    ],
)
def test_a_gap_that_is_not_there_is_told_of_with_its_note(text: str, why: str) -> None:
    deck = read((BASIC, "front|back", "", 1), (CLOZE, text, "", 1))
    assert len(deck.items) == 1
    (remark,) = deck.remarks
    assert remark.source == "note 2"
    assert why in remark.text

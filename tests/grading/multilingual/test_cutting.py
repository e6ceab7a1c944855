"""Texts cut into pieces."""

from pathlib import Path

import pytest

pytest.importorskip("numpy")

from bot.grading.multilingual.cutting import Cutter  # skipped above without it
from bot.grading.multilingual.packed import Packed
from tests.grading.multilingual.small import PIECES, write


@pytest.fixture
def cutter(tmp_path: Path) -> Cutter:
    write(tmp_path / "small.bin")
    return Cutter(Packed(tmp_path / "small.bin").pieces)


def pieces(cutter: Cutter, text: str, most: int = 99) -> list[str]:
    return [PIECES[number] for number in cutter.cut(text, most)]


def test_the_likeliest_pieces_are_taken(cutter: Cutter) -> None:
    assert pieces(cutter, "el hielo") == ["<s>", "\u2581el", "\u2581", "h", "ie", "lo", "</s>"]


def test_spaces_in_a_row_and_at_the_start_are_one(cutter: Cutter) -> None:
    assert cutter.cut("  el   hielo", 99) == cutter.cut("el hielo", 99)


def test_letters_in_another_form_are_read_as_what_they_are(cutter: Cutter) -> None:
    assert cutter.cut("Él", 99) == cutter.cut("el", 99)


def test_what_no_piece_has_is_one_unknown_a_letter(cutter: Cutter) -> None:
    assert pieces(cutter, "el xy") == ["<s>", "\u2581el", "\u2581", "<unk>", "<unk>", "</s>"]


def test_nothing_is_a_beginning_and_an_end_with_a_space_between(cutter: Cutter) -> None:
    assert pieces(cutter, "") == ["<s>", "\u2581", "</s>"]


def test_a_long_text_is_cut_off(cutter: Cutter) -> None:
    assert pieces(cutter, "hielo " * 50, 5) == ["<s>", "\u2581", "h", "ie", "</s>"]

"""The packed file, read."""

from pathlib import Path

import pytest

pytest.importorskip("numpy")

import numpy  # skipped above without it

from bot.grading.multilingual.packed import Packed, unpacked
from tests.grading.multilingual.small import PIECES, SCORES, WIDTH, packed, write


def test_its_head_says_how_large_the_network_is(tmp_path: Path) -> None:
    write(tmp_path / "small.bin")
    found = Packed(tmp_path / "small.bin")
    assert (found.width, found.layers, found.heads) == (WIDTH, 1, 2)


def test_pieces_have_their_numbers_and_scores_but_those_of_other_alphabets(tmp_path: Path) -> None:
    write(tmp_path / "small.bin")
    pieces = Packed(tmp_path / "small.bin").pieces
    assert pieces.known.starting("ie") == [[(PIECES.index("ie"), 2)], []]
    assert not any(pieces.known.starting("\u2581ключ")[1:])
    assert not any(pieces.known.starting("<unk>"))
    assert list(pieces.scores) == list(SCORES)
    assert pieces.letters[ord("ﬁ")] == "fi"


def test_an_array_that_is_written_in_full_is_given_as_it_is(tmp_path: Path) -> None:
    arrays = write(tmp_path / "small.bin")
    found = Packed(tmp_path / "small.bin")
    assert (found.floats("emb.pos") == arrays["emb.pos"]).all()


def test_a_packed_one_is_unfolded_to_within_half_a_step(tmp_path: Path) -> None:
    arrays = write(tmp_path / "small.bin")
    found = Packed(tmp_path / "small.bin")
    rows = unpacked(found.rows("l0.fi.w", WIDTH))
    steps = numpy.abs(arrays["l0.fi.w"]).max(axis=1, keepdims=True) / 7
    assert (numpy.abs(rows - arrays["l0.fi.w"]) <= 0.51 * steps + 1e-3).all()


def test_single_rows_are_read_from_the_disk(tmp_path: Path) -> None:
    write(tmp_path / "small.bin")
    found = Packed(tmp_path / "small.bin")
    some = found.rows_on_disk("l0.fi.w", WIDTH)[[3, 0, 3]]
    assert (some == found.rows("l0.fi.w", WIDTH)[[3, 0, 3]]).all()


def test_the_weights_of_a_block_keep_their_order() -> None:
    row = (numpy.arange(-7, 25) * 7 / 24).astype(numpy.float32)[None]
    found = unpacked(numpy.frombuffer(packed(row), numpy.uint8).reshape(1, -1))
    assert (numpy.diff(found) >= 0).all()
    assert found[0, 0] < 0 < found[0, -1]


def test_without_the_file_there_is_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Packed(tmp_path / "nowhere.bin")

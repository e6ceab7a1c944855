"""The file of vectors: it comes back as it was written, or counts as empty."""

import resource
from pathlib import Path

import pytest

from bot.grading.meaning import vector_file
from bot.grading.meaning.vector_file import VectorFile, digest

MODEL = bytes(range(32))
VECTORS = {digest(text): bytes([len(text)] * 8) for text in ("a", "bc", "def")}


@pytest.fixture
def file(tmp_path: Path) -> VectorFile:
    return VectorFile(tmp_path / "viva.db.vectors", MODEL)


def test_what_was_written_is_read(file: VectorFile) -> None:
    file.write(VECTORS)
    assert file.read() == VECTORS


def test_a_missing_file_is_empty_and_its_folder_is_made(file: VectorFile, tmp_path: Path) -> None:
    assert file.read() == {}
    elsewhere = VectorFile(tmp_path / "new" / "folder" / "vectors", MODEL)
    elsewhere.write(VECTORS)
    assert elsewhere.read() == VECTORS


def test_any_text_has_a_digest_of_sixteen_bytes_and_another_text_another() -> None:
    digests = {digest(text) for text in ("", "a", "A", "\ud800", "x" * 100_000)}
    assert [len(one) for one in digests] == [16] * 5


def test_none_at_all_may_be_written(file: VectorFile) -> None:
    file.write({})
    assert file.read() == {}


def test_vectors_of_another_model_mean_nothing(file: VectorFile) -> None:
    file.write(VECTORS)
    assert VectorFile(file.path, bytes(32)).read() == {}


def test_one_flipped_bit_anywhere_empties_the_file(file: VectorFile) -> None:
    file.write(VECTORS)
    sound = file.path.read_bytes()
    for place in range(len(sound)):
        broken = bytearray(sound)
        broken[place] ^= 1
        file.path.write_bytes(broken)
        assert file.read() == {}, place


def test_a_file_cut_anywhere_is_empty(file: VectorFile) -> None:
    file.write(VECTORS)
    sound = file.path.read_bytes()
    for length in range(len(sound)):
        file.path.write_bytes(sound[:length])
        assert file.read() == {}, length


@pytest.mark.parametrize("foreign", [b"", b"SQLite format 3\x00" * 100, b"\x00" * 5000])
def test_a_foreign_file_is_empty_and_is_replaced(file: VectorFile, foreign: bytes) -> None:
    file.path.write_bytes(foreign)
    assert file.read() == {}
    file.write(VECTORS)
    assert file.read() == VECTORS


def test_a_folder_in_its_place_is_empty_and_leaves_nothing_behind(file: VectorFile) -> None:
    file.path.mkdir()
    assert file.read() == {}
    with pytest.raises(OSError, match="directory"):
        file.write(VECTORS)
    assert list(file.path.parent.iterdir()) == [file.path]


def test_a_full_disk_keeps_what_was_there_and_leaves_nothing_behind(file: VectorFile) -> None:
    file.write(VECTORS)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(OSError, match="too large"):
            file.write({digest(str(number)): bytes(8) for number in range(100)})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert file.read() == VECTORS
    assert list(file.path.parent.iterdir()) == [file.path]


def test_it_does_not_grow_for_ever(file: VectorFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vector_file, "MOST", 2)
    file.write(VECTORS)
    assert list(file.read()) == list(VECTORS)[1:]


def test_nobody_else_may_read_it(file: VectorFile) -> None:
    file.write(VECTORS)
    assert file.path.stat().st_mode & 0o777 == 0o600

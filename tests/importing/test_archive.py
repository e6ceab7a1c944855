"""An archive can fill neither the memory nor the disk, and climbs out of no folder."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.importing.archive import MAX_MEMBERS, SMALL, Archive, members
from bot.importing.remarks import Refused


def packed(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_a_member_comes_out_as_it_went_in() -> None:
    assert Archive(packed(one=b"1", two=b"2"), "x.zip").read("two") == b"2"


def test_a_bomb_is_refused_long_before_it_is_unpacked() -> None:
    data = packed(bomb=bytes(50_000_000))
    assert len(data) < 60_000
    with pytest.raises(Refused, match="packed too tightly"):
        Archive(data, "x.zip").read("bomb")


def test_what_a_header_claims_of_a_size_is_not_believed() -> None:
    content = bytes(range(256)) * 8000
    data = bytearray(packed(big=content))
    central = data.rindex(b"PK\x01\x02")
    data[central + 24 : central + 28] = (10).to_bytes(4, "little")
    with pytest.raises(Refused, match="damaged"):
        Archive(bytes(data), "x.zip").read("big")


def test_a_member_that_is_larger_than_wanted_is_refused() -> None:
    with pytest.raises(Refused, match="larger than 10 bytes"):
        Archive(packed(big=b"x" * 11), "x.zip").read("big", most=10)


def test_many_members_together_may_not_be_larger_than_all_may_be() -> None:
    archive = Archive(packed(a=b"x" * 10, b=b"y" * 10), "x.zip", most=15)
    archive.read("a")
    with pytest.raises(Refused, match="larger than 5 bytes"):
        archive.read("b")


def test_a_member_that_is_read_again_counts_once() -> None:
    archive = Archive(packed(a=b"x" * 10, b=b"y" * 5), "x.zip", most=15)
    assert archive.read("a") == archive.read("a")
    assert archive.read("b") == b"y" * 5


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.importing.archive.MAX_MEMBERS", 2)
    with pytest.raises(Refused, match="more than 2 files"):
        Archive(packed(a=b"", b=b"", c=b""), "x.zip")
    assert MAX_MEMBERS > SMALL // 100


@pytest.mark.parametrize("name", ["../up", "/root/file", "a/../../b", "C:\\evil"])
def test_a_path_that_climbs_out_is_a_name_and_nothing_is_written(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    archive = Archive(packed(**{name: b"content"}), "x.zip")
    for member in archive.names:
        assert archive.read(member) == b"content"
    assert members(packed(**{name: b""})) == set(archive.names)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("cut", [4, 30, 60, 100])
def test_a_torn_archive_is_refused(cut: int) -> None:
    with pytest.raises(Refused, match="damaged"):
        Archive(packed(one=b"content of some length")[:cut], "x.zip").read("one")


SOUND = packed(one=b"content of some length", two=b"\x00" * 300)


@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), max_size=6))
@example([(0, 0)])
@example([(212, 1)])  # a member that begins before the file
def test_whatever_bytes_are_damaged_its_members_are_read_or_it_is_refused(
    damage: list[tuple[int, int]],
) -> None:
    data = bytearray(SOUND)
    for place, byte in damage:
        data[place] = byte
    read, refused = {}, "x.zip"
    try:
        archive = Archive(bytes(data), "x.zip")
        read = {name: archive.read(name) for name in archive.names}
    except Refused as why:
        refused = str(why)
    assert "x.zip" in refused
    assert sum(map(len, read.values())) <= 1000

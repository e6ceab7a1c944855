"""What stands where in a package: bombs, sizes that lie, names that climb, damaged lists."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
import zstandard

from bot.importing.found import Given
from bot.importing.readers import anki
from bot.importing.topic.build import Known, build
from tests.importing.anki.packages import BASIC, SOUND, database, package, refused


def test_a_collection_packed_twice_does_not_fill_the_memory() -> None:
    bomb = zstandard.compress(bytes(100_000_000), 3)
    assert len(bomb) < 20_000
    assert "unpacks to more" in refused(package({"collection.anki21b": bomb}))


def test_an_archive_that_is_a_bomb_is_refused() -> None:
    packed = package({"collection.anki2": bytes(30_000_000)})
    assert len(packed.data) < 40_000
    assert "packed too tightly" in refused(packed)


def test_a_header_that_lies_about_a_size_is_not_believed() -> None:
    packed = bytearray(package({"collection.anki2": bytes(5_000_000)}).data)
    for at in (packed.find(b"PK\x01\x02") + 24, packed.find(b"PK\x03\x04") + 22):
        struct.pack_into("<I", packed, at, 100)
    assert "cards.apkg" in refused(Given("cards.apkg", bytes(packed)))


@pytest.mark.parametrize("name", ["../evil.png", "/etc/evil.png", "a\\b.png", ""])
def test_a_picture_named_as_a_path_leads_nowhere(name: str, tmp_path: Path) -> None:
    listing = f'{{"0": "{name}"}}'.replace("\\", "\\\\").encode()
    note = (BASIC, f'x <img src="{name}">|back', "", 1)
    members = {"collection.anki2": database([note]), "media": listing, "0": b"evil"}
    (deck,) = anki.read(package(members))
    assert dict(deck.media) == {}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "listing", [b"{", b"[" * 100_000, b'{"0": {"a": 1}', b"\xff" * 50, b"\x0a\xff\xff\xff\xff\x0f"]
)
def test_a_damaged_list_of_media_is_refused(listing: bytes) -> None:
    members = {"collection.anki2": database([SOUND]), "media": listing}
    assert "list of media is damaged" in refused(package(members))


def test_a_picture_that_is_listed_and_not_there_is_told_and_what_is_nothing_else_left_out() -> None:
    notes = [(BASIC, 'x <img src="a.png">|back', "", 1), (BASIC, '<img src="b.png">|y', "", 1)]
    members = {"collection.anki2": database(notes), "media": b'{"0": "a.png"}'}
    (deck,) = anki.read(package(members))
    built = build(deck, "Deck", Known())
    assert len(built.of("flashcards")) == 1
    assert [(one.source, one.text) for one in built.remarks] == [
        ("note 1", "its picture a.png is not in the file: left out"),
        ("note 2", "its picture b.png is not in the file, and it has no words: left out"),
    ]


def test_an_encrypted_or_empty_archive_is_refused() -> None:
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w"):
        pass
    assert "no collection" in refused(Given("cards.apkg", empty.getvalue()))
    assert "damaged" in refused(Given("cards.apkg", b"PK\x03\x04 and no more"))

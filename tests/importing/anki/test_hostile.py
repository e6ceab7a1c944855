"""Packages that mean harm: bombs, paths that climb, databases that run what their maker wrote."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
import zstandard
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.importing.anki import wire
from bot.importing.found import Given, Refused
from bot.importing.readers import anki
from tests.importing.anki.packages import BASIC, CLOZE, SCHEMA, database, package, read

SOUND = (BASIC, "front|back", "", 1)
EVIL_VIEW = """
    CREATE VIEW {name} AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r)
        SELECT n AS id, n AS nid, 1 AS did, 0 AS odid, 0 AS ord, '' AS guid, 1 AS mid,
               '' AS tags, '' AS flds FROM r;
"""


def refused(given: Given) -> str:
    with pytest.raises(Refused) as why:
        anki.read(given)
    return str(why.value)


@pytest.mark.parametrize("name", ["notes", "cards"])
def test_a_view_in_the_place_of_a_table_is_not_asked(name: str) -> None:
    tables = ";".join(one for one in SCHEMA.split(";") if f"TABLE {name}" not in one)
    data = database([], schema=tables + EVIL_VIEW.format(name=name))
    assert "no notes and cards" in refused(package({"collection.anki2": data}))


def test_a_table_that_is_computed_or_virtual_is_none() -> None:
    virtual = SCHEMA.replace(
        "CREATE TABLE notes (id integer primary key, guid text, mid integer, tags text, flds text)",
        "CREATE VIRTUAL TABLE notes USING fts5(id, guid, mid, tags, flds)",
    )
    assert "no notes and cards" in refused(
        package({"collection.anki2": database([], schema=virtual)})
    )


def test_a_column_that_computes_something_is_not_computed() -> None:
    schema = SCHEMA.replace("tags text", "tags text AS (hex(zeroblob(9000000)))")
    more = """
        INSERT INTO notes (id, guid, mid, flds) VALUES (1, 'a', 1, 'x');
        INSERT INTO cards VALUES (1, 1, 1, 0, 0);
    """
    data = database([], schema=schema, more=more)
    assert "no notes and cards" in refused(package({"collection.anki2": data}))


def test_a_large_note_with_many_cards_is_not_copied_for_each() -> None:
    note = (BASIC, "a" * 1_000_000 + "|back", "", 400)
    assert "its cards have more than" in refused(package({"collection.anki2": database([note])}))


def test_triggers_and_views_beside_the_tables_harm_nobody() -> None:
    trigger = "CREATE TRIGGER t AFTER INSERT ON notes BEGIN SELECT randomblob(9000000); END;"
    more = EVIL_VIEW.format(name="other") + trigger
    (deck,) = anki.read(package({"collection.anki2": database([SOUND], more=more)}))
    assert len(deck.items) == 1


@pytest.mark.parametrize("damage", [b"", b"SQLite format 3\x00", b"not a database" * 100])
def test_a_file_that_is_no_database_is_refused(damage: bytes) -> None:
    assert "cards.apkg" in refused(package({"collection.anki2": damage}))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 16_000), st.binary(min_size=1, max_size=40))
@example(3909, b"\x80").via("a column whose name is no UTF-8")
def test_a_damaged_database_is_read_or_refused(at: int, noise: bytes) -> None:
    data = bytearray(database([SOUND, (CLOZE, "{{c1::a}} b|", "tag", 1)]))
    at %= len(data)
    data[at : at + len(noise)] = noise
    try:
        anki.read(package({"collection.anki2": bytes(data)}))
    except Refused as why:
        assert "cards.apkg" in str(why)  # noqa: PT017  # it may as well be read


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


def test_a_picture_that_is_listed_and_not_there_is_passed_over() -> None:
    note = (BASIC, 'x <img src="a.png">|back', "", 1)
    members = {"collection.anki2": database([note]), "media": b'{"0": "a.png"}'}
    (deck,) = anki.read(package(members))
    assert deck.items[0].images == ()


@pytest.mark.parametrize(
    "models",
    [
        {"1": {"name": "no fields"}},
        {"1": None},
        {"one": {}},
        [1, 2],
        {"1": {"name": "x", "type": 0, "flds": [{"ord": "x"}], "tmpls": []}},
    ],
)
def test_note_types_of_another_shape_are_refused(models: object) -> None:
    data = database([SOUND], models=models)
    assert "note types are damaged" in refused(package({"collection.anki2": data}))


def test_a_template_that_says_a_field_a_million_times_ends() -> None:
    model = {
        "name": "Own",
        "type": 0,
        "flds": [{"name": "A", "ord": 0}],
        "tmpls": [{"name": "1", "ord": 0, "qfmt": "{{A}}" * 100_000, "afmt": "{{A}}b"}],
    }
    deck = read((BASIC, "a" * 90_000, "", 1), models={BASIC: model})
    assert len(deck.items) + len(deck.remarks) == 1


@pytest.mark.parametrize(
    "text", ["{{c1::" * 5_000 + "|", "{{c1::a}}" * 5_000 + "|", "}}" * 9_000 + "|"]
)
def test_gaps_without_end_are_read_or_told_of(text: str) -> None:
    deck = read(SOUND, (CLOZE, text, "", 1))
    assert len(deck.items) + len(deck.remarks) == 2


def test_an_encrypted_or_empty_archive_is_refused() -> None:
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w"):
        pass
    assert "no collection" in refused(Given("cards.apkg", empty.getvalue()))
    assert "damaged" in refused(Given("cards.apkg", b"PK\x03\x04 and no more"))


def test_rows_of_other_types_are_no_cards() -> None:
    more = """
        INSERT INTO notes VALUES (7, x'00', 'one', 4, 5);
        INSERT INTO cards VALUES (NULL, 7, 'x', 0, 0);
    """
    (deck,) = anki.read(package({"collection.anki2": database([SOUND], more=more)}))
    assert len(deck.items) == 1


@given(st.binary(max_size=200))
def test_any_bytes_are_a_message_or_broken(message: bytes) -> None:
    try:
        list(wire.fields(message))
    except wire.Broken as broken:
        assert str(broken)  # noqa: PT017  # it may as well be a message

"""A database from anybody: it is read and nothing in it runs, or it is refused in a sentence."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.importing.readers import anki
from bot.importing.remarks import Refused
from tests.importing.anki.packages import CLOZE, SCHEMA, SOUND, database, package, refused

EVIL_VIEW = """
    CREATE VIEW {name} AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r)
        SELECT n AS id, n AS nid, 1 AS did, 0 AS odid, 0 AS ord, '' AS guid, 1 AS mid,
               '' AS tags, '' AS flds FROM r;
"""


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

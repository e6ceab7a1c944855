"""The tables of a server are those of a file: columns, keys, references, indexes."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from state.postgres.connection import PostgresConnection
from tests.databases import open_or_make

pytestmark = pytest.mark.postgres

OURS_ALONE = {("uploads", "rowid")}
"""What SQLite has by itself."""

KINDS = {"INTEGER": "bigint", "REAL": "double precision", "TEXT": "text", "BLOB": "bytea"}


@pytest.fixture
def file(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_or_make(tmp_path / "viva.db")) as db:
        yield db


def tables(file: sqlite3.Connection) -> list[str]:
    rows = file.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return [name for (name,) in rows if not name.startswith(("sqlite_", "_sqlite"))]


def test_every_column_is_there_and_of_its_kind(
    file: sqlite3.Connection, connection: PostgresConnection
) -> None:
    ours = {
        (table, name): (KINDS[kind], bool(must or key))
        for table in tables(file)
        for _, name, kind, must, _, key in file.execute(f"PRAGMA table_info({table})")
    }
    rows = connection.execute(
        "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns"
        " WHERE table_schema = 'public' AND table_name <> 'viva'"
    )
    theirs = {(table, name): (kind, nullable == "NO") for table, name, kind, nullable in rows}
    assert {one: theirs[one] for one in theirs.keys() - OURS_ALONE} == ours


def test_every_key_and_reference_is_there(
    file: sqlite3.Connection, connection: PostgresConnection
) -> None:
    def keys(text: str) -> set[str]:
        found = re.findall(
            r"(?:PRIMARY KEY|UNIQUE|FOREIGN KEY) \([\w, ]+\)(?: REFERENCES \"?\w+\"?)?", text
        )
        return {one.replace('"', "") for one in found}

    for table in tables(file):
        (made,) = file.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
        rows = connection.execute(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE conrelid = CAST(CAST(? AS TEXT) AS regclass)",
            (table,),
        )
        theirs = keys("; ".join(text for (text,) in rows))
        assert keys(" ".join(made.split())) <= theirs, table


def test_every_index_is_there_with_its_condition(
    file: sqlite3.Connection, connection: PostgresConnection
) -> None:
    def bare(text: str) -> str:
        text = re.sub(r"USING btree|public\.|::\w+|[\"()]", "", text)
        return " ".join(text.split())

    ours = {
        name: bare(made)
        for name, made in file.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
        )
        if not name.startswith("idx__")
    }
    rows = connection.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname='public'"
    )
    theirs = {name: bare(made) for name, made in rows}
    assert {name: theirs.get(name) for name in ours} == ours

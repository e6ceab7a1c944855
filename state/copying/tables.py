"""What a copy consists of: every table, after those it refers to, with the order of its rows."""

import sqlite3
from contextlib import closing
from functools import cache
from graphlib import TopologicalSorter

from msgspec import Struct

from state.file import migrations

LEFT_OUT = ("forgetting",)
"""Tables that say what is to be done about one file, not what is remembered."""

BY_ROW = ("uploads",)
"""Tables that both number unseen: of what was sent in one second, the later has a higher number."""

AFTER = {"votes": {"participants"}}
"""Whoever votes is noted by a trigger, unless they are there already."""


class Table(Struct, frozen=True):
    """A table that both databases have."""

    name: str
    columns: tuple[str, ...]
    order: tuple[str, ...]
    """The columns that tell its rows apart; rows are copied and compared in their order."""
    texts: frozenset[str]
    """Which of its columns are texts."""
    has_blobs: bool
    """Whether a single row may be megabytes."""
    number: str | None
    """The column in which each row has a number of its own, if it has one."""
    is_never_given_again: bool
    """Whether the number of a row that is gone is given to no other."""


@cache
def tables() -> tuple[Table, ...]:
    """Give all tables of the newest schema in an order in which they can be filled."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrations.apply(db)
        names = sorted(
            name
            for _, name, kind, *_ in db.execute("PRAGMA table_list").fetchall()
            if kind == "table"
            and not name.startswith(("sqlite_", "_sqlite"))
            and name not in LEFT_OUT
        )
        before = {name: _refers_to(db, name) | AFTER.get(name, set()) for name in names}
        return tuple(_table(db, name) for name in TopologicalSorter(before).static_order())


def _refers_to(db: sqlite3.Connection, name: str) -> set[str]:
    rows = db.execute(f"PRAGMA foreign_key_list({name})").fetchall()
    return {parent for _, _, parent, *_ in rows} - {name}


def _table(db: sqlite3.Connection, name: str) -> Table:
    columns = db.execute(f"PRAGMA table_info({name})").fetchall()
    kinds = {column: kind for _, column, kind, *_ in columns}
    key = [column for place, column in sorted((one[5], one[1]) for one in columns) if place]
    (sql,) = db.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()
    number = key[0] if len(key) == 1 and kinds[key[0]] == "INTEGER" else None
    return Table(
        name,
        tuple(kinds),
        ("rowid",) if name in BY_ROW else tuple(key),
        frozenset(column for column, kind in kinds.items() if kind == "TEXT"),
        "BLOB" in kinds.values(),
        number,
        "AUTOINCREMENT" in sql,
    )

"""Tells whether a database has the shape that our steps give it, and nothing besides.

A file from elsewhere may bring more than rows: a trigger that deletes answers as they are written,
a view in the place of a table, a column that computes something, an index over a function, a
virtual table. All of it would stay in the database and act from there. So what a file says of its
own shape is held against what the steps up to its version say, statement by statement.
"""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from state.file.database import read_only
from state.file.errors import ForeignDatabase

Shape = dict[tuple[str, str], str]
"""The statement that made each thing, by its kind and name."""

_REPLICATION = re.compile(r"CREATE TABLE _litestream_(seq|lock) \(id INTEGER[ \w,]*\)")
"""What Litestream, which copies a database as it is written, keeps in it."""

_BLANKS = re.compile(r"--[^\n]*|[\s\"]+")


def refuse_unless_shaped(path: Path) -> None:
    """Raise ForeignDatabase if there is anything in a file that our steps do not make."""
    with closing(read_only(path)) as db:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        found = shape(db)
    stranger = next((one for one in sorted(found.items() - expected(version).items())), None)
    if stranger is not None and not _REPLICATION.fullmatch(stranger[1]):
        kind, name = stranger[0]
        raise ForeignDatabase(
            f"{path}: holds the {kind} {name[:60]!r}, which is none of Viva's. Take it out, or use "
            "another backup; nothing has been changed."
        )


def shape(db: sqlite3.Connection) -> Shape:
    """Read what a database holds, but for what SQLite makes by itself."""
    rows = db.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    return {(kind, name): _BLANKS.sub(" ", sql or "").strip() for kind, name, sql in rows}


def expected(version: int) -> Shape:
    """Give the shape that a database has after so many steps."""
    # Only a restore asks for this, and what takes the steps is dear to import.
    from state.file import migrations  # noqa: PLC0415

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrations.apply_first(db, version)
        return shape(db)

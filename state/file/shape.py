"""Tells whether a database has the shape that our steps give it: all of it, and nothing besides.

A file from elsewhere may bring more than rows: a trigger that deletes answers as they are written,
a view in the place of a table, a column that computes something, an index over a function, a
virtual table. All of it would stay in the database and act from there. So what a file says of its
own shape is held against what the steps up to its version say, statement by statement.
"""

import re
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

from state.errors import ForeignDatabase
from state.file.database import read_only

Shape = dict[tuple[str, str], str]
"""The statement that made each thing, by its kind and name."""

_OTHERS = re.compile(
    r"""
    CREATE\ TABLE\ (?:
        _litestream_(?:seq|lock)\ \(id\ INTEGER[ \w,]*\)   # Litestream, which copies a database
      | sqlite_stat1\(tbl,idx,stat\)                       # ANALYZE
      | sqlite_stat4\(tbl,idx,neq,nlt,ndlt,sample\)
    )
    """,
    re.VERBOSE,
)
"""What others keep in a database of ours."""

_BLANKS = re.compile(r"--[^\n]*|[\s\"]+")


def refuse_unless_shaped(path: Path) -> None:
    """Raise ForeignDatabase unless a file holds what our steps make, and nothing besides."""
    with closing(read_only(path)) as db:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        found = shape(db)
    ours = expected(version)
    strangers = sorted(one for one, statement in found.items() if ours.get(one) != statement)
    for kind, name in strangers[:1]:
        raise ForeignDatabase(
            f"{path}: holds the {kind} {name[:60]!r}, which is none of Viva's. Take it out, or use "
            "another backup; nothing has been changed."
        )
    for kind, name in sorted(ours.keys() - found.keys())[:1]:
        raise ForeignDatabase(
            f"{path}: lacks the {kind} {name!r}. Use another backup; nothing has been changed."
        )


def shape(db: sqlite3.Connection) -> Shape:
    """Read what a database holds, but for what others may keep in it.

    What SQLite makes by itself belongs to it: a name like its own proves nothing in a file.
    """
    rows = db.execute("SELECT type, name, sql FROM sqlite_schema")
    found = {(kind, name): _BLANKS.sub(" ", sql or "").strip() for kind, name, sql in rows}
    return {one: sql for one, sql in found.items() if not _OTHERS.fullmatch(sql)}


@cache
def expected(version: int) -> Shape:
    """Give the shape that a database has after so many steps."""
    # Only a restore asks for this, and what takes the steps is dear to import.
    from state.file import migrations  # noqa: PLC0415

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrations.apply_first(db, version)
        return shape(db)

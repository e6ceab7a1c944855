"""Makes unreadable on the disk what was erased from the tables.

Overwriting deleted cells (`secure_delete`) is not enough. The write-ahead log still holds the pages
as they were; and where SQLite once moved cells to another page, it left copies in the old one, in
the gap that belongs to no cell. So after somebody was erased the file is written anew and the log
cut to nothing, and the list of erasures is copied to its file. A mark in the database says that
this is still to be done, so that a kill in between only puts it off.
"""

import sqlite3
import time
from contextlib import suppress
from pathlib import Path

from state.errors import NotSaved
from state.file import erasures
from state.file.database import BUSY_MILLISECONDS
from state.sql import Connection

REST = 100
"""Rests so many times as long as it has worked: erasing again and again cannot stop the bot."""


def mark(db: Connection) -> None:
    """Note that the file has to be written anew, inside the caller's transaction."""
    db.execute("INSERT INTO forgetting (bot_id, learner_id) VALUES (0, 0) ON CONFLICT DO NOTHING")


def is_marked(db: Connection) -> bool:
    """Tell whether the file still has to be written anew."""
    (marked,) = db.execute(
        "SELECT EXISTS (SELECT 1 FROM forgetting WHERE bot_id = 0 AND learner_id = 0)"
    ).fetchone()
    return bool(marked)


class Scrubber:
    """Writes the file anew when that is due; asked after each commit, by the thread that writes."""

    def __init__(self) -> None:
        self._rest_until = 0.0

    def look(self, connection: sqlite3.Connection) -> None:
        """Do what is to be done; what fails (no space, somebody reads) is tried again later."""
        began = time.monotonic()
        with suppress(sqlite3.Error, NotSaved, OSError):
            if began >= self._rest_until and is_marked(connection):
                try:
                    _scrub(connection)
                finally:
                    self._rest_until = began + (REST + 1) * (time.monotonic() - began)


def _scrub(connection: sqlite3.Connection) -> None:
    (_, _, name), *_ = connection.execute("PRAGMA database_list").fetchall()
    erasures.write(erasures.path_beside(Path(name)), erasures.entries(connection))
    connection.execute("PRAGMA busy_timeout=0")
    try:
        connection.execute("VACUUM")
        (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if not busy:
            connection.execute("DELETE FROM forgetting WHERE bot_id = 0 AND learner_id = 0")
    finally:
        connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")

"""The connection that writes the file, as the writer knows it."""

import sqlite3
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from state.file.database import reading
from state.file.scrubbing import Scrubber
from state.sql import Connection


class FileSession:
    """One connection of SQLite; the write lock is taken when a transaction begins."""

    errors: type[Exception] = sqlite3.Error
    undoes_statements = True

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        (_, _, name), *_ = connection.execute("PRAGMA database_list").fetchall()
        self._path = Path(name)
        self._scrubber = Scrubber()

    def begin(self) -> None:
        """Begin to write; waits for a lock as long as the connection's busy timeout."""
        self.connection.execute("BEGIN IMMEDIATE")

    def begin_piece(self) -> None:
        """Begin a savepoint."""
        self.connection.execute("SAVEPOINT piece")

    def end_piece(self) -> None:
        """Keep what was done since."""
        self.connection.execute("RELEASE piece")

    def undo_piece(self) -> None:
        """Go back to it."""
        self.connection.execute("ROLLBACK TO piece")
        self.connection.execute("RELEASE piece")

    def commit(self) -> None:
        """Return when what was written is on the disk."""
        self.connection.execute("COMMIT")

    def undo(self) -> None:
        """Roll back, unless a full disk has done so by itself already."""
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def concerns_all(self, error: Exception) -> bool:
        """Tell a failing disk or a lock from a statement of one piece that makes no sense."""
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        return isinstance(error, sqlite3.OperationalError) and code != sqlite3.SQLITE_ERROR

    def after_commit(self) -> None:
        """Scrub erased bytes off the disk, if there are any."""
        self._scrubber.look(self.connection)

    def reading(self) -> AbstractContextManager[Connection]:
        """Open the file once more, to read from it in any thread."""
        return reading(self._path)

    def close(self) -> None:
        """Tidy up, and let go of the file."""
        with suppress(sqlite3.Error):  # it only keeps statistics fresh
            self.connection.execute("PRAGMA optimize")
        self.connection.close()

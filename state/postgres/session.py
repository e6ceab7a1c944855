"""The connection that writes to a server, as the writer knows it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psycopg
from psycopg.pq import TransactionStatus

from state.postgres.connection import PostgresConnection
from state.postgres.database import open_database, reading
from state.postgres.watchdog import Watchdog
from state.sql import Connection


class PostgresSession:
    """One connection to a server. Once it is lost it stays lost: nothing is written behind it.

    A lock that a worker holds is held by this connection, and goes with it. So whoever comes back
    from a long sleep or a cut network cannot write what another worker has taken over since.
    """

    errors: type[Exception] = psycopg.Error
    undoes_statements = False

    def __init__(self, connection: PostgresConnection, url: str) -> None:
        self.connection = connection
        self.url = url
        self._watchdog = Watchdog(connection)

    @property
    def is_lost(self) -> bool:
        """Whether the server has gone, or has let go of us."""
        return self.connection.raw.closed

    def begin(self) -> None:
        """Begin to write."""
        self.connection.begin_pipeline()  # no answer is waited for that nobody asks for
        self.connection.execute("BEGIN")

    def begin_piece(self) -> None:
        """Begin a savepoint."""
        self.connection.execute("SAVEPOINT piece")

    def end_piece(self) -> None:
        """Keep what was done since, all of which went well when this returns."""
        self.connection.execute("RELEASE piece")
        self.connection.settle()

    def undo_piece(self) -> None:
        """Go back to it, outside the pipeline: in it psycopg loses count of what is prepared."""
        with suppress(psycopg.Error):  # what was wrong is known
            self.connection.end_pipeline()
        self.connection.execute("ROLLBACK TO piece")
        self.connection.execute("RELEASE piece")
        self.connection.begin_pipeline()

    def commit(self) -> None:
        """Return when what was written is on the server's disk."""
        self.connection.execute("COMMIT")
        self.connection.end_pipeline()

    def undo(self) -> None:
        """Roll back what has begun; a server that is gone has done so."""
        raw = self.connection.raw
        with suppress(psycopg.Error):
            self.connection.end_pipeline()
        if not raw.closed and raw.info.transaction_status is not TransactionStatus.IDLE:
            self.connection.execute("ROLLBACK")

    def concerns_all(self, error: Exception) -> bool:
        """Tell a lost server, a full disk or a lock from a statement that makes no sense."""
        return isinstance(error, psycopg.OperationalError) or self.is_lost

    def after_commit(self) -> None:
        """Do nothing: the server's own vacuum looks after it."""

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Connect once more, to read in any thread."""
        with reading(self.url) as connection, self._watchdog.over(connection):
            yield connection

    def close(self) -> None:
        """Let go of the server, and of all that is held by this connection."""
        self.connection.close()


def open_session(url: str) -> PostgresSession:
    """Begin to write a database that is there; raises a `StateError`."""
    return PostgresSession(open_database(url, "viva"), url)

"""Databases that fail when they are told to, as a file does and as a server does.

A file that is full or cannot be read ends the transaction by itself; a lock leaves it as it was. On
a server a statement that fails leaves a transaction in which nothing can be done any more, and one
that is lost may have committed before its answer got lost.
"""

import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, Protocol

import psycopg

from state.file.session import FileSession
from state.postgres.connection import PostgresConnection
from state.postgres.session import PostgresSession
from state.sql import Rows, Session, Values
from tests.databases import (
    Contents,
    back_door,
    begin_anew,
    contents,
    is_on_server,
    put_empty,
    session_on,
)

UNHEARD = "lost at the answer"
"""What was told is done, but that is not heard of any more."""

LOST = ("lost", UNHEARD)
"""Behind these nothing is written any more by whoever met them."""


class Order:
    """Which call is to fail, how, and whether all calls after it do."""

    def __init__(self) -> None:
        self.failures = 0
        self._calls_left = 0
        self._kind: str | None = None
        self._for_good = False

    def give(self, calls: int, kind: str, *, for_good: bool) -> None:
        """Let so many calls pass before the failure."""
        self._calls_left, self._kind, self._for_good = calls, kind, for_good

    def mend(self) -> None:
        """Let nothing fail any more."""
        self._kind = None

    def at_a_call(self) -> str | None:
        """Tell how this call is to fail; None if it is not."""
        kind = self._kind
        if kind is None:
            return None
        self._calls_left -= 1
        if self._calls_left >= 0:
            return None
        self.failures += 1
        if not self._for_good:
            self.mend()
        return kind


class Ground(Protocol):
    """Where an operation is played again and again, from the same beginning."""

    path: Path

    @property
    def kinds(self) -> tuple[str, ...]:
        """How a call can fail."""

    def keep(self) -> Any:
        """Keep the database as it is now."""

    def put_back(self, kept: Any) -> None:
        """Make it as it was then."""

    def opened(self, order: Order) -> Session:
        """Begin to write it, over a connection that fails as it is ordered to."""


def ground(folder: Path) -> Ground:
    """Give the one that tests run on."""
    return ServerGround(folder) if is_on_server() else FileGround(folder)


class FileGround:
    """A file, copied."""

    kinds = ("disk full", "locked", "read error")

    def __init__(self, folder: Path) -> None:
        self.path = folder / "played.db"
        self._numbers = count()
        put_empty(self.path)

    def keep(self) -> Path:
        """Copy it."""
        kept = self.path.with_name(f"kept-{next(self._numbers)}.db")
        shutil.copy(self.path, kept)
        return kept

    def put_back(self, kept: Path) -> None:
        """Copy it back."""
        shutil.copy(kept, self.path)

    def opened(self, order: Order) -> Session:
        """Without waiting for the disk: no power cut is part of this."""
        connection = sqlite3.connect(
            self.path, isolation_level=None, check_same_thread=False, factory=_FailingFile
        )
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=OFF")
        connection.order = order
        return FileSession(connection)


class _FailingFile(sqlite3.Connection):
    order = Order()

    def execute(self, sql: str, *args: object) -> sqlite3.Cursor:
        """As always, unless it is time to fail."""
        self._fail(self.order.at_a_call())
        return super().execute(sql, *args)  # type: ignore[arg-type]

    def executemany(self, sql: str, *args: object) -> sqlite3.Cursor:
        """Likewise."""
        self._fail(self.order.at_a_call())
        return super().executemany(sql, *args)  # type: ignore[arg-type]

    def _fail(self, kind: str | None) -> None:
        if kind is None:
            return
        if kind != "locked" and self.in_transaction:
            super().execute("ROLLBACK")
        error = sqlite3.OperationalError(kind)
        error.sqlite_errorcode = {
            "disk full": sqlite3.SQLITE_FULL,
            "locked": sqlite3.SQLITE_BUSY,
            "read error": sqlite3.SQLITE_IOERR,
        }[kind]
        raise error


class ServerGround:
    """A database on a server, emptied and filled."""

    kinds = ("disk full", "locked", *LOST)

    def __init__(self, folder: Path) -> None:
        self.path = folder / "played.db"

    def keep(self) -> Contents:
        """Read it all."""
        return contents(self.path)

    def put_back(self, kept: Contents) -> None:
        """Write it all, in any order."""
        begin_anew(self.path)
        with back_door(self.path) as db:
            db.execute("SET session_replication_role = replica")
            for table, rows in kept.items():
                places = ", ".join("?" * len(rows[0])) if rows else ""
                db.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608  # from the schema
            db.execute("RESET session_replication_role")

    def opened(self, order: Order) -> Session:
        """Over a connection of its own, which may be lost."""
        session = session_on(self.path)
        assert isinstance(session, PostgresSession)
        return _Numbering(_FailingServer(session.connection.raw, order), session.url)


class _Numbering(PostgresSession):
    """Gives rows the next number after the largest, as a file does.

    A server gives no number back that was taken in vain, so that what is done at the second attempt
    has others.
    """

    def begin(self) -> None:
        """Begin, once numbers are right."""
        with suppress(psycopg.Error):  # then it cannot begin either
            self.connection.raw.execute(_numbers(self.url))
        super().begin()


@cache
def _numbers(url: str) -> str:
    """Write the statement that puts the numbers of all tables right."""
    with psycopg.connect(url) as db:
        owned = db.execute("""
            SELECT CAST(attrelid AS regclass), attname,
                pg_get_serial_sequence(CAST(CAST(attrelid AS regclass) AS TEXT), attname)
            FROM pg_attribute WHERE attidentity <> ''
        """).fetchall()
    following = (
        f"setval('{sequence}', (SELECT coalesce(max({column}), 0) + 1 FROM {table}), false)"  # noqa: S608  # from the schema
        for table, column, sequence in owned
    )
    return f"SELECT {', '.join(following)}"


class _FailingServer(PostgresConnection):
    def __init__(self, raw: "psycopg.Connection[Any]", order: Order) -> None:
        super().__init__(raw)
        self._order = order

    def execute(self, statement: str, values: Values = (), /) -> Rows:
        """As always, unless it is time to fail; a ROLLBACK only fails with the server."""
        if statement != "ROLLBACK":
            self._fail(self._order.at_a_call(), statement, [values])
        return super().execute(statement, values)

    def executemany(self, statement: str, rows: Iterable[Values], /) -> None:
        """Likewise."""
        told = list(rows)
        self._fail(self._order.at_a_call(), statement, told)
        super().executemany(statement, told)

    def _fail(self, kind: str | None, statement: str, rows: list[Values]) -> None:
        match kind:
            case None:
                return
            case "disk full":
                self._spoil(statement)
                raise psycopg.errors.DiskFull(kind)
            case "locked":
                self._spoil(statement)
                raise psycopg.errors.LockNotAvailable(kind)
        if kind == UNHEARD:
            for values in rows:
                super().execute(statement, values)
            with suppress(psycopg.Error):
                self.settle()  # the server has done it when the line goes dead
        self.raw.close()
        raise psycopg.OperationalError(kind)

    def _spoil(self, statement: str) -> None:
        """Leave the transaction as it is when one of its statements has failed, or its end."""
        with suppress(psycopg.Error):
            super().execute("ROLLBACK" if statement == "COMMIT" else "SELECT 1 / 0")

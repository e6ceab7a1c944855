"""Databases of tests, without what takes long and is not what the test is about.

An empty one is made step by step once, and copied from then on: the steps of `state/schema` take
ten times as long as opening what they made. How one is made is tested in `tests/state/file`.

`pytest --on-postgres` runs the same tests on a PostgreSQL server: there a path is no more than the
name of a database, which is gone when its test is over.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from state.file.database import open_database
from state.file.migrations import apply
from state.file.session import FileSession
from state.postgres import database as postgres
from state.postgres.session import PostgresSession
from state.sql import Connection, Session
from tests.server import Server

TEMPLATE = "viva_template"


@cache
def _made() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "viva.db"
        open_database(path, create=True).close()
        return path.read_bytes()


def put_empty(path: Path) -> None:
    """Put an empty database of the newest schema at `path`, where no file may be yet."""
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(_made())


def open_or_make(path: Path) -> sqlite3.Connection:
    """Open the database at `path`; where there is none, an empty one is put there first."""
    if not path.exists():
        put_empty(path)
    return open_database(path)


class OnServer:
    """The databases of one test on a server, by the path that the test gives each."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._made = ExitStack()
        self._urls: dict[Path, str] = {}

    def url(self, path: Path) -> str:
        """Give the address of a database, which is made when it is first asked for."""
        if path not in self._urls:
            self._urls[path] = self._made.enter_context(self._server.database(TEMPLATE))
        return self._urls[path]

    def drop(self) -> None:
        """Let go of all of them."""
        self._urls.clear()
        self._made.close()


_on_server: list[OnServer] = []
"""Where databases are; none for files."""


@contextmanager
def all_on(server: Server) -> Iterator[OnServer]:
    """Have databases on a server for as long as the block runs."""
    server.tell(f"CREATE DATABASE {TEMPLATE}")
    postgres.create(server.url(TEMPLATE))
    _on_server.append(OnServer(server))
    yield _on_server[0]
    _on_server.clear()


def session_on(path: Path) -> Session:
    """Begin to write a database, a new one if there is none of that name."""
    if _on_server:
        url = _on_server[0].url(path)
        return PostgresSession(postgres.open_database(url, "viva test"), url)
    return FileSession(open_or_make(path))


def connection_on(path: Path) -> Connection:
    """Give the connection of such a session."""
    return session_on(path).connection


@cache
def _in_memory() -> bytes:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        apply(db)
        return db.serialize()


def in_memory() -> sqlite3.Connection:
    """Give an empty database of the newest schema that is on no disk."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.deserialize(_in_memory())
    return db


class Reader:
    """Looks at a database that somebody else writes, over one connection until it is closed.

    A test that waits for something looks some dozen times: each new connection would read the whole
    schema again, which takes a hundred times as long as the look.
    """

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """Read the database as it is now."""
        return self._connection.execute(query, values).fetchall()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

"""Databases of tests, without what takes long and is not what the test is about.

An empty one is made step by step once, and copied from then on: the steps of `state/schema` take
ten times as long as opening what they made. How one is made is tested in `tests/state/file`.

`pytest --on-postgres` runs the same tests on a PostgreSQL server: there a path is no more than the
name of a database, which is emptied for the next test when its own is over.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import psycopg

from state.file import database as file
from state.file.database import open_database
from state.file.migrations import apply
from state.file.session import FileSession
from state.postgres import database as postgres
from state.postgres.connection import PostgresConnection
from state.postgres.session import PostgresSession
from state.sql import Connection, Session
from tests.server import Server

TEMPLATE = "viva_template"

REFUSED = (sqlite3.Error, psycopg.Error)
"""What a database raises that does not want a row."""

_TABLES_OF_A_FILE = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
_TABLES_OF_A_SERVER = """
    SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'viva'
    ORDER BY tablename
"""
_COLUMNS_ON_A_SERVER = """
    SELECT column_name, data_type, is_identity = 'YES' FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = ? ORDER BY ordinal_position
"""
_KINDS = {"bigint": "INTEGER", "double precision": "REAL", "text": "TEXT", "bytea": "BLOB"}


class Column(NamedTuple):
    """A column, its type as a file calls it, and whether it is a row's own number."""

    name: str
    kind: str
    is_own: bool


Contents = dict[str, list[tuple[Any, ...]]]

_NOT_OURS = ("sqlite_", "_sqlite")
"""How the names of tables begin that SQLite and the steps of the schema keep for themselves."""

_SHAPE = """
    SELECT (SELECT count(*) FROM pg_class) + (SELECT count(*) FROM pg_constraint)
        + (SELECT count(*) FROM pg_trigger)
"""
"""Tells whether a test has changed the tables themselves."""

_EMPTY = """
    DO $$ DECLARE name TEXT; BEGIN
        PERFORM pg_terminate_backend(pid, 5000) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid();
        SET LOCAL session_replication_role = replica; -- neither triggers nor references
        FOR name IN SELECT tablename FROM pg_tables
            WHERE schemaname = current_schema() AND tablename <> 'viva'
        LOOP EXECUTE format('DELETE FROM %I', name); END LOOP;
        PERFORM setval(CAST(sequencename AS regclass), 1, false) FROM pg_sequences
            WHERE last_value IS NOT NULL;
    END $$
"""
"""Makes a database as if it were new, in a fiftieth of the time that a new one takes."""


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


def full_disk() -> Exception:
    """Give what the database raises when there is no room left."""
    if _on_server:
        return psycopg.errors.DiskFull("could not extend file: no space left on device")
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    return error


class OnServer:
    """Databases on a server, by the path that a test gives each; used again by later tests."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._shape = server.ask(_SHAPE, server.url(TEMPLATE))
        self._made = ExitStack()
        self._free: list[_OnServer] = []
        self._taken: dict[Path, _OnServer] = {}

    def url(self, path: Path) -> str:
        """Give the address of a database, which is an empty one when it is first asked for."""
        if path not in self._taken:
            self._taken[path] = self._free.pop() if self._free else self._another()
        return self._taken[path].url

    def back_door(self, path: Path) -> PostgresConnection:
        """Give the connection that is there as long as the database."""
        self.url(path)
        return self._taken[path].back_door

    def taken(self) -> set[Path]:
        """Tell by which paths there are databases."""
        return set(self._taken)

    def give_back(self, path: Path) -> None:
        """Empty a database for whoever asks for one next."""
        one = self._taken.pop(path)
        one.back_door.raw.execute(_EMPTY)
        if one.back_door.execute(_SHAPE).fetchall() == self._shape:
            self._free.append(one)

    def close(self) -> None:
        """Drop them all."""
        self._made.close()

    def _another(self) -> "_OnServer":
        url = self._made.enter_context(self._server.database(TEMPLATE))
        back_door = postgres.connect(url, "back door")
        self._made.callback(back_door.close)
        return _OnServer(url, back_door)


class _OnServer(NamedTuple):
    """One database, and a connection of ours that is there as long as it is."""

    url: str
    back_door: PostgresConnection


_on_server: list[OnServer] = []
"""Where databases are; none for files."""


def is_on_server() -> bool:
    """Tell whether databases are on a server."""
    return bool(_on_server)


@contextmanager
def all_on(server: Server, create: Callable[[str], None] = postgres.create) -> Iterator[OnServer]:
    """Have databases on a server for as long as the block runs, each as `create` makes one."""
    server.tell(f"CREATE DATABASE {TEMPLATE}")
    create(server.url(TEMPLATE))
    with closing(OnServer(server)) as databases:
        _on_server.append(databases)
        yield databases
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


def begin_anew(path: Path) -> None:
    """Leave nothing of a database that nobody has open."""
    if not _on_server:
        path.unlink(missing_ok=True)
    elif path in _on_server[0].taken():
        _on_server[0].give_back(path)


@contextmanager
def short_lived() -> Iterator[Connection]:
    """Give an empty database for as long as the block runs: for properties that take many."""
    if not _on_server:
        with closing(in_memory()) as db:
            yield db
        return
    path = Path("short-lived")
    with closing(connection_on(path)) as connection:
        yield connection
    begin_anew(path)


@contextmanager
def reading_on(path: Path) -> Iterator[Connection]:
    """Look at a database as another process sees it."""
    with back_door(path) if _on_server else file.reading(path) as db:
        yield db


@contextmanager
def back_door(path: Path) -> Iterator[PostgresConnection]:
    """Give a connection to a server's database that is there as long as that is.

    A new one would have to get to know all tables first, which takes longer than to read them.
    """
    yield _on_server[0].back_door(path)


def contents(path: Path) -> Contents:
    """Give every row of every table of ours, as another process sees it."""
    with reading_on(path) as db:
        return rows(db)


def rows(db: Connection) -> Contents:
    """Give every row of every table of ours, in the order of their columns."""
    return {
        name: sorted(db.execute(f"SELECT * FROM {name}").fetchall(), key=repr)  # noqa: S608  # from the schema
        for name in tables(db)
    }


def tables(db: Connection) -> list[str]:
    """Name all tables of ours."""
    query = _TABLES_OF_A_FILE if isinstance(db, sqlite3.Connection) else _TABLES_OF_A_SERVER
    return [name for (name,) in db.execute(query).fetchall() if not name.startswith(_NOT_OURS)]


def columns(db: Connection, table: str) -> list[Column]:
    """Say what a table has of columns, in their order."""
    if isinstance(db, sqlite3.Connection):
        found = db.execute(f"PRAGMA table_info({table})").fetchall()
        alone = sum(bool(key) for *_, key in found) == 1
        return [
            Column(name, kind, bool(key) and alone and kind == "INTEGER")
            for _, name, kind, _, _, key in found
        ]
    found = db.execute(_COLUMNS_ON_A_SERVER, (table,)).fetchall()
    return [Column(name, _KINDS[kind], bool(own)) for name, kind, own in found]


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

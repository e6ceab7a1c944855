"""Takes all that is remembered from a file to a PostgreSQL server, or back.

The theory. A bot is moved while it does not run, so what matters is not speed but that nothing is
lost, and that nobody is left with half of a database. One moment of the source is read, and not
changed; the target must be new, and is seen by nobody before it is whole: a file gets its name, a
server commits. Before that every row of the target is read again and compared with its source, in
the order of its key, and the target is audited. Rows go by in a stream, so that a database may be
larger than the memory.

What the two differ in is one thing. PostgreSQL cannot keep the character NUL in a text; what had
some is kept without, and counted.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import zip_longest
from pathlib import Path

import psycopg
from msgspec import Struct

from state import audit
from state.audit import Findings
from state.copying.file import FileEnd, Row, without_nul
from state.copying.server import ServerEnd
from state.copying.tables import Table, tables
from state.errors import InTheWay, InUse, NewerDatabase, NotSaved, StateError, Unreadable
from state.file import backup, erasures
from state.file.database import look
from state.file.lock import hold
from state.file.shape import refuse_unless_shaped
from state.file.version import VERSION
from state.opening import Place, Server
from state.postgres import audit as on_server
from state.postgres import database, leases
from state.postgres.connection import PostgresConnection
from state.privacy import restoring
from state.sql import Connection


class Copied(Struct, frozen=True):
    """What a copy came to."""

    findings: Findings
    rows: int
    changed: int = 0
    """Texts that are without their NUL characters now."""
    erased: int = 0
    """People who were erased, as a list that was beside the target already says."""


def copy(source: Place, target: Place) -> Copied:
    """Copy a database that nobody has in use to a new one of the other kind.

    Raises a `StateError` if it or the copy is unsound, or anything stands against it; nothing is
    then at the target but what was there.
    """
    match source, target:
        case Path(), Server(url=url):
            return _to_server(source, url)
        case Server(url=url), Path():
            return _to_file(url, target)
        case Path(), _:
            raise StateError(f"{source} and {target} are files: `viva db backup` copies one.")
        case _:
            raise StateError(f"{source} and {target} are on servers: pg_dump copies one.")


def _to_server(path: Path, url: str) -> Copied:
    with _file_to_read(path) as db, _server_to_fill(url) as target:
        source, server, changed = FileEnd(db), ServerEnd(target), Counter[str]()
        for table in tables():
            server.put(table, _as_on_server(table, source.rows(table), changed))
        rows = _verified(
            database.name_of(url),
            lambda table: map(_bare, source.rows(table, as_on_server=bool(changed[table.name]))),
            server.rows,
        )
        _go_on(source, server)
        findings = audit.findings(target, on_server.contradictions(target))
        audit.refuse_unless_sound(findings, str(path))
        return Copied(findings, rows, changed=changed.total())


def _to_file(url: str, path: Path) -> Copied:
    rows = erased = 0
    listed: set[erasures.Entry] = set()

    def fill(db: sqlite3.Connection) -> None:
        nonlocal rows, erased, listed
        with _server_to_read(url) as source:
            db.execute("BEGIN")
            server, file = ServerEnd(source), FileEnd(db)
            for table in tables():
                file.put(table, server.rows(table))
            rows = _verified(str(path), server.rows, file.rows)
            _go_on(server, file)
            db.execute("COMMIT")
        erased = restoring.catch_up(db, erasures.read(erasures.path_beside(path)))
        listed = erasures.entries(db)

    findings = backup.build(path, fill, database.name_of(url))
    _write_list(path, listed)
    return Copied(findings, rows, erased=erased)


@contextmanager
def _file_to_read(path: Path) -> Iterator[sqlite3.Connection]:
    """Hold a file, and give one moment of it."""
    with closing(look(path)) as db, hold(path):
        refuse_unless_shaped(path)
        db.text_factory = str
        db.execute("BEGIN")
        try:
            yield db
        except sqlite3.Error as error:
            raise Unreadable(f"{path}: cannot be read ({error}). Nothing was copied.") from error


@contextmanager
def _server_to_read(url: str) -> Iterator[PostgresConnection]:
    """Give one moment of a server's database, at whose beginning and end no worker is there."""
    with database.reading(url) as db:
        _refuse_if_another_version(db, url)
        _refuse_if_running(db, url)
        db.execute("BEGIN")
        yield db
        _refuse_if_running(db, url)


@contextmanager
def _server_to_fill(url: str) -> Iterator[PostgresConnection]:
    """Give a server's database with empty tables; what is put there is kept if nothing fails."""
    with closing(database.connect(url, "viva db")) as db:
        _refuse_if_running(db, url)
        try:
            with db.raw.transaction():
                database.prepare(db, url)
                _refuse_if_another_version(db, url)
                server = ServerEnd(db)
                server.keep_to_ourselves(tables())
                if filled := server.first_filled(tables()):
                    raise InTheWay(
                        f"{database.name_of(url)}: is not empty, there are rows in {filled}. "
                        "Name a new database; nothing is ever overwritten."
                    )
                yield db
        except psycopg.Error as error:
            why = database.first_line(error)
            raise NotSaved(f"{database.name_of(url)}: {why}. Nothing was copied.") from error


def _refuse_if_another_version(db: Connection, url: str) -> None:
    """A newer one, though our workers may live with it, has columns that we do not know."""
    if (version := database.refuse_unless_ours(db, url)) != VERSION:
        raise NewerDatabase(
            f"{database.name_of(url)}: has schema {version}, and this Viva knows {VERSION}. "
            "Copy it with the Viva that runs on it."
        )


def _refuse_if_running(db: Connection, url: str) -> None:
    if addresses := leases.addresses(db):
        raise InUse(
            f"{database.name_of(url)}: in use by running workers ({', '.join(addresses)}). "
            "Stop them first."
        )


def _as_on_server(table: Table, rows: Iterable[Row], changed: Counter[str]) -> Iterator[Row]:
    """Give rows as PostgreSQL keeps them, and count what they lose by it."""
    for row in rows:
        kept = _bare(row)
        changed[table.name] += sum(one is not other for one, other in zip(row, kept, strict=True))
        yield kept


def _bare(row: Row) -> Row:
    return tuple(map(without_nul, row))


def _verified(
    target: str, source: Callable[[Table], Iterable[Row]], copy: Callable[[Table], Iterable[Row]]
) -> int:
    """Compare every row of a copy with its source; gives how many they are."""
    count = 0
    for table in tables():
        for row, copied in zip_longest(source(table), copy(table)):
            if row != copied:
                raise NotSaved(f"{target}: {table.name} is not what it was. Nothing was copied.")
            count += 1
    return count


def _go_on(source: FileEnd | ServerEnd, target: FileEnd | ServerEnd) -> None:
    """Have the rows that come bear higher numbers than those that are there, or ever were."""
    for table in tables():
        if table.number:
            target.go_on_from(table, source.last_number(table))


def _write_list(path: Path, listed: set[erasures.Entry]) -> None:
    if not listed:
        return
    try:
        erasures.write(erasures.path_beside(path), listed)
    except NotSaved as error:
        raise NotSaved(f"{error} {path} is there, and whole.") from error

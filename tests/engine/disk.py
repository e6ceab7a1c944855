"""A disk that remembers every write and every flush, so that the power can be cut between any two.

The theory. SQLite writes, and asks the system to flush; what was flushed is there after a power
cut, and of what was written since, anything may be: none of it, all of it, some of it in any order,
the last of it torn. So a log of writes and flushes holds every state that a cut could leave behind,
and each can be made and opened. (SQLite itself is tested so, see sqlite.org/atomiccommit.html.)

Our own connection cannot be listened to below SQL. What it is told is recorded instead, statements
with their values, and told once more to a connection whose files are ours.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import apsw
from msgspec import Struct

from state.file.database import SETTINGS

SECTOR = 512

Contents = dict[str, list[tuple[Any, ...]]]
"""The rows of each table."""


class Write(Struct, frozen=True):
    """Bytes for a place of a file; `data` is None for a file that is cut to `offset` bytes."""

    file: str
    offset: int
    data: bytes | None


class Flush(Struct, frozen=True):
    """Whatever was written to a file is on the disk now."""

    file: str


class Confirmed(Struct, frozen=True):
    """What was written until now is safe: somebody was told so."""

    contents: Contents


Statement = tuple[str, Any]
"""SQL and its values."""


class Listening:
    """A connection that writes down all it is told."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.statements: list[Statement] = []

    def execute(self, sql: str, values: Any = ()) -> sqlite3.Cursor:
        """Do it, and write it down."""
        self.statements.append((sql, values))
        return self._connection.execute(sql, values)

    def executemany(self, sql: str, rows: Iterable[Any]) -> None:
        """Do it row by row."""
        for values in rows:
            self.execute(sql, values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


def contents(db: Any) -> Contents:
    """Give every row of every table of ours, over any connection."""
    query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%sqlite_%'"
    names = sorted(name for (name,) in db.execute(query).fetchall())
    return {
        name: sorted(map(tuple, db.execute(f"SELECT * FROM {name}").fetchall()), key=repr)  # noqa: S608  # from the schema
        for name in names
    }


Event = Write | Flush | Confirmed


@dataclass
class Disk:
    """What happened to the files of one database, in its order."""

    log: list[Event] = field(default_factory=list)

    def replay(self, database: Path, statements: list[Statement], checkpoint: int) -> None:
        """Tell a database what it was told before; a checkpoint comes every so many pages."""
        vfs = _Vfs(self)
        with closing(apsw.Connection(str(database), vfs=vfs.name)) as connection:
            # No file of shared memory, which a cut would not leave.
            connection.execute("PRAGMA locking_mode=EXCLUSIVE").fetchall()
            for setting in SETTINGS.strip().splitlines():
                connection.execute(setting).fetchall()
            connection.execute(f"PRAGMA wal_autocheckpoint={checkpoint}").fetchall()
            self.log.clear()
            for statement, values in statements:
                connection.execute(statement, values).fetchall()
                if not connection.in_transaction:
                    self.log.append(Confirmed(contents(connection)))
            end = len(self.log)
        del self.log[end:]  # nobody cuts the power of what is closed already

    def cuts(self, start: dict[str, bytes]) -> Iterator["Cut"]:
        """Give the state of the disk after each event, for as long as something is to come."""
        flushed, pending = dict(start), list[Write]()
        promised = [one.contents for one in self.log if isinstance(one, Confirmed)]
        last = -1
        for event in self.log:
            match event:
                case Write():
                    pending.append(event)
                case Flush(file=file):
                    for write in (one for one in pending if one.file == file):
                        apply(flushed, write)
                    pending = [one for one in pending if one.file != file]
                case Confirmed():
                    last += 1
            if 0 <= last < len(promised) - 1:
                yield Cut(dict(flushed), tuple(pending), promised[last], promised[last + 1])


class Cut(Struct, frozen=True):
    """A moment: what is on the disk for sure, and what may be."""

    flushed: dict[str, bytes]
    pending: tuple[Write, ...]
    promised: Contents
    """What was safe."""
    coming: Contents
    """What was being written."""

    def outcomes(self, chance: Random) -> Iterator[dict[str, bytes]]:
        """Give what may be found afterwards: none of what was pending, all of it, and a mixture."""
        yield self.flushed
        if self.pending:
            yield applied(self.flushed, self.pending)
            some = [one for one in self.pending if chance.random() < 0.5]
            chance.shuffle(some)
            yield applied(self.flushed, [*some[:-1], *map(torn, some[-1:])])


def applied(files: dict[str, bytes], writes: Any) -> dict[str, bytes]:
    """Give files after some writes."""
    found = dict(files)
    for write in writes:
        apply(found, write)
    return found


def apply(files: dict[str, bytes], write: Write) -> None:
    """Do a write."""
    old = files.get(write.file, b"")
    if write.data is None:
        files[write.file] = old[: write.offset]
        return
    old = old.ljust(write.offset, b"\0")
    files[write.file] = old[: write.offset] + write.data + old[write.offset + len(write.data) :]


def torn(write: Write) -> Write:
    """Give a write of which only the first half of its sectors came through."""
    if write.data is None:
        return write
    half = len(write.data) // SECTOR // 2 * SECTOR
    return Write(write.file, write.offset, write.data[:half])


class _Vfs(apsw.VFS):
    """SQLite's own way to the files, listened to."""

    def __init__(self, disk: Disk) -> None:
        self.name = f"disk-{id(disk)}"
        self.disk = disk
        super().__init__(self.name, "")

    def xOpen(self, name: Any, flags: list[int]) -> "_File":  # noqa: N802  # SQLite's name
        return _File(self.disk, name, flags)


class _File(apsw.VFSFile):
    """One file, listened to."""

    def __init__(self, disk: Disk, name: Any, flags: list[int]) -> None:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self.disk, self.name = disk, Path(path).name if path else ""
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802  # SQLite's name
        super().xWrite(data, offset)
        self._note(Write(self.name, offset, bytes(data)))

    def xTruncate(self, size: int) -> None:  # noqa: N802  # SQLite's name
        super().xTruncate(size)
        self._note(Write(self.name, size, None))

    def xSync(self, flags: int) -> None:  # noqa: N802  # SQLite's name
        super().xSync(flags)
        self._note(Flush(self.name))

    def _note(self, event: Event) -> None:
        if self.name:  # a temporary file, as of VACUUM, has none and is gone after a cut
            self.disk.log.append(event)

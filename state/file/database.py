"""Opens the SQLite file, and refuses it in one clear line when that would be unsafe.

Private rules: a file is only created where that was asked for and none is there; a file that is
empty, foreign, damaged or newer is never written to. The settings of each connection are the ones
that let a power cut cost nothing (WAL with synchronous=FULL) and that give a hostile file no way
to run code (trusted_schema=OFF).
"""

import glob
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from state.errors import (
    Damaged,
    ForeignDatabase,
    InTheWay,
    MissingDatabase,
    MissingFolder,
    NewerDatabase,
    NotADatabase,
    NotSaved,
    Unreadable,
)
from state.file.version import VERSION
from state.sql import Connection

APPLICATION_ID = 0x56495641
"""Marks the file as ours: "VIVA" in ASCII."""

REPLACED = ".before-restore-"
"""Stands, before its moment, in the name of a database that a restore has put aside."""

BUSY_MILLISECONDS = 5000
"""How long to wait for a lock that a backup or an operator's shell holds."""

SETTINGS = f"""
    PRAGMA busy_timeout={BUSY_MILLISECONDS};
    PRAGMA journal_mode=WAL;
    PRAGMA synchronous=FULL;
    PRAGMA foreign_keys=ON;
    PRAGMA recursive_triggers=ON;
    PRAGMA trusted_schema=OFF;
    PRAGMA cell_size_check=ON;
    PRAGMA secure_delete=ON;
"""
"""What each connection that writes is told first."""


def open_database(path: Path, *, create: bool = False) -> sqlite3.Connection:
    """Open the database at `path`, brought up to the newest schema.

    With `create`, a missing file is made; an existing one is opened as usual.

    Raises a `StateError` that says in one line what is wrong and what to do.
    """
    try:
        refuse_unless_ours(path)
    except MissingDatabase:
        if not create:
            raise
        return _create(path)
    return begin(path)


def begin(path: Path) -> sqlite3.Connection:
    """Open a file that is ours or empty, brought up to the newest schema; raises NotSaved."""
    os.umask(0o077)  # the -wal and -shm files hold the same answers as the database itself
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        for pragma in SETTINGS.strip().splitlines():
            connection.execute(pragma)
        _migrate(connection)
    except sqlite3.OperationalError as error:
        connection.close()
        raise NotSaved(
            f"{path}: cannot be written to ({error}). Check the disk and the permissions."
        ) from error
    return connection


def read_only(path: Path) -> sqlite3.Connection:
    """Open a file so that nothing in it can change; raises nothing before the first statement."""
    name = f"{path.resolve().as_uri()}?mode=ro"
    connection = sqlite3.connect(name, uri=True, isolation_level=None)
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.text_factory = lambda text: text.decode(errors="replace")  # damage may be anywhere
    return connection


@contextmanager
def reading(path: Path) -> Iterator[Connection]:
    """Open a file to read from for as long as the block runs; raises Unreadable if that fails."""
    try:
        with closing(read_only(path)) as connection:
            yield connection
    except sqlite3.Error as error:
        raise Unreadable(f"{path}: cannot be read ({error}).") from error


def look(path: Path) -> sqlite3.Connection:
    """Open a sound database of this version to read from; raises a `StateError` if it is none."""
    refuse_unless_ours(path)
    connection = read_only(path)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version < VERSION:
        connection.close()
        raise Unreadable(f"{path}: is of an older Viva. Start the bot once, which upgrades it.")
    return connection


def refuse_unless_ours(path: Path) -> None:
    """Look at a file without changing it, and raise a `StateError` unless it is a sound one."""
    try:
        if path.is_dir():
            raise Unreadable(f"{path}: cannot be read, it is a folder. Name a file in it.")
        empty = path.stat().st_size == 0
    except FileNotFoundError:
        refuse_unless_folder(path)
        raise MissingDatabase(f"{path}: no database there. {_mend(path)}") from None
    except OSError as error:
        raise Unreadable(f"{path}: cannot be read ({error.strerror}).") from error
    if empty:
        raise NotADatabase(f"{path}: the file is empty. Restore a backup, or move it away.")
    try:
        _roll_back(path)
        with closing(read_only(path)) as connection:
            _refuse_unless_sound(connection, path)
    except sqlite3.OperationalError as error:
        raise Unreadable(
            f"{path}: cannot be read ({error}). Check that no other program has locked it, "
            "its permissions, and the disk."
        ) from error
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise NotADatabase(
            f"{path}: cannot be read as a database ({error}). Restore a backup "
            "with `viva db restore`; the file has been left as it was."
        ) from error


def _roll_back(path: Path) -> None:
    """Let SQLite undo what a kill has left half done, which it cannot while it only reads.

    Nothing but the undoing is written. It is needed where the killed process was about to turn a
    file with a journal, such as a backup is, into one with a write-ahead log.
    """
    if not path.with_name(f"{path.name}-journal").exists():
        return
    name = f"{path.resolve().as_uri()}?mode=rw"
    with closing(sqlite3.connect(name, uri=True)) as connection:
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()


def _mend(path: Path) -> str:
    """Say what is to be done about a database that is not there."""
    if any(path.parent.glob(f"{glob.escape(path.name + REPLACED)}*")):
        return "A restore was cut short: give it once more."
    return "Name another with --db or VIVA_DB, or create one: `viva db init`."


def refuse_unless_folder(path: Path) -> None:
    """Raise MissingFolder if there is none to keep a file in; its name may be mistyped.

    Raises Unreadable where we may not look.
    """
    try:
        is_folder = path.parent.is_dir()
    except OSError as error:
        raise Unreadable(f"{path}: cannot be looked at ({error.strerror}).") from error
    if not is_folder:
        raise MissingFolder(f"{path}: there is no folder {path.parent}.")


def refuse_if_taken(path: Path) -> None:
    """Raise InTheWay if something has that name, and Unreadable where we may not look."""
    try:
        is_taken = path.exists()
    except OSError as error:
        raise Unreadable(f"{path}: cannot be looked at ({error.strerror}).") from error
    if is_taken:
        raise InTheWay(f"{path}: is there already, and is never overwritten. Give another name.")


def _refuse_unless_sound(connection: sqlite3.Connection, path: Path) -> None:
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application_id != APPLICATION_ID:
        raise ForeignDatabase(f"{path}: belongs to another program. Name a different file.")
    if version > VERSION:
        raise NewerDatabase(
            f"{path}: was written by a newer Viva (schema {version}, this one knows {VERSION}). "
            "Upgrade Viva, or name a different file."
        )
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        found = " ".join(verdict.split())
        raise Damaged(f"{path}: is damaged ({found}). Restore a backup with `viva db restore`.")


def _create(path: Path) -> sqlite3.Connection:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise NotSaved(f"{path}: cannot be created ({error.strerror}).") from error
    try:
        return begin(path)
    except NotSaved:
        path.unlink()  # half a database of our own making would be in the way of a whole one
        raise


def _migrate(connection: sqlite3.Connection) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version < VERSION:
        from state.file.migrations import apply  # noqa: PLC0415  # see state.file.version

        # One flush for all steps: the commit below flushes the log with all that stands in it.
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        apply(connection)
        connection.execute("PRAGMA synchronous=FULL")
    # Written even if it says so already, so that a file which may not be written to is noticed now.
    connection.execute(f"PRAGMA user_version={VERSION}")

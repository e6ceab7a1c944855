"""A backup is put back, and whoever was erased since it was made is erased from it again."""

import sqlite3
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from state.audit import Findings
from state.errors import StateError, Unreadable
from state.file import backup, erasures, rotation
from state.file.database import read_only
from state.file.erasures import Entry
from state.file.version import VERSION
from state.privacy.erasing_again import erase_again
from state.sql import Connection


class Restored(Struct, frozen=True):
    """What a restore came to."""

    findings: Findings
    replaced: Path | None
    """Where what was there before is now."""
    erased: int
    """People who were in the backup and had been erased since."""


def restore(source: Path, database: Path, at: int) -> Restored:
    """Put a backup in place of the database.

    The list of erasures is taken from the database that is replaced and those that were before it,
    if they can be read, from the file beside it, and from those beside the backup. Raises what
    `backup.restore` raises.
    """
    wanted = _in_database(database) | erasures.read(erasures.path_beside(database))
    for path in backup.replaced(database):  # also by a restore that was cut short
        wanted |= _in_database(path)
    for path in sorted(source.parent.glob(f"*{erasures.ENDING}")):
        wanted |= erasures.read(path)
    erased = 0

    def amend(db: Connection) -> None:
        nonlocal erased
        erased = catch_up(db, wanted)

    findings, replaced = backup.restore(source, database, at, amend)
    return Restored(findings, replaced, erased)


def clean_backups(database: Path, folder: Path) -> int:
    """Erase from the backups of a folder whoever was erased since; gives how many were behind.

    A backup of an older release is left as it is, so that this release can still restore it. Raises
    a `StateError` where one cannot be read or written anew, when all others are done; it is then as
    it was.
    """
    with closing(read_only(database)) as db:
        wanted = erasures.entries(db)
    cleaned, failed = 0, None
    for path in sorted(rotation.made(folder).values()):
        try:
            cleaned += _clean(path, wanted)
        except StateError as error:
            failed = failed or error
    if failed is not None:
        raise failed
    return cleaned


def _clean(path: Path, wanted: set[Entry]) -> bool:
    """Erase from one backup whoever is on the list; tells whether it was behind."""
    behind = _lacks(path, wanted)
    if behind:
        backup.amend(path, lambda db: catch_up(db, wanted))
    return behind


def _lacks(path: Path, wanted: set[Entry]) -> bool:
    try:
        with closing(read_only(path)) as db:
            (version,) = db.execute("PRAGMA user_version").fetchone()
            return version == VERSION and not wanted <= erasures.entries(db)
    except sqlite3.Error as error:
        raise Unreadable(f"{path}: cannot be read ({error}).") from error


def catch_up(db: Connection, wanted: set[Entry]) -> int:
    """Erase whoever is on a list and not on the file's own; gives how many were still there."""
    if wanted <= erasures.entries(db):
        return 0
    db.execute("BEGIN IMMEDIATE")
    erased = erase_again(db, wanted)
    db.execute("COMMIT")
    db.execute("VACUUM")  # the pages still hold what the tables do not
    return erased


def _in_database(database: Path) -> set[Entry]:
    """Read the list of a database that may be missing, damaged or older than lists are."""
    try:
        with closing(read_only(database)) as db:
            return erasures.entries(db)
    except sqlite3.Error:
        return set()

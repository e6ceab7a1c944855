"""Copies of the database that can be trusted, and the way back from one.

A copy is made by SQLite, page by page from one moment, because copying the file of a database in
use would miss what is still in its log. It is checked before it gets its name, so that a file
under the name of a backup is one that can be restored. Nothing is ever overwritten: a backup wants
a new name, and what a restore replaces is kept beside it.
"""

import glob
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from state.audit import Findings, refuse_unless_sound
from state.errors import MissingDatabase, NotSaved
from state.file import audit, drafts
from state.file.database import (
    REPLACED,
    begin,
    open_database,
    read_only,
    refuse_if_taken,
    refuse_unless_ours,
)
from state.file.drafts import parts
from state.file.lock import hold
from state.file.shape import refuse_unless_shaped


def create(database: Path) -> None:
    """Make a new, empty database; raises InTheWay if something has that name."""
    refuse_if_taken(database)
    open_database(database, create=True).close()


def backup(database: Path, target: Path) -> Findings:
    """Copy a database, which may be in use, to a new file; say what is in the copy.

    Raises a `StateError` if the database is unsound or the target exists or cannot be written;
    there is no target then.
    """
    refuse_unless_ours(database)
    refuse_if_taken(target)
    with drafts.draft(target) as draft:
        _copy(database, draft)
        findings = _sound(draft, database)
        refuse_if_taken(target)
        _rename(draft, target)
    return findings


def build(target: Path, fill: Callable[[sqlite3.Connection], object], origin: str) -> Findings:
    """Make a new database of what is put into it; say what that is.

    Raises a `StateError` if the target exists or cannot be written, or what comes from `origin` is
    unsound; there is no target then.
    """
    refuse_if_taken(target)
    with drafts.draft(target) as draft:
        try:
            with closing(begin(draft)) as db:
                fill(db)
                db.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.Error as error:
            raise NotSaved(f"{target}: could not be written ({error}).") from error
        findings = _sound(draft, origin)
        refuse_if_taken(target)
        _rename(draft, target)
    return findings


def restore(
    source: Path, database: Path, at: int, amend: Callable[[sqlite3.Connection], None]
) -> tuple[Findings, Path | None]:
    """Put a backup in place of the database; say what is in it, and where the old one is now.

    `amend` may change it before it is checked and takes its place.
    Raises a `StateError` if the backup is unsound or newer, or the database is in use; the
    database is then as it was.
    """
    if not source.exists():
        raise MissingDatabase(f"{source}: there is no such backup.")
    refuse_unless_ours(source)
    refuse_unless_shaped(source)
    with hold(database), drafts.draft(database) as draft:
        _copy(source, draft)
        with closing(open_database(draft)) as db:  # brings an older one up to this version's schema
            amend(db)
        findings = _sound(draft, source)
        kept = _put_aside(database, at)
        _rename(draft, database)
    return findings, kept


def amend(path: Path, change: Callable[[sqlite3.Connection], object]) -> None:
    """Write a backup anew with something changed in it, checked before it takes its place.

    Raises a `StateError` if that cannot be done; the backup is then as it was.
    """
    with drafts.draft(path) as draft:
        _copy(path, draft)
        try:
            with closing(open_database(draft)) as db:
                change(db)
                db.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.Error as error:
            raise NotSaved(f"{path}: could not be written anew ({error}).") from error
        _sound(draft, path)
        _rename(draft, path)


def replaced(database: Path) -> list[Path]:
    """The databases that restores have replaced, oldest first: each with its moment in its name."""
    found = database.parent.glob(f"{glob.escape(database.name + REPLACED)}*Z")
    return sorted(found)


def remove(database: Path) -> None:
    """Remove a database with its log, for good."""
    for part in parts(database):
        part.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    """Copy one moment of a database into one file that needs no log beside it."""
    try:
        with closing(read_only(source)) as old, closing(sqlite3.connect(target)) as new:
            old.backup(new)
            new.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise NotSaved(f"{source}: could not be copied ({error}).") from error


def _sound(draft: Path, origin: object) -> Findings:
    findings = audit.inspect(draft)
    refuse_unless_sound(findings, str(origin))
    return findings


def _put_aside(database: Path, at: int) -> Path | None:
    """Rename a database with its log; the file goes first, so that it is never there without."""
    _go_on_putting_aside(database)
    if not any(part.exists() for part in parts(database)):
        return None
    moment = datetime.fromtimestamp(at, UTC).strftime("%Y%m%dT%H%M%SZ")
    kept = database.with_name(f"{database.name}{REPLACED}{moment}")
    refuse_if_taken(kept)
    for part, aside in zip(parts(database), parts(kept), strict=True):
        if part.exists():
            _rename(part, aside)
    return kept


def _go_on_putting_aside(database: Path) -> None:
    """Let the log follow its file, where a kill came between the two."""
    earlier = replaced(database)
    if not database.exists() and earlier:
        for part, aside in list(zip(parts(database), parts(earlier[-1]), strict=True))[1:]:
            if part.exists():
                _rename(part, aside)


def _rename(old: Path, new: Path) -> None:
    """Rename a file for good: the folder, which holds the names, is flushed to disk too."""
    try:
        old.rename(new)
        folder = os.open(new.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        raise NotSaved(f"{new}: cannot be written ({error.strerror}).") from error

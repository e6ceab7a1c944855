"""Tells whether a file is sound, page by page, and whether what it holds contradicts itself."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from state import audit
from state.audit import Findings
from state.file.database import read_only, refuse_unless_ours
from state.sql import Connection


def inspect(path: Path) -> Findings:
    """Audit a file as it is at one moment, while others may go on writing.

    Raises a `StateError` if the file is none that could be audited.
    """
    refuse_unless_ours(path)
    with closing(read_only(path)) as db:
        db.execute("BEGIN")
        return audit.findings(db, contradictions(db))


def contradictions(db: Connection) -> list[str]:
    """Give every contradiction found: broken pages and references, and all of `state.audit`."""
    return [*_pages(db), *_references(db), *audit.contradictions(db)]


def _pages(db: Connection) -> Iterator[str]:
    for (line,) in db.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield f"integrity: {' '.join(line.split())}"


def _references(db: Connection) -> Iterator[str]:
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield f"reference: {table} row {row} points to a missing row of {parent}"

"""Whoever else is in the database: no function of the tables takes them for who it is asked about.

One database may serve many bots, and each bot many groups and people.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.databases import open_or_make, rows
from tests.state.tables.neighbours import NEIGHBOURS, Function, arguments, concerns, functions, put

pytestmark = pytest.mark.file  # where rows may be put that refer to nothing

OF_OTHERS = {
    "another person": {
        "consultations.reachable": "the tutors of a group",
        "consultations.tutored": "groups in which somebody else is a tutor",
        "consultations.unanswered": "what others ask a tutor",
        "roles.tutors_of": "the tutors of somebody's groups",
    },
}
"""What is about neighbours, too, and so may be another thing with them."""

MAKE_ROWS = {"consultations.ask", "homework.set_for"}
"""What gives the number of a row that it makes."""


@pytest.fixture
def full(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A database with a row of ours in every table."""
    with closing(open_or_make(tmp_path / "viva.db")) as db:
        db.execute("PRAGMA foreign_keys=OFF")
        put(db)
        yield db


def tried(db: sqlite3.Connection, name: str, function: Function, neighbour: str) -> list[str]:
    """Call a function without a neighbour and with one; say what the neighbour changed or lost."""
    told = []
    db.execute("SAVEPOINT alone")
    alone = function(db, **arguments(db, name, function))
    db.execute("ROLLBACK TO alone")
    before = rows(db)
    put(db, **NEIGHBOURS[neighbour])
    theirs = {table: set(found) - set(before[table]) for table, found in rows(db).items()}
    beside = function(db, **arguments(db, name, function))
    after = rows(db)
    if said(name, beside) != said(name, alone) and name not in OF_OTHERS.get(neighbour, ()):
        told.append(f"{name} with {neighbour}: {alone!r} became {beside!r}")
    lost = [table for table, those in theirs.items() if not those <= set(after[table])]
    told += [f"{name} with {neighbour}: their row in {table} was changed" for table in lost]
    db.execute("ROLLBACK TO alone")
    db.execute("RELEASE alone")
    return told


def said(name: str, result: object) -> str:
    """Write a result down without the numbers of rows that were made."""
    return "made" if name in MAKE_ROWS else re.sub(r"\bid=\d+", "id", repr(result))


@pytest.mark.parametrize("neighbour", NEIGHBOURS)
def test_no_function_of_the_tables_takes_a_neighbour_for_who_it_is_asked_about(
    full: sqlite3.Connection, neighbour: str
) -> None:
    asked = [(name, one) for name, one in functions() if neighbour in concerns(one)]
    assert len(asked) > 5
    assert [told for name, one in asked for told in tried(full, name, one, neighbour)] == []

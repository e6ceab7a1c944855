"""Bringing a database up to date: from nothing, and from every step that was ever released."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from state.file import migrations
from state.file.audit import contradictions
from state.file.database import APPLICATION_ID, open_database
from state.file.migrations import steps
from state.file.version import VERSION


def names() -> list[str]:
    """The names of all steps, in their order."""
    with closing(Database(memory=True)) as db:
        return [step.name for step in steps.pending(db)]


def schema(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """What there is in a database, with its columns where it is a table."""
    found = db.execute(
        "SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2"
    ).fetchall()
    return [
        (f"{kind} {name}", str(db.execute(f"PRAGMA table_xinfo({name})").fetchall()))
        for kind, name in found
    ]


def from_step(path: Path, count: int) -> None:
    """A database as an earlier release left it, with a learner in it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute(f"PRAGMA application_id={APPLICATION_ID}")
        steps.apply(Database(db), stop_before=[*names(), ""][count] or None)
        db.execute(f"PRAGMA user_version={count}")
        db.execute(
            "INSERT INTO learners (bot_id, learner_id, name, zone, created_at)"
            " VALUES (7, 1, 'Ann', 'Europe/London', 0)"
        )


def test_the_version_is_the_number_of_steps() -> None:
    assert len(names()) == VERSION


@pytest.mark.parametrize("count", range(1, VERSION))
def test_an_older_database_becomes_what_a_new_one_is_and_keeps_its_learners(
    count: int, tmp_path: Path
) -> None:
    from_step(tmp_path / "old.db", count)
    with (
        closing(open_database(tmp_path / "old.db")) as old,
        closing(open_database(tmp_path / "new.db", create=True)) as new,
    ):
        assert schema(old) == schema(new)
        assert old.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert old.execute("SELECT name FROM learners").fetchall() == [("Ann",)]
        assert contradictions(old) == []


def test_a_step_that_fails_half_way_leaves_nothing_of_itself() -> None:
    with closing(Database(memory=True)) as db:
        with pytest.raises(sqlite3.OperationalError, match="syntax error"), db.atomic():
            migrations.run(db, "CREATE TABLE one (a)\n\nCREATE TABLE two (a)\n\nCREATE NONSENSE")
        assert db.table_names() == []


def test_a_start_that_died_between_two_steps_is_finished_by_the_next(path: Path) -> None:
    from_step(path, 1)
    with closing(sqlite3.connect(path)) as db:
        steps.apply(Database(db))  # but the version was not noted any more
    with closing(open_database(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_everything_that_belongs_to_a_person_says_to_whom(db: sqlite3.Connection) -> None:
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    ours = {table for table in tables if not table.startswith(("sqlite_", "_sqlite_"))}
    of_bots = {table for table in ours if "bot_id" in columns(db, table)}
    of_people = {
        table
        for table in ours
        if {"learner_id", "chat_id", "marked_by", "made_by"} & columns(db, table)
    }
    assert of_bots == ours
    # Names of items are nobody's; what cannot be read is searched for a person's number.
    # The list of erasures names nobody.
    # Images belong to topics, and go with the last version that has them.
    of_topics = {"images", "images_of_files", "sent_images"}
    assert ours - of_people == {"renames", "unreadable", "erasures"} | of_topics


def columns(db: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in db.execute(f"PRAGMA table_info({table})")}

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
from state.records.classes import GroupName
from state.records.groups import Slot, Where
from state.sql import Connection
from state.tables import groups, pushes, timetables
from state.tables.classes import homework, rounds
from state.values import replace
from tests.databases import open_or_make


def names() -> list[str]:
    """The names of all steps, in their order."""
    with closing(Database(memory=True)) as db:
        return [step.name for step in steps.pending(db)]


def schema(db: Connection) -> list[tuple[str, str]]:
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
        closing(open_or_make(tmp_path / "new.db")) as new,
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


def test_everything_that_belongs_to_a_person_says_to_whom(db: Connection) -> None:
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


def columns(db: Connection, table: str) -> set[str]:
    return {row[1] for row in db.execute(f"PRAGMA table_info({table})")}


BEFORE_TIMETABLES = 17
"""The last step at which a group had one timetable, and that was part of the group."""


def test_what_a_group_was_set_up_with_becomes_its_first_timetable(tmp_path: Path) -> None:
    from_step(tmp_path / "old.db", BEFORE_TIMETABLES)
    with closing(sqlite3.connect(tmp_path / "old.db")) as db, db:
        for chat, thread in ((-5, None), (-6, 31)):
            set_up(db, chat, thread)
    with closing(open_database(tmp_path / "old.db")) as db:
        plain, forum = (timetables.find(db, Where(7, *at)) for at in ((-5, 0), (-6, 31)))
        assert plain is not None
        assert forum == replace(plain, chat_id=-6, thread_id=31)
        assert (plain.title, plain.zone, plain.days, plain.set_up_by) == ("9B", "UTC", 31, 1)
        assert plain.slots == (Slot(2, 480),)
        assert plain.holidays == {739_000}
        there = forum.where(7)
        assert timetables.due_slots(db, there, 99) == [(Slot(2, 480), 99)]
        assert timetables.due_summaries(db, 7, 5, 9) == {plain.where(7): 5, there: 5}
        assert pushes.lined_up(db, there) == ("t/next",)
        (past,) = pushes.history(db, there, 0)
        assert (past.item, past.voters, past.right) == ("t/one", 1, 1)
        assert rounds.under_way(db, there) is not None
        assert groups.tutors(db, 7, -6) == (1,)
        (asked,) = homework.of_class(db, 7, GroupName(-6, "9B"))
        assert asked.group == GroupName(-6, "9B")
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert contradictions(db) == []


def set_up(db: Connection, chat: int, thread: int | None) -> None:
    """A group as it was kept before, with a row in every table that knew of it."""
    for statement in (
        "groups (bot_id, chat_id, title, thread_id, zone, topics, days, silent_from, silent_to,"
        " state, set_up_by, created_at, digest_at)"
        " VALUES (7, :chat, '9B', :thread, 'UTC', '[]', 31, 0, 0, 'on', 1, 0, 5)",
        "group_tutors VALUES (7, :chat, 1)",
        "slots VALUES (7, :chat, 2, 480, 99)",
        "holidays VALUES (7, :chat, 739000)",
        "lined_up VALUES (7, :chat, 0, 't/next')",
        "pushes (bot_id, chat_id, day, slot, item, state, body, at)"
        " VALUES (7, :chat, 738999, 2, 't/one', 'open', '{}', 3)",
        "votes (bot_id, chat_id, day, slot, learner_id, picks, response, score, at)"
        " VALUES (7, :chat, 738999, 2, 1, '[0]', 'A', 1.0, 4)",
        "rounds VALUES (7, :chat, "
        """'{"items": ["t/one"], "day": 1, "first": 11, "number": 1, "thread_id": 4}')""",
        "homework (bot_id, chat_id, about, items, day, ends_at, at, set_by, state)"
        " VALUES (7, :chat, 't/c', '[]', 1, 9, 1, 1, 'open')",
    ):
        db.execute(f"INSERT INTO {statement}", {"chat": chat, "thread": thread})  # our own

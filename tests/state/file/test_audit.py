"""The audit finds what does not add up, whatever it is, and reports nothing that does."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from state import audit as contents
from state.audit import Findings
from state.errors import MissingDatabase
from state.file import audit
from state.file.audit import contradictions
from state.records.learners import Rating, Review, Who
from state.tables.memory import reviews
from tests.state.reviewed import revise

DAY = 739_000


@pytest.fixture(autouse=True)
def _history(db: sqlite3.Connection, who: Who) -> None:
    revise(db, who)


def test_a_sound_database_gives_no_complaint_and_its_numbers(path: Path) -> None:
    assert audit.inspect(path) == Findings((), learners=1, reviews=5, memories=2)


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        ("INSERT INTO images VALUES (1, 'ab', x'00')", "image: ab is not what its name says"),
        ("UPDATE memories SET due = due + 1 WHERE item = 't/a'", "t/a is not what its log gives"),
        ("UPDATE memories SET stability = 0.5 WHERE item = 't/b'", "t/b is not what its log gives"),
        ("DELETE FROM memories WHERE item = 't/a'", "t/a has reviews but no memory"),
        ("UPDATE memories SET item = 't/x' WHERE item = 't/a'", "t/x has a memory but no reviews"),
        (
            "INSERT INTO renames (bot_id, old, new, upto, at) VALUES (7, 't/a', 't/z', 99, 0)",
            "t/z has reviews but no memory",
        ),
        ("UPDATE days SET reviews = reviews + 1 WHERE day = 739000", "day 739000 does not count"),
        ("UPDATE days SET recalled = 0 WHERE day = 739000", "day 739000 does not count"),
        ("DELETE FROM days WHERE day = 739002", "day 739002 does not count"),
        ("INSERT INTO days VALUES (7, 42, 738000, 3, 1)", "day 738000 does not count"),
        (
            "INSERT INTO sessions VALUES (7, 1, 99, '{}', 0)",
            "sessions row None points to a missing row of learners",
        ),
    ],
)
def test_what_does_not_add_up_is_named(
    damage: str, complaint: str, db: sqlite3.Connection, path: Path
) -> None:
    db.execute("PRAGMA foreign_keys=OFF")
    db.execute(damage)
    assert any(complaint in found for found in contradictions(db))
    assert audit.inspect(path).contradictions == tuple(contradictions(db))


def test_a_page_that_contradicts_another_is_named(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA writable_schema=ON")
    db.execute(
        "UPDATE sqlite_schema SET sql = replace(sql, 'error TEXT,', 'error TEXT NOT NULL,')"
        " WHERE name = 'outbox'"
    )
    db.execute("PRAGMA writable_schema=OFF")
    db.execute(
        "INSERT INTO outbox (bot_id, chat_id, kind, body, state, created_at)"
        " VALUES (7, 1, 'say', '{}', 'waiting', 0)"
    )
    db.commit()
    db.execute("PRAGMA schema_version=99")
    assert [found for found in contradictions(db) if "outbox" in found]


def test_an_audit_sees_one_moment_and_holds_nobody_up(
    db: sqlite3.Connection, path: Path, who: Who, monkeypatch: pytest.MonkeyPatch
) -> None:
    memories = contents._memories

    def meanwhile(reader: sqlite3.Connection) -> Iterator[str]:
        reviews.note(db, who, Review("t/b", DAY + 3, DAY + 3, Rating.GOOD, 0.9))
        yield from memories(reader)

    monkeypatch.setattr(contents, "_memories", meanwhile)
    assert audit.inspect(path).contradictions == ()
    assert reviews.last(db, who) is not None


def test_an_audit_changes_nothing(path: Path, db: sqlite3.Connection) -> None:
    before = list(db.iterdump())
    audit.inspect(path)
    assert list(db.iterdump()) == before


def test_there_is_nothing_to_audit_in_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MissingDatabase):
        audit.inspect(tmp_path / "other.db")
    assert not (tmp_path / "other.db").exists()

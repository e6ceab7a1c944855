"""All that is remembered comes to a server and back, or nothing does."""

import os
import sqlite3
import tracemalloc
from collections.abc import Iterator
from contextlib import closing
from hashlib import blake2b
from pathlib import Path
from typing import Any

import psycopg
import pytest

from state import errors, opening
from state.copying.copy import copy
from state.copying.file import FileEnd, Row
from state.copying.server import ServerEnd
from state.copying.tables import Table, tables
from state.file import backup, erasures
from state.file.database import open_database, read_only
from state.file.lock import hold
from state.file.version import VERSION
from state.opening import Server as OnServer
from state.postgres import audit as on_server
from state.postgres import database, leases
from state.postgres.connection import PostgresConnection
from state.privacy import forgetting
from state.records.learners import Learner, Who
from state.tables import learners
from tests.databases import put_empty
from tests.server import Server

pytestmark = pytest.mark.postgres

Step = tuple[Any, str, int]
"""Whose, what, and after how many calls it fails."""


def contents(path: Path) -> dict[str, list[Row]]:
    """Give every row of a file, table by table."""
    with closing(sqlite3.connect(path)) as db:
        return {table.name: list(FileEnd(db).rows(table)) for table in tables()}


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def tables_there(server: Server, place: OnServer) -> list[Any]:
    query = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    return server.ask(query, place.url)


def change(path: Path, statement: str, *values: object) -> None:
    with closing(open_database(path)) as db:
        db.execute("PRAGMA foreign_keys=OFF")
        db.execute(statement, values)
        db.execute("PRAGMA journal_mode=DELETE")


def test_everything_comes_to_a_server_and_back(
    path: Path, nothing: OnServer, tmp_path: Path
) -> None:
    before = path.read_bytes()
    there = copy(path, nothing)
    back = copy(nothing, tmp_path / "back.db")
    assert there == back
    assert there.findings == opening.inspect(path)
    assert there.rows == sum(map(len, contents(path).values()))
    assert there.changed == 0
    assert contents(tmp_path / "back.db") == contents(path)
    assert path.read_bytes() == before


def test_a_database_in_which_nothing_has_happened_comes_there_and_back(
    nothing: OnServer, tmp_path: Path
) -> None:
    new, back = tmp_path / "new.db", tmp_path / "back.db"
    put_empty(new)
    assert copy(new, nothing) == copy(nothing, back)
    assert contents(back) == contents(new)
    assert not erasures.path_beside(back).exists(), "nobody was forgotten"


def test_a_database_of_a_server_that_has_empty_tables_may_be_the_target(
    path: Path, nothing: OnServer
) -> None:
    opening.create(nothing)
    assert copy(path, nothing).findings == opening.inspect(path)


def test_numbers_go_on_behind_those_that_were_ever_given(
    path: Path, nothing: OnServer, tmp_path: Path
) -> None:
    *_, (highest, *_) = contents(path)["reviews"]
    assert isinstance(highest, int)
    copy(path, nothing)
    copy(nothing, tmp_path / "back.db")
    for place in (nothing, tmp_path / "back.db"):
        with closing(opening.session(place)) as session:
            db = session.connection
            learners.welcome(db, Who(7, 43), Learner("Ben", "UTC"), 0)
            review = db.execute(
                "INSERT INTO reviews"
                " (bot_id, learner_id, item, at, day, rating, retention, options)"
                " VALUES (7, 43, 't/a', 0, 0, 3, 0.9, 0) RETURNING id"
            ).fetchone()
            participant = db.execute(
                "INSERT INTO participants (bot_id, chat_id, learner_id, seen_at)"
                " VALUES (7, -9, 43, 0) RETURNING number"
            ).fetchone()
        assert (review, participant) == ((highest + 1,), (91,))


def test_texts_lose_what_a_server_cannot_keep_and_it_is_said_how_many(
    path: Path, nothing: OnServer, tmp_path: Path
) -> None:
    """Even where that changes which of two rows comes first."""
    for item in ("t/a\0c", "t/ab", "\0"):
        change(path, "INSERT INTO rechecks VALUES (7, 42, ?, 1)", item)
    change(path, "UPDATE learners SET name = ? WHERE learner_id = 42", "Z\0o\0ë")
    assert copy(path, nothing).changed == 3
    copy(nothing, tmp_path / "back.db")
    found = contents(tmp_path / "back.db")
    assert {"", "t/ab", "t/ac"} <= {str(row[2]) for row in found["rechecks"]}
    assert "Zoë" in {row[2] for row in found["learners"]}


def test_texts_that_are_one_without_it_are_refused(path: Path, nothing: OnServer) -> None:
    for item in ("t/x", "t/\0x"):
        change(path, "INSERT INTO rechecks VALUES (7, 42, ?, 1)", item)
    with pytest.raises(errors.NotSaved, match="rechecks_pkey"):
        copy(path, nothing)


def fail_at(monkeypatch: pytest.MonkeyPatch, step: Step, error: Exception) -> None:
    """Have a call of a step fail after so many that did not."""
    owner, name, before = step
    real, left = getattr(owner, name), iter(range(before))

    def call(*arguments: Any, **options: Any) -> Any:
        if next(left, None) is None:
            raise error
        return real(*arguments, **options)

    monkeypatch.setattr(owner, name, call)


LAST = len(tables()) - 1


@pytest.mark.parametrize(
    "step",
    [
        (database, "prepare", 0),
        (ServerEnd, "keep_to_ourselves", 0),
        (ServerEnd, "put", 0),
        (ServerEnd, "put", LAST),
        (ServerEnd, "rows", 0),
        (ServerEnd, "rows", LAST),
        (ServerEnd, "go_on_from", 2),
        (on_server, "contradictions", 0),
    ],
    ids=str,
)
def test_what_fails_on_the_way_to_a_server_leaves_nothing(
    step: Step, path: Path, nothing: OnServer, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    fail_at(monkeypatch, step, psycopg.OperationalError("the server has gone"))
    with pytest.raises(errors.NotSaved, match="the server has gone"):
        copy(path, nothing)
    assert tables_there(server, nothing) == []
    assert path.read_bytes() == before
    with hold(path):
        pass


@pytest.mark.parametrize(
    ("step", "error"),
    [
        ((FileEnd, "put", 0), sqlite3.OperationalError("database or disk is full")),
        ((FileEnd, "put", LAST), sqlite3.OperationalError("database or disk is full")),
        ((FileEnd, "rows", LAST), sqlite3.OperationalError("disk I/O error")),
        ((FileEnd, "go_on_from", 2), sqlite3.OperationalError("database or disk is full")),
        ((ServerEnd, "rows", 0), psycopg.OperationalError("the server has gone")),
        ((ServerEnd, "rows", LAST), psycopg.OperationalError("the server has gone")),
        ((ServerEnd, "rows", 2 * LAST), psycopg.OperationalError("the server has gone")),
        ((backup, "_rename", 0), errors.NotSaved("cannot be written")),
    ],
    ids=str,
)
def test_what_fails_on_the_way_to_a_file_leaves_nothing(
    step: Step, error: Exception, filled: OnServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(tmp_path)
    fail_at(monkeypatch, step, error)
    with pytest.raises((errors.NotSaved, errors.Unreadable), match=str(error)):
        copy(filled, tmp_path / "back.db")
    assert files(tmp_path) == before


def test_a_row_that_comes_out_otherwise_is_noticed(
    path: Path, nothing: OnServer, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = ServerEnd.put

    def careless(end: ServerEnd, table: Table, rows: Iterator[Row]) -> None:
        real(end, table, (row for row in rows if table.name != "pauses"))

    monkeypatch.setattr(ServerEnd, "put", careless)
    with pytest.raises(errors.NotSaved, match="pauses is not what it was"):
        copy(path, nothing)
    assert tables_there(server, nothing) == []


def test_what_contradicts_itself_is_not_copied(path: Path, nothing: OnServer) -> None:
    change(path, "UPDATE memories SET due = due + 1")
    with pytest.raises(errors.Damaged, match="contradicts itself"):
        copy(path, nothing)
    change(path, "UPDATE memories SET due = due - 1")
    change(path, "INSERT INTO mocks (bot_id, learner_id, topic, at, score) VALUES (7, 1, '', 0, 1)")
    with pytest.raises(errors.NotSaved, match="foreign key"):
        copy(path, nothing)


def test_a_file_that_is_in_use_foreign_or_missing_is_refused(
    path: Path, nothing: OnServer, tmp_path: Path
) -> None:
    with hold(path), pytest.raises(errors.InUse, match="Stop that one first"):
        copy(path, nothing)
    with pytest.raises(errors.MissingDatabase):
        copy(tmp_path / "missing.db", nothing)
    change(path, "CREATE TABLE stranger (a)")
    with pytest.raises(errors.ForeignDatabase, match="stranger"):
        copy(path, nothing)


def test_a_server_on_which_workers_run_is_refused(path: Path, filled: OnServer) -> None:
    with closing(database.open_database(filled.url, leases.WORKER)):
        for source, target in ((path, filled), (filled, path.with_name("back.db"))):
            with pytest.raises(errors.InUse, match="in use by running workers \\(this machine\\)"):
                copy(source, target)


def test_a_worker_that_comes_meanwhile_is_noticed(
    filled: OnServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, came = FileEnd.put, list[PostgresConnection]()

    def slow(end: FileEnd, table: Table, rows: Iterator[Row]) -> None:
        if not came:
            came.append(database.open_database(filled.url, leases.WORKER))
        real(end, table, rows)

    monkeypatch.setattr(FileEnd, "put", slow)
    with pytest.raises(errors.InUse):
        copy(filled, tmp_path / "back.db")
    came[0].close()
    assert not (tmp_path / "back.db").exists()


def test_nobody_writes_to_the_target_meanwhile(
    path: Path, nothing: OnServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening.create(nothing)
    real, refused = ServerEnd.put, []

    def watched(end: ServerEnd, table: Table, rows: Iterator[Row]) -> None:
        with psycopg.connect(nothing.url) as other, pytest.raises(psycopg.errors.LockNotAvailable):
            other.execute("LOCK TABLE learners IN ROW EXCLUSIVE MODE NOWAIT")
        refused.append(table.name)
        real(end, table, rows)

    monkeypatch.setattr(ServerEnd, "put", watched)
    copy(path, nothing)
    assert len(refused) == len(tables())


def test_a_target_that_is_there_already_is_refused(path: Path, filled: OnServer) -> None:
    before = path.read_bytes()
    with pytest.raises(errors.InTheWay, match="is not empty, there are rows in"):
        copy(path, filled)
    with pytest.raises(errors.InTheWay, match="never overwritten"):
        copy(filled, path)
    assert path.read_bytes() == before


def test_a_server_of_another_version_or_program_is_refused(
    path: Path, nothing: OnServer, server: Server, tmp_path: Path
) -> None:
    with pytest.raises(errors.MissingDatabase):
        copy(nothing, tmp_path / "back.db")
    opening.create(nothing)
    later = f"INSERT INTO viva VALUES ({VERSION + 1}, {VERSION})"  # noqa: S608  # numbers of ours
    server.tell(later, nothing.url)
    for source, target in ((path, nothing), (nothing, tmp_path / "back.db")):
        with pytest.raises(errors.NewerDatabase, match="the Viva that runs on it"):
            copy(source, target)
    with server.database() as foreign:
        server.tell("CREATE TABLE invoices (number BIGINT)", foreign)
        with pytest.raises(errors.ForeignDatabase):
            copy(path, OnServer(foreign))


def test_copies_of_the_same_kind_are_made_by_other_means(path: Path, nothing: OnServer) -> None:
    with pytest.raises(errors.StateError, match="viva db backup"):
        copy(path, path.with_name("back.db"))
    with pytest.raises(errors.StateError, match="pg_dump"):
        copy(nothing, nothing)


def test_a_file_has_its_list_of_the_forgotten_beside_it(filled: OnServer, tmp_path: Path) -> None:
    copy(filled, tmp_path / "back.db")
    with closing(read_only(tmp_path / "back.db")) as db:
        assert erasures.read(tmp_path / "back.db.forgotten") == erasures.entries(db)


def test_whoever_is_on_a_list_beside_the_target_is_erased_again(
    path: Path, filled: OnServer, tmp_path: Path
) -> None:
    with closing(open_database(path)) as db:
        forgetting.forget(db, Who(7, 42))
        erasures.write(tmp_path / "back.db.forgotten", erasures.entries(db))
    assert copy(filled, tmp_path / "back.db").erased == 1
    assert all(row[1] != 42 for row in contents(tmp_path / "back.db")["learners"])
    assert len(erasures.read(tmp_path / "back.db.forgotten")) == 2


def test_a_row_may_be_larger_than_what_is_sent_at_once_and_many_are_not_held(
    path: Path, nothing: OnServer
) -> None:
    """Twenty images of a megabyte go by in far less than their sum."""
    with closing(open_database(path)) as db:
        for number in range(20):
            image = os.urandom(1 << 20)
            name = blake2b(image, digest_size=16).hexdigest()
            db.execute("INSERT INTO images VALUES (?, ?, ?)", (number, name, image))
    tracemalloc.start()
    copy(path, nothing)
    _, peak = tracemalloc.get_traced_memory()
    copy(nothing, path.with_name("back.db"))
    _, both = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert max(peak, both) < 12 << 20

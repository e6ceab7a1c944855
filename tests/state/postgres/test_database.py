"""A server's database is opened, or refused in one line that says what to do."""

import re
from contextlib import closing
from importlib.resources import files

import psycopg
import pytest

from state import errors
from state.file.version import VERSION
from state.postgres.connection import PostgresConnection
from state.postgres.database import STEPS, create, name_of, open_database, reading
from state.records.learners import Learner, Who
from state.tables import learners
from tests.server import Server

pytestmark = pytest.mark.postgres

ANN = Who(7, 42)


def test_tables_are_made_only_where_that_was_asked_for(nothing: str) -> None:
    with pytest.raises(errors.MissingDatabase, match="viva db init"):
        open_database(nothing, "viva test")
    create(nothing)
    open_database(nothing, "viva test").close()
    with pytest.raises(errors.InTheWay):
        create(nothing)


def test_a_database_of_another_program_is_left_as_it_is(nothing: str, server: Server) -> None:
    server.tell("CREATE TABLE invoices (number BIGINT)", nothing)
    for attempt in (create, lambda url: open_database(url, "viva test")):
        with pytest.raises(errors.ForeignDatabase):
            attempt(nothing)
    assert server.ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", nothing) == [
        ("invoices",)
    ]


def test_a_newer_database_is_worked_on_while_it_only_has_more(url: str, server: Server) -> None:
    server.tell(f"INSERT INTO viva VALUES ({VERSION + 1}, {VERSION})", url)  # noqa: S608  # numbers
    server.tell("ALTER TABLE learners ADD COLUMN mood BIGINT NOT NULL DEFAULT 3", url)
    with closing(open_database(url, "viva test")) as db:
        learners.welcome(db, ANN, Learner("Ann", "UTC"), 0)
        assert learners.learner(db, ANN) == Learner("Ann", "UTC")


ADDITIONS = re.compile(
    r"CREATE (TABLE|INDEX) \w+ .*|ALTER TABLE \w+ ADD COLUMN (?!.*NOT NULL(?!.*DEFAULT))[^,]*",
    re.DOTALL,
)
"""What a release that does not know of it can live with; a unique index it might run into."""


@pytest.mark.parametrize(
    "version", [version for version, step in STEPS.items() if step.oldest < version]
)
def test_a_step_with_which_older_workers_go_on_only_adds(version: int) -> None:
    script = files("state.postgres") / "schema" / f"{STEPS[version].name}.sql"
    text = re.sub(r"--.*", "", script.read_text(encoding="utf-8"))
    for statement in filter(None, map(str.strip, text.split(";"))):
        assert ADDITIONS.fullmatch(statement), statement


def test_a_database_that_is_too_new_is_left_as_it_is(url: str, server: Server) -> None:
    server.tell(f"INSERT INTO viva VALUES ({VERSION + 1}, {VERSION + 1})", url)  # noqa: S608  # numbers
    with pytest.raises(errors.NewerDatabase, match="Upgrade Viva"):
        open_database(url, "viva test")


def test_a_server_that_cannot_be_reached_is_said_without_the_password() -> None:
    url = "postgresql://viva:geheim@/viva?host=/nowhere"
    with pytest.raises(errors.Unreadable) as refusal:
        open_database(url, "viva test")
    assert "geheim" not in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert name_of(url) == "postgresql:///nowhere/viva"


@pytest.mark.parametrize("url", ["postgresql://viva:gehe%zim@/v", "postgresql://viva:geheim@[/v"])
def test_what_is_no_address_is_said_without_the_password(url: str) -> None:
    with pytest.raises(errors.Unreadable, match="write it like postgresql://") as refusal:
        open_database(url, "viva test")
    assert "gehe" not in str(refusal.value)


def test_whoever_reads_sees_one_moment_and_changes_nothing(
    url: str, connection: PostgresConnection
) -> None:
    insert = "INSERT INTO chats VALUES (7, ?, NULL)"
    with reading(url) as db:
        db.execute("BEGIN")
        assert db.execute("SELECT count(*) FROM chats").fetchone() == (0,)
        connection.execute(insert, (1,))
        assert db.execute("SELECT count(*) FROM chats").fetchone() == (0,)
    with pytest.raises(errors.Unreadable, match="read-only"), reading(url) as db:
        db.execute(insert, (2,))
    assert connection.execute("SELECT count(*) FROM chats").fetchone() == (1,)


def test_a_step_that_fails_leaves_nothing(
    nothing: str, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "state.postgres.database._script", lambda _: "CREATE TABLE half (a BIGINT); SELECT nonsense"
    )
    with pytest.raises(errors.StateError, match="cannot be changed"):
        create(nothing)
    assert server.ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", nothing) == []


def test_the_log_of_reviews_can_only_grow(connection: PostgresConnection) -> None:
    connection.execute("INSERT INTO learners VALUES (7, 42, 'Ann', 'UTC', 0)")
    connection.execute(
        "INSERT INTO reviews (bot_id, learner_id, item, at, day, rating, retention, options)"
        " VALUES (7, 42, 't/a', 0, 0, 3, 0.9, 0)"
    )
    for change in ("UPDATE reviews SET rating = 1", "DELETE FROM reviews"):
        with pytest.raises(psycopg.Error, match="append-only"):
            connection.execute(change)
    connection.execute("INSERT INTO forgetting VALUES (7, 42)")
    connection.execute("DELETE FROM reviews")


def test_a_server_that_goes_while_it_is_looked_at_cannot_be_reached(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> int:
        raise psycopg.OperationalError("the server has gone")

    monkeypatch.setattr("state.postgres.database.refuse_unless_ours", gone)
    with pytest.raises(errors.Unreachable, match="cannot be reached"):
        open_database(url, "viva test")

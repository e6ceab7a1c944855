"""A bot is run by one worker at a time, and soon by another when that one is gone."""

from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest

from state.postgres import leases
from state.postgres.connection import PostgresConnection
from state.postgres.database import open_database

pytestmark = pytest.mark.postgres

MATHS, BAKING = 7_000_000_071, 7_000_000_072


@pytest.fixture
def one(url: str) -> Iterator[PostgresConnection]:
    with closing(open_database(url, leases.WORKER)) as connection:
        yield connection


@pytest.fixture
def other(url: str) -> Iterator[PostgresConnection]:
    with closing(open_database(url, leases.WORKER)) as connection:
        yield connection


def test_a_bot_is_taken_by_one_worker_and_others_are_free(
    one: PostgresConnection, other: PostgresConnection
) -> None:
    assert leases.take(one, MATHS)
    assert not leases.take(other, MATHS)
    assert leases.take(other, BAKING)


def test_what_is_given_back_is_free_however_often_it_was_taken(
    one: PostgresConnection, other: PostgresConnection
) -> None:
    assert leases.take(one, MATHS)
    assert leases.take(one, MATHS)
    assert leases.take(one, BAKING)
    said: list[str] = []
    one.raw.add_notice_handler(lambda notice: said.append(notice.message_primary or ""))
    leases.give_back(one, MATHS)
    leases.give_back(one, MATHS)
    assert leases.take(other, MATHS)
    assert not leases.take(other, BAKING)
    assert said == []  # the server's log would be full of it


def test_what_was_taken_in_a_transaction_that_is_undone_stays_taken(
    one: PostgresConnection, other: PostgresConnection
) -> None:
    one.execute("BEGIN")
    assert leases.take(one, MATHS)
    one.execute("ROLLBACK")
    assert not leases.take(other, MATHS)


def test_a_connection_that_ends_gives_everything_back(
    one: PostgresConnection, other: PostgresConnection
) -> None:
    assert leases.take(one, MATHS)
    one.close()
    while not leases.take(other, MATHS):  # the server notices in its own time
        pass


@pytest.mark.usefixtures("one", "other")
def test_workers_are_counted_and_nobody_else(connection: PostgresConnection) -> None:
    assert leases.workers(connection) == 2


def test_a_silent_worker_is_ended_and_one_that_speaks_is_not(
    one: PostgresConnection, other: PostgresConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert leases.take(one, MATHS)
    assert leases.end_silent(other) == 0
    monkeypatch.setattr(leases, "SILENT_SECONDS", 0)  # as after a long silence
    assert leases.end_silent(other) == 1
    while not leases.take(other, MATHS):
        pass
    with pytest.raises(psycopg.OperationalError):
        one.execute("SELECT 1")


@pytest.mark.parametrize(
    ("bots", "workers", "share"), [(0, 1, 0), (1, 3, 1), (6, 3, 2), (7, 3, 3), (5, 0, 5)]
)
def test_every_bot_has_a_worker(bots: int, workers: int, share: int) -> None:
    assert leases.share(bots, workers) == share

"""What the writer needs of a server: whole transactions, and a clear end when it is lost."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from math import inf
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from state.errors import NotSaved, Unreadable
from state.postgres import watchdog
from state.postgres.database import open_database
from state.postgres.session import PostgresSession, open_session
from state.sql import Connection
from state.writer import Writer
from tests.e2e.relay import Relay, relay
from tests.server import Server

pytestmark = pytest.mark.postgres


@pytest.fixture
def session(url: str) -> PostgresSession:
    return PostgresSession(open_database(url, "viva test"), url)


@pytest.fixture
def writer(session: PostgresSession) -> Iterator[Writer]:
    one = Writer(session)
    yield one
    one.close()


def put(number: int) -> Any:
    def work(db: Connection) -> int:
        db.execute("INSERT INTO chats VALUES (7, ?, NULL)", (number,))
        return number

    return work


def chats(server: Server, url: str) -> list[int]:
    return [chat for (chat,) in server.ask("SELECT chat_id FROM chats ORDER BY 1", url)]


def test_a_piece_that_fails_undoes_only_itself(writer: Writer, server: Server, url: str) -> None:
    def broken(db: Connection) -> None:
        put(2)(db)
        raise ZeroDivisionError

    pieces = [writer.submit(one) for one in (put(1), broken, put(1), put(3))]
    assert [type(one.exception(10)) for one in pieces][:2] == [type(None), ZeroDivisionError]
    assert pieces[2].exception(10) is not None  # there already
    assert chats(server, url) == [1, 3]


def test_a_note_that_fails_undoes_nothing_else(writer: Writer, server: Server, url: str) -> None:
    lost: list[Exception] = []
    writer.note(put(1), lost.append)
    writer.note(put(1), lost.append)
    writer.note(put(2), lost.append)
    writer.do(lambda _db: None)
    assert len(lost) == 1
    assert chats(server, url) == [1, 2]


def test_a_statement_that_fails_late_fails_its_own_piece(
    writer: Writer, server: Server, url: str
) -> None:
    """Nobody asks what a row that is put came to, until the piece ends."""

    def twice(db: Connection) -> str:
        put(2)(db)
        put(2)(db)
        return "done"

    def asking(db: Connection) -> Any:
        put(1)(db)
        return db.execute("SELECT 1").fetchone()

    pieces = [writer.submit(one) for one in (put(1), twice, asking, put(3), put(3), put(4))]
    failed = [isinstance(one.exception(10), psycopg.errors.UniqueViolation) for one in pieces]
    assert failed == [False, True, True, False, True, False]
    assert chats(server, url) == [1, 3, 4]


def test_how_many_rows_were_written_is_known_at_once(writer: Writer) -> None:
    def counted(db: Connection) -> tuple[int, int]:
        put(1)(db)
        changed = db.execute("UPDATE chats SET chat_id = 2 WHERE chat_id = 1")
        missed = db.execute("DELETE FROM chats WHERE chat_id = 1")
        return changed.rowcount, missed.rowcount

    assert writer.do(counted) == (1, 0)


def test_after_an_error_nothing_is_taken_as_owed(session: PostgresSession, writer: Writer) -> None:
    for one in (put(1), put(1)):
        writer.submit(one).exception(10)
    assert session.connection.waits_since == inf


def test_behind_a_lost_connection_nothing_is_written(
    session: PostgresSession, writer: Writer, server: Server, url: str
) -> None:
    writer.do(put(1))
    server.tell(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name='viva test'",
        url,
    )
    for number in (2, 3):
        with pytest.raises(NotSaved):
            writer.do(put(number))
    assert session.is_lost
    assert chats(server, url) == [1]


def test_after_a_crash_of_the_server_what_was_confirmed_is_there(
    writer: Writer, server: Server, url: str
) -> None:
    writer.do(put(1))
    server.stop("immediate")
    server.start()
    with pytest.raises(NotSaved):
        writer.do(put(2))
    assert chats(server, url) == [1]


@pytest.fixture
async def cable(server: Server, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Relay]:
    """A cable that can be cut, and connections that lose patience at once."""
    monkeypatch.setattr(watchdog, "LONGEST_SECONDS", 0.1)
    monkeypatch.setattr(watchdog, "_EVERY_SECONDS", 0.01)
    async with relay(server) as one:
        yield one


def behind(cable: Relay, url: str) -> str:
    return cable.url(str(conninfo_to_dict(url)["dbname"]))


async def test_a_server_that_owes_an_answer_for_too_long_is_lost(cable: Relay, url: str) -> None:
    session = await asyncio.to_thread(open_session, behind(cable, url))
    writer = Writer(session)
    cable.cut()
    with pytest.raises(NotSaved):
        await asyncio.wait_for(asyncio.to_thread(writer.do, put(1)), 10)
    assert session.is_lost
    await asyncio.to_thread(writer.close)


async def test_nor_is_the_end_of_what_was_sent_without_waiting_waited_for_longer(
    cable: Relay, url: str
) -> None:
    session = await asyncio.to_thread(open_session, behind(cable, url))

    def write_a_piece() -> None:
        session.begin()
        session.begin_piece()
        session.end_piece()

    await asyncio.to_thread(write_a_piece)
    cable.cut()
    with pytest.raises(psycopg.OperationalError):
        await asyncio.wait_for(asyncio.to_thread(session.connection.end_pipeline), 10)
    assert session.is_lost
    session.close()


async def test_whoever_reads_is_not_left_waiting_either(
    cable: Relay, session: PostgresSession, url: str
) -> None:
    session.url = behind(cable, url)

    def read() -> None:
        with session.reading() as db:
            cable.cut()
            db.execute("SELECT 1")

    with pytest.raises(Unreadable):
        await asyncio.wait_for(asyncio.to_thread(read), 10)
    session.close()

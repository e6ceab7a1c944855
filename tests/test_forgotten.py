"""Whoever was forgotten stays so when a server's database is put back as it was before."""

import asyncio
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.forgotten import Forgotten
from state.errors import Damaged
from state.file import erasures
from state.postgres.database import create, reading
from state.postgres.session import open_session
from state.privacy import forgetting
from state.records.learners import Learner, Role, Who
from state.sql import Connection
from state.tables import invitations, learners
from state.tables.invitations import new_code
from state.writer import Writer
from tests.server import Server

pytestmark = pytest.mark.postgres

ANN, BEN, CLEO = Who(7, 4_242_424_242), Who(7, 5_353_535_353), Who(7, 6_464_646_464)


@pytest.fixture
def url(server: Server) -> Iterator[str]:
    with server.database() as one:
        create(one)
        with writing(one) as writer:
            for who in (ANN, BEN, CLEO):
                welcome(writer, who)
            # A row that nobody has signed yet names nobody.
            writer.do(lambda db: invitations.make(db, CLEO, new_code(), Role.MARKER, None, 0))
            forget(writer, ANN)
        yield one


@pytest.fixture
def restored(server: Server, url: str) -> Iterator[str]:
    """The database as it was after Ann was forgotten; Ben was forgotten afterwards."""
    dump = str(server.folder / "viva.dump")
    server.run("pg_dump", "--format=custom", f"--file={dump}", url)
    with writing(url) as writer:
        forget(writer, BEN)
    with server.database() as other:
        server.run("pg_restore", "--exit-on-error", f"--dbname={other}", dump)
        yield other


def writing(url: str) -> "closing[Writer]":
    return closing(Writer(open_session(url)))


def welcome(writer: Writer, who: Who) -> None:
    def work(db: Connection) -> None:
        learners.welcome(db, who, Learner("Somebody", "UTC"), 0)

    writer.do(work)


def forget(writer: Writer, who: Who) -> None:
    writer.do(lambda db: forgetting.forget(db, who))


def known(url: str) -> set[Who]:
    with reading(url) as db:
        rows = db.execute("SELECT bot_id, learner_id FROM learners").fetchall()
        return {Who(*row) for row in rows}


async def keep(url: str, beside: Path) -> None:
    """Do what a worker does while it runs."""
    with writing(url) as writer:
        await Forgotten(writer, beside).note()


async def serve(url: str, beside: Path) -> None:
    """Do what a worker does before it serves anybody."""
    with writing(url) as writer:
        await Forgotten(writer, beside).erase_again()


async def test_a_worker_erases_again_whom_a_dump_has_brought_back(
    url: str, restored: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await keep(url, tmp_path / "viva-server")
    assert known(restored) == {BEN, CLEO}
    await serve(restored, tmp_path / "viva-server")
    assert known(restored) == {CLEO}
    assert caplog.messages == ["erased again, as they had asked to be forgotten: 1"]


async def test_whoever_comes_back_by_themselves_afterwards_stays(
    url: str, restored: str, tmp_path: Path
) -> None:
    await keep(url, tmp_path / "viva-server")
    await serve(restored, tmp_path / "viva-server")
    with writing(restored) as writer:
        welcome(writer, BEN)
    await serve(restored, tmp_path / "viva-server")
    assert known(restored) == {BEN, CLEO}


async def test_two_workers_that_do_it_at_once_are_not_in_each_others_way(
    url: str, restored: str, tmp_path: Path
) -> None:
    both = [tmp_path / name / "viva-server" for name in ("one", "other")]
    for beside in both:
        beside.parent.mkdir()
        await keep(url, beside)
    await asyncio.gather(*(serve(restored, beside) for beside in both))
    assert known(restored) == {CLEO}


async def test_a_list_keeps_what_a_restored_database_does_not_say_any_more(
    url: str, restored: str, tmp_path: Path
) -> None:
    beside = tmp_path / "viva-server"
    await keep(url, beside)
    with writing(restored) as writer:
        forget(writer, CLEO)
    await keep(restored, beside)
    assert len(erasures.read(erasures.path_beside(beside))) == 3


async def test_a_worker_does_not_start_on_an_unreadable_list(url: str, tmp_path: Path) -> None:
    beside = tmp_path / "viva-server"
    erasures.path_beside(beside).write_text("nobody\n", encoding="ascii")
    with writing(url) as writer, pytest.raises(Damaged):
        Forgotten(writer, beside)

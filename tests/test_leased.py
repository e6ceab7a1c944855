"""Workers share the bots of one server, and none is run by two."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot import leased
from bot.config import Secret, Settings
from bot.leased import Leased, _look
from bot.roster import Served
from state.errors import NotSaved
from state.postgres import leases
from state.postgres.database import connect, create
from state.postgres.session import PostgresSession, open_session
from state.writer import Writer
from tests.server import Server, serving

pytestmark = pytest.mark.postgres

PATIENCE = 20

ENDED = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'viva worker'
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leased, "BEAT_SECONDS", 0.02)


def bots(count: int) -> tuple[Served, ...]:
    settings = Settings(Path("viva.db"), Path("topics"), "UTC")
    return tuple(Served(f"bot{n}", Secret(f"{n}:x"), settings) for n in range(1, count + 1))


async def nothing() -> None:
    """Do what is to be done before bots are taken."""


@dataclass
class Worker:
    """One process, as far as shares go: it runs at once whatever it is given."""

    session: PostgresSession
    roster: tuple[Served, ...]
    path: Path
    runs: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.writer = Writer(self.session)
        self.lost = asyncio.Event()
        self.shares = Leased(self.session, self.writer, self.lost, self.path, nothing)
        self.shares.mine(self.roster)

    async def work(self) -> None:
        """Do as the fleet does."""
        beating = asyncio.create_task(self.shares.run())
        try:
            while True:
                await self.shares.changed.wait()
                self.shares.changed.clear()
                mine = self.shares.mine(self.roster)
                gone = [one for one in self.roster if one.name in self.runs - names(mine)]
                self.runs = names(mine)
                self.shares.let_go(gone)
        finally:
            beating.cancel()
            self.runs = set()
            await asyncio.to_thread(self.writer.close)


def names(served: tuple[Served, ...]) -> set[str]:
    return {one.name for one in served}


@dataclass
class Company:
    """Some workers on one database."""

    url: str
    folder: Path
    stack: AsyncExitStack
    tasks: dict[int, "asyncio.Task[None]"] = field(default_factory=dict)

    def hire(self, roster: tuple[Served, ...]) -> Worker:
        """Have one more worker."""
        path = self.folder / f"{len(self.tasks)}.worker"
        worker = Worker(open_session(self.url), roster, path)
        task = self.tasks[id(worker)] = asyncio.create_task(worker.work())
        self.stack.push_async_callback(self.dismiss, worker)
        assert not task.done()
        return worker

    async def dismiss(self, worker: Worker) -> None:
        """Have it go, as a process that ends."""
        task = self.tasks[id(worker)]
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def company(server: Server, tmp_path: Path) -> AsyncIterator[Company]:
    with server.database() as url:
        create(url)
        async with AsyncExitStack() as stack:
            yield Company(url, tmp_path, stack)


async def until(workers: list[Worker], shares: list[int]) -> None:
    """Wait until so many bots are run by each, and no bot by two."""
    async with asyncio.timeout(PATIENCE):
        while sorted(len(one.runs) for one in workers) != sorted(shares):
            run = [name for one in workers for name in one.runs]
            assert len(run) == len(set(run))
            await asyncio.sleep(0)


async def test_one_worker_runs_them_all_and_gives_half_to_the_next(company: Company) -> None:
    one = company.hire(bots(5))
    await until([one], [5])
    other = company.hire(bots(5))
    await until([one, other], [3, 2])
    assert one.runs | other.runs == names(bots(5))


async def test_what_a_worker_had_is_run_by_the_others_when_it_goes(company: Company) -> None:
    workers = [company.hire(bots(6)) for _ in range(3)]
    await until(workers, [2, 2, 2])
    await company.dismiss(workers[0])
    await until(workers, [0, 3, 3])


async def test_of_one_bot_the_other_worker_is_the_reserve(company: Company) -> None:
    one, other = company.hire(bots(1)), company.hire(bots(1))
    await until([one, other], [1, 0])
    await company.dismiss(one if one.runs else other)
    await until([one, other], [1, 0])


async def test_a_worker_whose_connection_was_ended_knows_it_and_can_write_nothing(
    company: Company, server: Server
) -> None:
    one = company.hire(bots(1))
    await until([one], [1])
    assert one.shares.may_send()
    assert one.path.exists()
    server.tell(ENDED)
    await asyncio.wait_for(one.lost.wait(), PATIENCE)
    with pytest.raises(NotSaved):
        one.writer.do(lambda db: db.execute("INSERT INTO chats VALUES (1, 1, NULL)"))
    other = company.hire(bots(1))
    await until([other], [1])


async def test_before_the_server_was_heard_of_nothing_may_be_sent(company: Company) -> None:
    session = open_session(company.url)
    writer = Writer(session)
    assert not Leased(session, writer, asyncio.Event(), company.folder / "x", nothing).may_send()
    writer.close()


async def test_no_bot_is_taken_until_what_comes_before_is_saved(company: Company) -> None:
    tries: list[frozenset[int]] = []

    async def before() -> None:
        tries.append(frozenset(bot.number for bot in shares.mine(bots(1))))
        if len(tries) < 3:
            raise NotSaved("the disk is full")

    session = open_session(company.url)
    writer = Writer(session)
    shares = Leased(session, writer, asyncio.Event(), company.folder / "x", before)
    shares.mine(bots(1))
    beating = asyncio.create_task(shares.run())
    await asyncio.wait_for(shares.changed.wait(), PATIENCE)
    beating.cancel()
    assert tries == [frozenset()] * 3
    await asyncio.to_thread(writer.close)


async def test_what_has_stopped_is_not_our_own_from_that_moment(company: Company) -> None:
    one = company.hire(bots(1))
    await until([one], [1])
    one.shares.let_go(one.roster)
    assert one.shares.mine(one.roster) == ()


def test_what_has_stopped_is_given_back_and_not_taken_again_at_once(server: Server) -> None:
    with server.database() as url, closing(connect(url, "one")) as one:
        assert _look(one, wanted=(1,), kept=frozenset(), stopped=frozenset()) == (frozenset({1}), 1)
        again = _look(one, wanted=(1,), kept=frozenset(), stopped=frozenset({1}))
        assert again == (frozenset(), 1)
        with closing(connect(url, "other")) as other:
            assert leases.take(other, 1)


async def test_as_soon_as_a_write_finds_the_connection_ended_nothing_is_sent(
    company: Company, server: Server
) -> None:
    session = open_session(company.url)
    writer = Writer(session)
    shares = Leased(session, writer, asyncio.Event(), company.folder / "x", nothing)
    beating = asyncio.create_task(shares.run())
    shares.mine(bots(1))
    await asyncio.wait_for(shares.changed.wait(), PATIENCE)
    assert shares.may_send()
    beating.cancel()
    server.tell(ENDED)
    with pytest.raises(NotSaved):
        writer.do(lambda db: db.execute("INSERT INTO chats VALUES (1, 1, NULL)"))
    assert not shares.may_send()
    await asyncio.to_thread(writer.close)

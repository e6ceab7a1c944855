"""Several workers on one PostgreSQL server, killed, frozen and cut off while learners take quizzes.

Each bot has a local Telegram of its own, and learners who always wait for it: so a pause in the
replies of any bot is the time that its failover takes.

`python -m tests.e2e.workers 40` kills forty times, two of four workers at once, stops the server
three times meanwhile, and prints a table.
"""

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import click

from bot.cli import NOT_NOW
from bot.playground.faults import DeliverTwice
from bot.playground.local import LocalBotApi
from state.postgres.audit import contradictions
from state.postgres.database import create, reading
from tests.e2e.learners import TEN, Learner, Tally
from tests.forks import FORKS, Forked, be_viva
from tests.server import Server, serving
from tests.telegram.switchboard import switchboard

BOTS = 4
WORKERS = 4
AT_ONCE = 2
"""So many workers are killed together."""

MOST_CALLS = 40
"""A blow comes after so many calls of Telegram at most, once all workers are there."""

FOR_EVER = 1_000_000
"""Rounds of learners who go on until they are told to leave."""

SERVER_STOPS = ("immediate", "fast", "immediate")
"""How the server is stopped: the first is what a crash leaves behind."""

UNDER_WAY = 0.3
"""Seconds in which what a worker had under way when it was struck may still come."""


@dataclass
class Worker(Forked):
    """`viva run` as one worker of several, as a fork of what has loaded it."""

    folder: Path
    environment: dict[str, str]
    root: str
    """The address of all the Telegrams."""

    @property
    def log(self) -> Path:
        """All that it ever printed."""
        return self.folder / "log"

    async def start(self) -> None:
        """Start it, and wait for nothing."""
        self.folder.mkdir(exist_ok=True)
        options = ("run", "--unlimited", "--no-meaning", "--api-url", self.root)
        self.fork = FORKS.Process(
            target=_be_worker, args=(self.folder, self.environment, options, self.log), daemon=True
        )
        await asyncio.to_thread(self.fork.start)

    @property
    def has_given_up(self) -> bool:
        """Whether it has ended by itself, to be started again."""
        return self.fork is not None and self.fork.exitcode == NOT_NOW


def _be_worker(
    folder: Path, environment: dict[str, str], options: tuple[str, ...], log: Path
) -> None:
    os.chdir(folder)
    os.environ.update(environment)
    be_viva(options, log, "")


@dataclass
class WorkersTally(Tally):
    """What became of everything, and how long learners waited for it."""

    server_stops: int = 0
    failovers: list[float] = field(default_factory=list)
    """Seconds from each blow to the first reply of the bot that had to wait longest for one."""


class Company:
    """Some bots, with learners each, and some workers that share them."""

    def __init__(self, apis: list[LocalBotApi], workers: list[Worker], server: Server) -> None:
        self.apis, self.workers, self.server = apis, workers, server
        self.url = server.url("viva")
        self.learners: dict[LocalBotApi, list[Learner]] = {api: [] for api in apis}
        self._replies: dict[LocalBotApi, list[float]] = {api: [] for api in apis}
        for api in apis:
            api.world.listeners.append(self._listener(api))
        self._calls_left = -1
        self._called = asyncio.Event()

    def _listener(self, api: LocalBotApi) -> Any:
        def watch(event: str, about: Any) -> None:
            if event == "message" and about["from"]["id"] == api.world.bot.id:
                self._replies[api].append(time.monotonic())
            if event == "call" and self._calls_left >= 0:
                self._calls_left -= 1
                if self._calls_left < 0:
                    self._called.set()

        return watch

    def enrol(self, learners: int) -> None:
        """Have so many learners with each bot, who take quizzes until they leave."""
        for api, enrolled in self.learners.items():
            for number in range(learners):
                person = api.world.person(f"Learner{number}")
                learner = Learner(api, person, FOR_EVER, taps=number % 2 == 0)
                enrolled.append(learner)
                api.world.listeners.append(learner.watch)

    async def start(self) -> None:
        """Start all workers."""
        await asyncio.gather(*(worker.start() for worker in self.workers))

    @asynccontextmanager
    async def learning(self) -> AsyncIterator[None]:
        """Have everybody learn while the block runs, and then all be sent and everybody stopped."""
        everybody = [one for enrolled in self.learners.values() for one in enrolled]
        async with asyncio.TaskGroup() as taught:
            for one in everybody:
                taught.create_task(one.take_quizzes())
            yield
            for one in everybody:
                one.leave()
        await self.all_sent()
        await self.stop()

    async def all_at_work(self) -> None:
        """Wait until every worker runs its share."""
        query = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'viva worker'"
        async with asyncio.timeout(60):
            while (await self.ask(query))[0][0] < len(self.workers):
                await self.calls(1)

    async def ask(self, query: str) -> list[tuple[Any, ...]]:
        """Ask the database."""
        return await asyncio.to_thread(self.server.ask, query, self.url)

    async def calls(self, count: int) -> None:
        """Wait for so many calls of Telegram, whoever makes them."""
        self._called.clear()
        self._calls_left = count
        await self._called.wait()

    async def replied_since(self, blow: float) -> float:
        """Wait until each bot that somebody waits for has replied; gives the seconds it took."""
        for api in self.apis:
            await api.until(partial(self._is_done_or_replied, api, blow), 60)
        firsts = [first for api in self.apis if (first := self._first(api, blow))]
        return max(firsts, default=blow) - blow

    def _first(self, api: LocalBotApi, blow: float) -> float | None:
        return next((at for at in self._replies[api] if at > blow + UNDER_WAY), None)

    def _is_done_or_replied(self, api: LocalBotApi, blow: float) -> bool:
        return self._is_done(api) or self._first(api, blow) is not None

    def _is_done(self, api: LocalBotApi) -> bool:
        return all(("score", one.rounds, 0) in one.seen for one in self.learners[api])

    async def all_sent(self) -> None:
        """Wait until nothing is to be sent: what waits at a stop is sent after the next start."""
        async with asyncio.timeout(30):
            while await self.waiting():
                pass

    async def waiting(self) -> int:
        """Count the letters that are not marked as sent."""
        query = "SELECT count(*) FROM outbox WHERE state = 'waiting'"
        return int((await self.ask(query))[0][0])

    async def stop(self) -> None:
        """Stop all workers."""
        for worker in self.workers:
            assert await worker.stop() == 0, worker.log.read_text()[-2000:]

    def count(self, tally: WorkersTally) -> None:
        """Compare what is with what should be."""
        with reading(self.url) as db:
            for api, enrolled in self.learners.items():
                tally.count(db, api, enrolled)
            tally.contradictions = tuple(contradictions(db))


@asynccontextmanager
async def company(folder: Path, *, bots: int, workers: int) -> AsyncIterator[Company]:
    """Give a company on a server of its own, for as long as the block runs."""
    tokens = folder / "tokens"
    tokens.mkdir()
    async with AsyncExitStack() as stack:
        server = stack.enter_context(serving(quick=False))
        server.tell("CREATE DATABASE viva")
        create(server.url("viva"))
        apis = []
        for number in range(1, bots + 1):
            token = f"{7_000_000_000 + number}:{'x' * 35}"
            (tokens / f"bot{number}").write_text(token)
            apis.append(await stack.enter_async_context(LocalBotApi(token=token)))
        root = await stack.enter_async_context(switchboard({api.token: api for api in apis}))
        environment = {
            "VIVA_TOKENS": str(tokens),
            "VIVA_DB": server.url("viva"),
            "VIVA_CONTENT": str(TEN),
        }
        staff = [Worker(folder / f"worker{n}", dict(environment), root) for n in range(workers)]
        for worker in staff:
            await stack.enter_async_context(worker)
        yield Company(apis, staff, server)


class Killing:
    """Somebody who kills workers, and stops the server."""

    def __init__(self, company: Company, seed: int) -> None:
        self.company = company
        self.tally = WorkersTally(seed)
        self.random = Random(seed)  # noqa: S311  # moments, not secrets

    async def run(self, *, kills: int, learners: int, stops: int) -> WorkersTally:
        """Let the learners learn and the killer kill; give the tally."""
        began, company = time.monotonic(), self.company
        company.enrol(learners)
        await company.start()
        blows = kills // AT_ONCE
        stops_at = {(number + 1) * blows // (stops + 1): number for number in range(stops)}
        async with company.learning():
            for number in range(blows):
                await company.all_at_work()
                await company.calls(self.random.randint(1, MOST_CALLS))
                await self.kill()
                if number in stops_at:
                    await self.stop_server(SERVER_STOPS[stops_at[number] % len(SERVER_STOPS)])
        company.count(self.tally)
        self.tally.seconds = time.monotonic() - began
        return self.tally

    async def kill(self) -> None:
        """Kill two workers at once, and start them again when their bots have replied."""
        victims = self.random.sample(self.company.workers, AT_ONCE)
        blow = time.monotonic()
        for victim in victims:
            victim.kill()
        self.tally.in_flight += await self.company.waiting()
        self.tally.kills += AT_ONCE
        for api in self.company.apis:
            # The confirmation of the last batch may have been lost with the process.
            api.faults.order(DeliverTwice(), "getUpdates")
        await self.replied_since(blow)
        for victim in victims:
            await victim.ended()
            await victim.start()

    async def stop_server(self, how: str) -> None:
        """Stop the server, and start it again a second later."""
        blow = time.monotonic()
        self.tally.in_flight += await self.company.waiting()
        await asyncio.to_thread(self.company.server.stop, how)
        await asyncio.sleep(1)
        await asyncio.to_thread(self.company.server.start)
        self.tally.server_stops += 1
        await self.replied_since(blow)
        for worker in self.company.workers:
            if worker.has_given_up:
                await worker.start()  # as systemd does

    async def replied_since(self, blow: float) -> None:
        """Wait until everybody has been replied to, and note how long that took."""
        self.tally.failovers.append(round(await self.company.replied_since(blow), 2))


async def kill_and_count(  # what can be chosen of a run
    folder: Path, *, kills: int, learners: int, stops: int, seed: int
) -> WorkersTally:
    """Run the whole thing in a folder."""
    async with company(folder, bots=BOTS, workers=WORKERS) as at_work:
        killing = Killing(at_work, seed)
        return await killing.run(kills=kills, learners=learners, stops=stops)


def main() -> None:
    """Kill as often as the command line says, and print what became of everything."""
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.workers", description=__doc__)
    parser.add_argument("kills", type=int, nargs="?", default=40)
    parser.add_argument("--learners", type=int, default=4, help="of each bot")
    parser.add_argument("--stops", type=int, default=3, help="of the server")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        click.echo(str(asyncio.run(kill_and_count(Path(folder), **vars(asked)))))


if __name__ == "__main__":
    main()

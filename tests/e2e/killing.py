"""Kill the bot at random moments while learners take a quiz, and count what became of everything.

`python -m tests.e2e.killing 50` kills fifty times and prints a table.
"""

import argparse
import asyncio
import socket
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path
from random import Random

import click

from bot.playground.faults import DeliverTwice
from bot.playground.local import LocalBotApi
from state.file.audit import contradictions
from tests.databases import put_empty
from tests.e2e.learners import QUESTIONS, TEN, Learner, Tally
from tests.e2e.process import BotProcess, ForkedProcess


class Killing:
    """One run: some learners, a bot, and somebody who kills it."""

    def __init__(self, api: LocalBotApi, folder: Path, seed: int, *, webhook: bool) -> None:
        self.api = api
        self.random = Random(seed)  # noqa: S311  # moments, not secrets
        process = BotProcess if webhook else ForkedProcess
        self.bot = process(api, folder / "viva.db", TEN)
        self.webhook = webhook
        if webhook:
            self.bot.module = "tests.e2e.behind_proxy"
            self.bot.options += _hook()
        self.learners: list[Learner] = []
        self.tally = Tally(seed)
        self.calls_left = -1
        api.world.listeners.append(self.watch)

    async def run(self, learners: int, rounds: int, kills: int) -> Tally:
        """Let the learners learn and the killer kill; give the tally."""
        began = time.monotonic()
        put_empty(self.bot.database)
        for number in range(learners):
            person = self.api.world.person(f"Learner{number}")
            # A webhook keeps no order, also in one chat: there everybody waits before they go on.
            learner = Learner(self.api, person, rounds, taps=self.webhook or number % 2 == 0)
            self.learners.append(learner)
            self.api.world.listeners.append(learner.watch)
        await self.bot.start()
        taught = asyncio.gather(*(learner.take_quizzes() for learner in self.learners))
        total = learners * rounds * (2 * QUESTIONS + 1)
        await self.kill(kills, most_calls=total // max(1, kills))
        await taught
        await self.all_sent()
        assert await self.bot.stop() == 0, self.bot.log.read_text()[-2000:]
        self.count()
        self.tally.seconds = time.monotonic() - began
        return self.tally

    async def all_sent(self) -> None:
        """Wait until nothing is to be sent: what waits at a stop is sent after the next start."""
        async with asyncio.timeout(30):
            while await asyncio.to_thread(self.number, "FROM outbox WHERE state = 'waiting'"):
                pass

    async def kill(self, kills: int, most_calls: int) -> None:
        """Kill after a random number of calls, and start again, so many times."""
        for _ in range(kills):
            self.calls_left = self.random.randint(1, most_calls)
            await self.bot.ended()
            self.tally.kills += 1
            # The confirmation of the last batch may have been lost with the process.
            self.api.faults.order(DeliverTwice(), "getUpdates")
            self.tally.in_flight += self.number("FROM outbox WHERE state = 'waiting'")
            await self.bot.start()

    def watch(self, event: str, about: object) -> None:  # noqa: ARG002  # only that there was a call
        """Kill at the call whose turn it is: while it is answered, or a moment later."""
        if event != "call" or self.calls_left < 0:
            return
        self.calls_left -= 1
        if self.calls_left < 0:
            delay = self.random.choice((0.0, self.random.uniform(0, 0.05)))
            if delay:
                asyncio.get_running_loop().call_later(delay, self.bot.kill)
            else:
                self.bot.kill()

    def number(self, what: str) -> int:
        """Count rows of the database."""
        with closing(sqlite3.connect(self.bot.database)) as db:
            return int(db.execute(f"SELECT count(*) {what}").fetchone()[0])

    def count(self) -> None:
        """Compare what is with what should be."""
        with closing(sqlite3.connect(self.bot.database)) as db:
            self.tally.count(db, self.api, self.learners)
            self.tally.contradictions = tuple(contradictions(db))


def _hook() -> tuple[str, ...]:
    """Give the options of a bot that is called on a free port."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        place = f"127.0.0.1:{taken.getsockname()[1]}"
    return ("--webhook", f"http://{place}/hook", "--listen", place)


async def kill_and_count(  # what can be chosen of a run
    folder: Path, *, learners: int, rounds: int, kills: int, seed: int, webhook: bool = False
) -> Tally:
    """Run the whole thing in a folder; the same seed kills at the same calls."""
    async with LocalBotApi() as api:
        killing = Killing(api, folder, seed, webhook=webhook)
        async with killing.bot:
            return await killing.run(learners, rounds, kills)


def main() -> None:
    """Kill as often as the command line says, and print what became of everything."""
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.killing", description=__doc__)
    parser.add_argument("kills", type=int, nargs="?", default=50)
    parser.add_argument("--learners", type=int, default=15)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--webhook", action="store_true", help="updates by webhook")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = asyncio.run(kill_and_count(Path(folder), **vars(asked)))
    click.echo(str(tally))


if __name__ == "__main__":
    main()

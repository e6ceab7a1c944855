"""Freeze the worker of a bot, or cut it off from the server, and count what became of everything.

The first of two workers runs the bot until it is struck; the second goes on. When the first wakes,
or is heard again, it must have sent and written nothing behind the second's back, and begin anew.

Or it is told to stop while it is cut off, and must do that too.

`python -m tests.e2e.fencing` does all three, and prints what came of them.
"""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from signal import SIGCONT, SIGSTOP, SIGTERM

import click

from tests.e2e.relay import relay
from tests.e2e.workers import Company, WorkersTally, company

LEARNERS = 2

SOME_CALLS = 30
"""Calls of Telegram in which something would happen that must not."""


async def freeze_and_wake(folder: Path) -> WorkersTally:
    """Freeze the worker of a bot until another has replied, and some more."""
    async with _two(folder) as two:
        async with two.learning():
            await _begin(two)
            two.workers[0].send(SIGSTOP)
            took = await _taken_over(two)
            two.workers[0].send(SIGCONT)
            await _both_again(two)
        return _tally(two, took)


async def cut_and_mend(folder: Path) -> WorkersTally:
    """Cut the worker of a bot off from the server until another has replied, and some more."""
    async with _two(folder) as two, relay(two.server) as cable:
        two.workers[0].environment["VIVA_DB"] = cable.url("viva")
        async with two.learning():
            await _begin(two)
            cable.cut()
            took = await _taken_over(two)
            cable.mend()
            await _both_again(two)
        return _tally(two, took)


async def cut_and_stop(folder: Path) -> WorkersTally:
    """Cut the worker of a bot off and tell it to stop; mend the cable when it has."""
    async with _two(folder) as two, relay(two.server) as cable:
        first = two.workers[0]
        first.environment["VIVA_DB"] = cable.url("viva")
        async with two.learning():
            await _begin(two)
            cable.cut()
            first.send(SIGTERM)
            took = await _taken_over(two)
            assert await first.ended() == 0, first.log.read_text()[-2000:]
            cable.mend()
            await first.start()
            await two.all_at_work()
        return _tally(two, took)


@asynccontextmanager
async def _two(folder: Path) -> AsyncIterator[Company]:
    """Have two workers, and one bot."""
    async with company(folder, bots=1, workers=2) as two:
        two.enrol(LEARNERS)
        yield two


async def _begin(two: Company) -> None:
    """Have the first worker run the bot, and the second be in reserve."""
    first, second = two.workers
    await first.start()
    await two.replied_since(time.monotonic())
    await second.start()
    await two.all_at_work()


async def _taken_over(two: Company) -> float:
    """Wait until the second worker goes on for the first, and then some; gives the seconds."""
    took = await two.replied_since(time.monotonic())
    await two.calls(SOME_CALLS)
    return took


async def _both_again(two: Company) -> None:
    """Wait until the first worker has found out, and is in reserve."""
    async with asyncio.timeout(60):
        while "connected again" not in two.workers[0].log.read_text():
            await two.calls(1)
    await two.all_at_work()
    await two.calls(SOME_CALLS)


def _tally(two: Company, took: float) -> WorkersTally:
    tally = WorkersTally(seed=0, failovers=[round(took, 2)])
    two.count(tally)
    return tally


def main() -> None:
    """Strike in every way, and print what became of everything."""
    for strike in (freeze_and_wake, cut_and_mend, cut_and_stop):
        with tempfile.TemporaryDirectory() as folder:
            click.echo(f"{strike.__name__}\n{asyncio.run(strike(Path(folder)))}\n")


if __name__ == "__main__":
    main()

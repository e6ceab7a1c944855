"""`python -m benchmarks.load.lasting [minutes]`: whether a bot that runs for long takes ever more.

200 learners answer four seconds after each reply, which makes about fifty updates a second where
the machine can do so many. Every half minute it is noted how much memory the bot holds, how many
files it has open, and how large its write-ahead log is. What grows is told by the slope of the
later half, by least squares; the earlier one is warming up. Runs on Linux only, for it reads /proc.
"""

import asyncio
import sys
import time
from asyncio.subprocess import Process
from collections.abc import Sequence
from pathlib import Path
from statistics import linear_regression

from msgspec import Struct

from benchmarks.load.contestants import DATABASE, Contestant, contestants, start
from benchmarks.load.learner import Class
from benchmarks.load.measuring import PATIENCE, resident, stop
from benchmarks.timing import conditions, table, workplace
from bot.playground.local import LocalBotApi

LEARNERS = 200
PAUSE = 4.0
EVERY = 30.0
"""Seconds between two readings."""

ROWS = 10
"""Rows of the table at most; the slopes are of all readings."""

_HOUR = 3600
_MEBI = 2**20


class Reading(Struct, frozen=True):
    """How things stand so many seconds after the first word."""

    at: float
    updates: int
    resident: float
    """MiB."""
    files: int
    """Open file descriptors."""
    log: float
    """MiB of the write-ahead log."""


async def last(minutes: float, folder: Path) -> list[Reading]:
    """Let learners revise for so long, and read how the bot does."""
    (viva,) = (one for one in contestants() if one.name.startswith("Viva"))
    async with LocalBotApi() as api:
        everybody = Class(api, LEARNERS, viva.minds(), PAUSE)
        bot = await start(viva, api, folder)
        try:
            await api.until(lambda: api.server.poller.waiting, PATIENCE)
            return await _readings(minutes, viva, api, everybody, bot, folder)
        finally:
            everybody.stop()
            await stop(bot, folder)


async def _readings(  # what is read
    minutes: float, viva: Contestant, api: LocalBotApi, everybody: Class, bot: Process, folder: Path
) -> list[Reading]:
    begun, before = time.perf_counter(), api.world.updates.last_id
    everybody.begin(viva.first)
    readings = []
    while (elapsed := time.perf_counter() - begun) < 60 * minutes:
        await asyncio.sleep(EVERY - elapsed % EVERY)
        at = time.perf_counter() - begun
        readings.append(_read(at, api.world.updates.last_id - before, bot.pid, folder))
    return readings


def _read(at: float, updates: int, pid: int, folder: Path) -> Reading:
    log = folder / f"{DATABASE}-wal"
    files = sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())
    return Reading(at, updates, resident(pid) / _MEBI, files, log.stat().st_size / _MEBI)


def report(readings: Sequence[Reading]) -> str:
    """Write the table, and what the later half of it comes to."""
    step = max(1, len(readings) // ROWS)
    rows = [
        [
            f"{one.at / 60:.0f} min",
            f"{one.updates:,}",
            f"{one.resident:.1f} MiB",
            f"{one.files}",
            f"{one.log:.1f} MiB",
        ]
        for one in readings[step - 1 :: step]
    ]
    head = ["after", "updates", "memory (RSS)", "open files", "write-ahead log"]
    return f"{table(head, rows)}\n\n{_slopes(readings[len(readings) // 2 :])}"


def _slopes(later: Sequence[Reading]) -> str:
    at = [one.at for one in later]
    memory, files, log = (
        linear_regression(at, values).slope * _HOUR
        for values in (
            [one.resident for one in later],
            [float(one.files) for one in later],
            [one.log for one in later],
        )
    )
    rate = (later[-1].updates - later[0].updates) / (at[-1] - at[0])
    return (
        f"In the later half, at {rate:.0f} updates/s: {memory:+.1f} MiB of memory,"
        f" {files:+.1f} open files and {log:+.1f} MiB of log an hour."
    )


def main() -> None:
    """Run for half an hour, or for so many minutes."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 30.0
    said = conditions()
    with workplace() as folder:
        readings = asyncio.run(last(minutes, folder))
    print(f"{said}\n\n## lasting\n\n{report(readings)}")


if __name__ == "__main__":
    main()

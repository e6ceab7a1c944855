"""One run of one bot: warm up, count for some seconds, let everybody finish, look at the database.

The server and the learners share this process, which is the same for every bot. What a bot did is
checked afterwards: every update is worked off, every letter sent, and the database sound. Reads
/proc, so it runs on Linux only.
"""

import asyncio
import os
import sqlite3
import time
from asyncio.subprocess import Process
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from benchmarks.load.contestants import DATABASE, LOG, Contestant, start
from benchmarks.load.learner import Class, Json
from bot.playground.local import LocalBotApi
from bot.playground.world.updates import UpdateQueue
from state.file.audit import contradictions

PATIENCE = 30.0
"""Seconds for a bot to start, to stop, or to answer the last updates."""

_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_SERVICE = {"getUpdates", "getMe", "deleteWebhook", "setMyCommands"}
"""Calls that belong to no update."""


class Load(Struct, frozen=True):
    """How many learners, and for how long."""

    learners: int = 200
    warm_up: float = 2.0
    seconds: float = 6.0


class Reading(Struct, frozen=True):
    """How things stand at one moment, since the start; seconds, and `at` by `perf_counter`."""

    at: float
    calls: int
    bot: float
    """Processor time that the bot has taken."""
    server: float
    """Processor time that the server and the learners have taken."""
    resident: int
    """Bytes of memory that the bot holds."""
    updates: int


class Run(Struct, frozen=True):
    """What was measured in one run."""

    updates: int
    """All that there were, those before and after the time of counting included."""
    seconds: float
    waits: tuple[float, ...]
    """Seconds from each update to its reply, of those that were counted."""
    calls: int
    bot: float
    server: float
    graded: float
    """The share of all updates that were graded and written down as attempts."""
    resident: int
    """Bytes of memory that the bot held at the end of counting."""
    grown: float
    """Bytes of it that each update added while it was counted."""

    @property
    def rate(self) -> float:
        """Updates a second, each with its reply."""
        return len(self.waits) / self.seconds

    @property
    def cost(self) -> float:
        """Seconds of the bot's processor time for one update."""
        return self.bot / len(self.waits)


async def measure(contestant: Contestant, folder: Path, load: Load) -> Run:
    """Run a bot under load, with an empty folder of its own."""
    async with LocalBotApi() as api:
        everybody = Class(api, load.learners, contestant.minds())
        calls = _Calls()
        api.world.listeners.append(calls.hear)
        bot = await start(contestant, api, folder)
        try:
            await api.until(lambda: api.server.poller.waiting, PATIENCE)
            everybody.begin(contestant.first)
            await asyncio.sleep(load.warm_up)
            begun = _read(calls, bot, api)
            await asyncio.sleep(load.seconds)
            ended = _read(calls, bot, api)
            everybody.stop()
            await api.until(lambda: not everybody.waiting, PATIENCE)
            await asyncio.wait_for(_all_sent(folder / DATABASE), PATIENCE)
        finally:
            await stop(bot, folder)
        updates = api.world.updates.last_id - UpdateQueue().last_id
    turns = [turn for turn in everybody.turns if begun.at <= turn.ended < ended.at]
    return Run(
        updates=updates,
        seconds=ended.at - begun.at,
        waits=tuple(turn.seconds for turn in turns),
        calls=ended.calls - begun.calls,
        bot=ended.bot - begun.bot,
        server=ended.server - begun.server,
        graded=_graded(folder / DATABASE, updates) / updates,
        resident=ended.resident,
        grown=(ended.resident - begun.resident) / max(1, ended.updates - begun.updates),
    )


class _Calls:
    """Counts the calls that replying takes."""

    def __init__(self) -> None:
        self.number = 0

    def hear(self, event: str, about: Json) -> None:
        """Be told of everything that happens in the world."""
        self.number += event == "call" and about["method"] not in _SERVICE


def _read(calls: _Calls, bot: Process, api: LocalBotApi) -> Reading:
    proc = Path(f"/proc/{bot.pid}")
    user, system = (proc / "stat").read_text("ascii").rpartition(") ")[2].split()[11:13]
    return Reading(
        at=time.perf_counter(),
        calls=calls.number,
        bot=(int(user) + int(system)) / _TICKS,
        server=time.process_time(),
        resident=resident(bot.pid),
        updates=api.world.updates.last_id,
    )


def resident(pid: int) -> int:
    """Give how many bytes of memory a process holds."""
    return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * _PAGE


async def stop(bot: Process, folder: Path) -> None:
    """Tell a bot to stop, and wait until it has; raises RuntimeError where it stumbled."""
    if bot.returncode is None:
        bot.terminate()
    code = await asyncio.wait_for(bot.wait(), PATIENCE)
    if code:
        raise RuntimeError(f"the bot ended with exit code {code}: {_end_of(folder / LOG)}")


def _end_of(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace")[-2000:]


async def _all_sent(database: Path) -> None:
    """Wait until no letter is left: a turn may say two things, and its wait ends with one."""
    while await asyncio.to_thread(_waits, database):  # noqa: ASYNC110  # another process's file
        await asyncio.sleep(0.02)


def _waits(database: Path) -> bool:
    """Tell whether a letter is still to be sent."""
    if not database.exists():
        return False
    with closing(sqlite3.connect(database)) as db:
        query = "SELECT 1 FROM outbox WHERE state = 'waiting' LIMIT 1"
        return db.execute(query).fetchone() is not None


def _graded(database: Path, updates: int) -> int:
    """Count the answers that were graded; raises RuntimeError where anything was lost."""
    if not database.exists():
        return 0
    with closing(sqlite3.connect(database)) as db:

        def number(what: str) -> int:
            return int(db.execute(f"SELECT count(*) FROM {what}").fetchone()[0])  # noqa: S608  # our own words

        done, unsent = number("inbox WHERE state = 'done'"), number("outbox WHERE state <> 'sent'")
        faults = contradictions(db)
        if done != updates or unsent or faults:
            raise RuntimeError(f"{done} of {updates} done, {unsent} letters not sent, {faults}")
        return number("attempts")

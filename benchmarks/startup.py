"""How long a learner or an operator waits for Viva to be there, and how much memory it then takes.

Each command is a process of its own with the content that comes with Viva and a database that has
been made before. The bot's start is over when its first getUpdates reaches the local Bot API.
"""

import asyncio
import os
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable
from pathlib import Path

from msgspec import Struct

from benchmarks.timing import median, table, workplace
from bot.playground.local import LocalBotApi
from state.file.database import open_database

ROUNDS = 7
PATIENCE = 60
"""Seconds after which something must have gone wrong."""


class Start(Struct, frozen=True):
    """One start of one command."""

    seconds: float
    mebibytes: float
    """Resident memory when it was ready; the greatest it ever was."""


def report() -> str:
    """Start everything several times by turns, and write the table."""
    return asyncio.run(_report())


async def _report() -> str:
    with workplace() as folder:
        open_database(folder / "viva.db", create=True).close()
        commands: dict[str, Callable[[], Awaitable[Start]]] = {
            "`python -c pass` (baseline)": _python,
            "`viva --help`": _help,
            "`viva chat`, until it greets": lambda: _chat(folder / "viva.db"),
            "`viva run`, until its first getUpdates": lambda: _run(folder / "viva.db"),
        }
        starts: dict[str, list[Start]] = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                starts[name].append(await command())
    baseline = median(start.seconds for start in starts["`python -c pass` (baseline)"])
    head = ["command", "time", "ratio", "slowest", "memory (RSS)"]
    rows = [_row(name, measured, baseline) for name, measured in starts.items()]
    return f"Median of {ROUNDS} starts, by turns.\n\n" + table(head, rows)


def _row(name: str, starts: list[Start], baseline: float) -> list[str]:
    seconds = [start.seconds for start in starts]
    memory = max(start.mebibytes for start in starts)
    middle = median(seconds)
    return [
        name,
        f"{middle:.2f} s",
        f"{middle / baseline:.0f}",
        f"{max(seconds):.2f} s",
        f"{memory:.0f} MiB" if memory else "",
    ]


async def _python() -> Start:
    return await _to_the_end("-c", "pass")


async def _help() -> Start:
    return await _to_the_end("-m", "bot", "--help")


async def _to_the_end(*arguments: str) -> Start:
    begun = time.perf_counter()
    process = await _process(*arguments)
    await process.wait()
    return Start(time.perf_counter() - begun, 0)


async def _chat(database: Path) -> Start:
    """Wait for the first buttons, which come with the greeting."""
    begun = time.perf_counter()
    process = await _process("-m", "bot", "chat", "--db", str(database))
    assert process.stdout is not None  # noqa: S101  # a pipe was asked for
    async with asyncio.timeout(PATIENCE):
        while not (await process.stdout.readline()).startswith(b"[1]"):
            pass
    return await _finished(process, time.perf_counter() - begun)


async def _run(database: Path) -> Start:
    async with LocalBotApi() as api:
        polled = asyncio.Event()
        api.world.listeners.append(
            lambda event, _about: polled.set() if event == "waiting" else None
        )
        begun = time.perf_counter()
        arguments = ["-m", "bot", "run", "--db", str(database), "--api-url", api.url]
        process = await _process(*arguments, VIVA_TOKEN=api.token)
        async with asyncio.timeout(PATIENCE):
            await polled.wait()
        return await _finished(process, time.perf_counter() - begun)


async def _process(*arguments: str, **settings: str) -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, *arguments, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=os.environ | settings
    )


async def _finished(process: Process, seconds: float) -> Start:
    """Look at the memory of a process, then stop it."""
    memory = _resident(process.pid)
    process.terminate()
    await process.communicate()
    return Start(seconds, memory)


def _resident(pid: int) -> float:
    """Give the greatest resident size of a process so far, in MiB, where /proc tells it."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0
    fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
    return int(fields["VmHWM"].split()[0]) / 1024

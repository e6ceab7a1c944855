"""What a quiet bot costs a process that serves many: memory, a share of a processor, time to start.

Telegram is played by a server of a few lines that knows every token and never has an update: each
poll hangs for as long as it may, as it does for a bot to whom nobody is writing.
"""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from aiohttp import web

from benchmarks.timing import table, workplace
from state.file.database import open_database
from state.postgres.database import create
from tests.server import serving

COUNTS = (1, 50, 500)
IDLE_SECONDS = 30.0
PATIENCE = 120
"""Seconds within which all bots must run."""

LOG = "log"
"""The name of the file that holds what a process prints."""

ROOT = Path(__file__).parents[1]

_POLL_SECONDS = 50
_TICKS = os.sysconf("SC_CLK_TCK")
_MEBIBYTE = 2**20


def report() -> str:
    """Start processes with more and more bots, and write the table."""
    return asyncio.run(_report())


async def _report() -> str:
    with workplace() as folder, serving(quick=False) as server, server.database() as url:
        create(url)
        rows = [await _serve(_made(folder / str(count)), count) for count in COUNTS]
        rows.append(await _serve(_made(folder / "server"), COUNTS[-1], url))
        rows[-1][0] += ", on PostgreSQL"
    head = ["bots in one process", "memory (RSS)", "processor, idle", "processor until all run"]
    return "Grading by words; all bots teach the shipped topics.\n\n" + table(head, rows)


def _made(folder: Path) -> Path:
    """Make a folder with an empty database in it."""
    folder.mkdir()
    open_database(folder / "viva.db", create=True).close()
    return folder


async def _serve(folder: Path, count: int, url: str = "") -> list[str]:
    """Run so many bots until all have asked for updates, then watch them do nothing.

    They remember in a file, or on a server whose address is given.
    """
    telegram = _Quiet()
    runner = web.AppRunner(telegram.app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, backlog=1024).start()
    root = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        async with process(folder, tokens(count), root, url or str(folder / "viva.db")) as pid:
            async with asyncio.timeout(PATIENCE):
                await telegram.until_polled_by(count)
            started = processor(pid)
            await asyncio.sleep(IDLE_SECONDS / 3)  # topics are read beside the bot once it listens
            before = processor(pid)
            await asyncio.sleep(IDLE_SECONDS)
            idle = (processor(pid) - before) / IDLE_SECONDS
            return [str(count), f"{resident(pid):.0f} MiB", f"{idle:.1%}", f"{started:.1f} s"]
    finally:
        await runner.cleanup()


def tokens(count: int) -> tuple[str, ...]:
    """Give tokens for so many bots, numbered from 1."""
    return tuple(f"{number}:{'x' * 35}" for number in range(1, count + 1))


@asynccontextmanager
async def process(
    folder: Path, tokens: Iterable[str], root: str, database: str
) -> AsyncIterator[int]:
    """Run bots in one process of their own for as long as the block runs; gives its number.

    It ends with 0, or the block with an error. What it logs is in the folder.
    """
    roster = folder / "tokens"
    roster.mkdir()
    for token in tokens:
        (roster / f"bot-{token.partition(':')[0]}").write_text(token)
    with (folder / LOG).open("wb") as log:
        running = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run", "--no-meaning"),
            *("--db", database, "--api-url", root),
            env={**os.environ, "PYTHONPATH": str(ROOT), "VIVA_TOKENS": str(roster)},
            cwd=folder,
            stderr=log,
        )
    try:
        yield running.pid
    finally:
        with suppress(ProcessLookupError):
            running.terminate()
        code = await running.wait()
    if code:
        raise RuntimeError(f"exit code {code}: {(folder / LOG).read_text()[-2000:]}")


class _Quiet:
    """A Telegram on which nothing happens."""

    def __init__(self) -> None:
        self.app = web.Application()
        self.app.router.add_route("*", "/bot{token}/{method}", self._answer)
        self._polled: set[str] = set()
        self._changed = asyncio.Event()

    async def until_polled_by(self, count: int) -> None:
        """Wait until so many bots have asked for updates."""
        while len(self._polled) < count:
            self._changed.clear()
            await self._changed.wait()

    async def _answer(self, request: web.Request) -> web.Response:
        number = request.match_info["token"].partition(":")[0]
        match request.match_info["method"].lower():
            case "getme":
                result: object = {
                    "id": int(number),
                    "is_bot": True,
                    "first_name": "Viva",
                    "username": f"viva_{number}_bot",
                }
            case "getupdates":
                self._polled.add(number)
                self._changed.set()
                await asyncio.sleep(_POLL_SECONDS)
                result = []
            case _:
                result = True
        return web.json_response({"ok": True, "result": result})


def processor(pid: int) -> float:
    """Seconds of processor that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def resident(pid: int) -> float:
    """Mebibytes of memory that a process has in use."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / _MEBIBYTE

"""`viva run` as a fork of a process that has loaded it, to be killed and started a hundred times.

Two things are not as an operator has them: the
clock, which stands still until the test moves it, and a webhook that need not be https.
"""

import asyncio
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

from bot.commands import run
from bot.commands.running import serving
from bot.playground.local import LocalBotApi
from bot.telegram.options import RunOptions
from bot.telegram.patience import Patience
from state.values import replace
from tests.chatting import QUICK
from tests.e2e.behind_proxy import address
from tests.forks import FORKS, be_viva

FORKS.set_forkserver_preload([__name__])


@dataclass
class ForkedBot:
    """A bot in a process of its own, on one database, with a clock of the test's."""

    api: LocalBotApi
    folder: Path
    """Where its database, its log, its clock and its topics are."""
    hook: str = ""
    """Where it listens when it is called by webhook, as HOST:PORT."""
    process: ForkServerProcess | None = field(default=None)
    _gone: "asyncio.Task[int | None] | None" = field(default=None)
    """Waits for the process, once for all who want to know: its exit code can be read once only."""

    @property
    def database(self) -> Path:
        """The database."""
        return self.folder / "viva.db"

    @property
    def log(self) -> Path:
        """All that it ever printed."""
        return self.folder / "viva.log"

    def set_clock(self, seconds: float) -> None:
        """Set the time that this process and those to come take it to be."""
        draft = self.folder / "clock.new"
        draft.write_text(str(seconds))
        draft.replace(self.folder / "clock")

    async def start(self, *, webhook: bool = False) -> None:
        """Start it, and wait for nothing."""
        options = ["--unlimited", "--no-meaning", "--api-url", self.api.url]
        options += ["--db", str(self.database), "--content", str(self.folder / "topics")]
        if webhook:
            options += ["--webhook", f"http://{self.hook}/hook", "--listen", self.hook]
        self.process = FORKS.Process(
            target=_live, args=(self.folder, self.api.token, options), daemon=True
        )
        await asyncio.to_thread(self.process.start)
        self._gone = asyncio.create_task(_end_of(self.process))

    def kill(self) -> None:
        """End it as SIGKILL does."""
        assert self.process is not None
        self.process.kill()

    async def ended(self) -> int | None:
        """Wait until it is gone, and give the exit code."""
        assert self._gone is not None
        return await asyncio.shield(self._gone)

    async def stop(self) -> int | None:
        """Ask it to stop, wait, and give the exit code."""
        assert self.process is not None
        assert self.process.pid is not None
        os.kill(self.process.pid, signal.SIGTERM)
        return await asyncio.wait_for(self.ended(), 30)


async def _end_of(process: ForkServerProcess) -> int | None:
    while process.exitcode is None:
        await asyncio.to_thread(process.join, 1)  # no longer, or a test that fails would not end
    return process.exitcode


def _live(folder: Path, token: str, options: list[str]) -> None:
    """Be `viva run` from here on."""
    if "--webhook" in options:
        run._address = address  # as `behind_proxy` does
    serving._options = partial(_by_our_clock, folder / "clock", serving._options)
    be_viva(("run", *options), folder / "viva.log", token)


def _by_our_clock(clock: Path, options: Callable[..., RunOptions], *given: Any) -> RunOptions:
    return replace(options(*given), clock=lambda: float(clock.read_text()), patience=PATIENCE)


PATIENCE: Patience = QUICK
"""What is tried again is tried at once."""

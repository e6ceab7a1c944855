"""The bot as an operator runs it: a process of its own, spoken to by signals and over HTTP."""

import asyncio
import logging
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from bot.playground.local import LocalBotApi
from tests import forks

ROOT = Path(__file__).parents[2]


def environment(token: str) -> dict[str, str]:
    """Give a process's environment: nothing of ours but the token."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "VIVA_TOKEN": token, "PYTHONPATH": str(ROOT)}


@dataclass
class BotProcess:
    """`viva run`, started, killed and started again on one database.

    As a context it leaves no process behind, whatever went wrong in it.
    """

    api: LocalBotApi
    database: Path
    content: Path
    options: tuple[str, ...] = ("--unlimited", "--no-meaning")
    module: str = "bot"
    process: asyncio.subprocess.Process | None = field(default=None)

    async def __aenter__(self) -> Self:
        """Begin with no process."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """End what still runs."""
        if self.process is not None and self.process.returncode is None:
            self.kill()
            await self.ended()

    @property
    def arguments(self) -> tuple[str, ...]:
        """What stands behind `viva`."""
        return (
            *("run", *self.options, "--api-url", self.api.url),
            *("--db", str(self.database), "--content", str(self.content)),
        )

    @property
    def log(self) -> Path:
        """All that it ever printed."""
        return self.database.with_suffix(".log")

    async def start(self) -> None:
        """Start it, and wait for nothing."""
        command = (sys.executable, "-m", self.module, *self.arguments)
        with self.log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *command, env=environment(self.api.token), stdout=log, stderr=log, umask=0o022
            )

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self.process is not None
        self.process.kill()

    async def ended(self) -> int:
        """Wait until it is gone, and give the exit code."""
        assert self.process is not None
        return await asyncio.wait_for(self.process.wait(), 30)

    async def stop(self) -> int:
        """Ask it to stop, wait, and give the exit code."""
        assert self.process is not None
        self.process.terminate()
        return await self.ended()


@dataclass
class ForkedProcess(forks.Forked, BotProcess):
    """The same as a fork of what has loaded it, which starts in a tenth of the time."""

    level: int = logging.INFO
    """From which level on the log is written."""

    async def start(self) -> None:
        """Start it, and wait for nothing."""
        self.fork = await forks.start(
            *self.arguments, output=self.log, token=self.api.token, level=self.level
        )

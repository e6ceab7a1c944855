"""`viva` as a fork of a process that has loaded it: an operator's process, but for its start.

It starts in a tenth of a second instead of one and a half. Its environment, its output and its exit
code are its own. That `python -m bot` starts as well is seen in `e2e/test_startup.py`.
"""

import asyncio
import logging
import multiprocessing
import os
import signal
import sys
from functools import partial
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Self

from bot.cli import main
from bot.commands import play, preview, run
from bot.commands.running import serving
from bot.telegram.redact import start_logging
from bot.views.texts import load_languages, reading

LOADED = play, preview, run, serving
"""What every fork has from the first."""

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload([__name__])
for _ in reading(load_languages().values()):
    pass  # they are kept, and every fork has them


class Forked:
    """A fork that is started by whoever inherits this; as a context it leaves no process behind."""

    fork: ForkServerProcess | None = None

    async def __aenter__(self) -> Self:
        """Begin with no process."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """End what still runs."""
        if self.fork is not None and self.fork.exitcode is None:
            self.kill()
            await self.ended()

    def send(self, number: int) -> None:
        """Send it a signal."""
        assert self.fork is not None
        assert self.fork.pid is not None
        os.kill(self.fork.pid, number)

    def kill(self) -> None:
        """End it as a power cut would."""
        self.send(signal.SIGKILL)

    async def ended(self) -> int:
        """Wait until it is gone, and give the exit code."""
        assert self.fork is not None
        return await ended(self.fork)

    async def stop(self) -> int:
        """Ask it to stop, wait, and give the exit code."""
        self.send(signal.SIGTERM)
        return await self.ended()


async def start(
    *arguments: str, output: Path, token: str = "", level: int = logging.INFO
) -> ForkServerProcess:
    """Start a command; all that it prints goes into a file, its log from a level on."""
    given = (arguments, output, token, level)
    process = FORKS.Process(target=be_viva, args=given, daemon=True)
    await asyncio.to_thread(process.start)
    return process


async def viva(*arguments: str, output: Path, token: str = "") -> tuple[int, str]:
    """Run a command to its end; gives the exit code and all that it printed."""
    process = await start(*arguments, output=output, token=token)
    return await ended(process), await asyncio.to_thread(output.read_text)


async def ended(process: ForkServerProcess) -> int:
    """Wait until a process is gone, and give its exit code."""
    await asyncio.to_thread(process.join, 30)
    assert process.exitcode is not None
    return process.exitcode


def be_viva(
    arguments: tuple[str, ...], output: Path, token: str, level: int = logging.INFO
) -> None:
    """Be a process of `viva` from here on."""
    vars(serving)["start_logging"] = partial(start_logging, level=level)
    file = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(file, 1)
    os.dup2(file, 2)
    os.environ["VIVA_TOKEN"] = token
    sys.argv = ["viva", *arguments]
    main()

"""Somebody with the playground's page open, for commands that serve it."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from tests.forks import start

QUIETLY = "--no-open", "--no-meaning", "--port", "0"


class Visitor:
    """Somebody with the page open, reduced to what the page says to the server."""

    def __init__(self, session: aiohttp.ClientSession, root: str) -> None:
        self.session = session
        self.root = root

    async def act(self, name: str, /, **values: Any) -> dict[str, Any]:
        """Do one act."""
        async with self.session.post(f"{self.root}/playground/acts/{name}", json=values) as got:
            assert got.status == 200, await got.text()
            answer: dict[str, Any] = await got.json()
            return answer

    async def state(self) -> dict[str, Any]:
        """Look at everything."""
        async with self.session.get(f"{self.root}/playground/state") as got:
            answer: dict[str, Any] = await got.json()
            return answer

    async def texts(self, person: int) -> list[str]:
        """What stands in somebody's chat with the bot."""
        state = await self.state()
        chat = next(chat for chat in state["chats"] if chat["id"] == person)
        return [view["message"].get("text", "") for view in chat["messages"]]

    async def until(self, person: int, count: int) -> list[str]:
        """Wait for so many messages, by way of the events."""
        async with self.session.get(f"{self.root}/playground/events") as events:
            while len(texts := await self.texts(person)) < count:
                await events.content.readline()
        return texts


@asynccontextmanager
async def visiting(command: str, *options: str) -> AsyncIterator[Visitor]:
    """Start `viva play` or `viva preview` as people do, open the page, and stop it in the end."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", command, *QUIETLY, *options),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    line = (await asyncio.wait_for(process.stdout.readline(), 30)).decode()
    try:
        async with _page(line) as visitor:
            yield visitor
    finally:
        process.terminate()
        _, errors = await asyncio.wait_for(process.communicate(), 30)
        assert process.returncode == 0, errors.decode()


@asynccontextmanager
async def visiting_fork(
    folder: Path, command: str, *options: str, kill: bool = False
) -> AsyncIterator[Visitor]:
    """Do the same with a fork, which may be killed in the end; `folder` is for what it prints."""
    printed = folder / "printed"
    os.mkfifo(printed)
    process = await start(command, *QUIETLY, *options, output=printed)
    lines = await asyncio.to_thread(printed.open)  # as soon as the fork has opened it, too
    try:
        async with _page(await asyncio.to_thread(lines.readline)) as visitor:
            yield visitor
    finally:
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL if kill else signal.SIGTERM)
        await asyncio.to_thread(process.join, 30)
        with lines:
            assert kill or process.exitcode == 0, lines.read()
        printed.unlink()


@asynccontextmanager
async def _page(line: str) -> AsyncIterator[Visitor]:
    """Open the page that a command has named in its first line."""
    url = line.partition(": ")[2].strip()
    jar = aiohttp.CookieJar(unsafe=True)  # cookies of an IP address, too
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        async with session.get(url) as got:
            assert got.status == 200
        yield Visitor(session, url.partition("/?")[0])

"""`viva play` as a visitor starts it: a process, killed and started again."""

import asyncio
import contextlib
import json
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

ROOT = Path(__file__).parents[2]


WEEK = 7 * 86_400


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
async def playing(database: Path, *, kill: bool = False) -> AsyncIterator[Visitor]:
    """Start `viva play`, open its page, and stop it or kill it in the end."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "play", "--no-open", "--no-meaning"),
        *("--port", "0", "--db", str(database)),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    line = (await asyncio.wait_for(process.stdout.readline(), 30)).decode()
    url = line.partition(": ")[2].strip()
    jar = aiohttp.CookieJar(unsafe=True)  # cookies of an IP address, too
    try:
        async with aiohttp.ClientSession(cookie_jar=jar) as session:
            async with session.get(url) as got:
                assert got.status == 200
            yield Visitor(session, url.partition("/?")[0])
    finally:
        process.send_signal(signal.SIGKILL if kill else signal.SIGTERM)
        _, errors = await asyncio.wait_for(process.communicate(), 30)
        assert kill or process.returncode == 0, errors.decode()


async def test_a_restart_keeps_the_chat_and_the_session(tmp_path: Path) -> None:
    database = tmp_path / "play.db"
    async with playing(database) as visitor:
        ada = (await visitor.state())["people"][0]["id"]
        await visitor.act("move_clock", seconds=WEEK)
        await visitor.act("start", person=ada)
        before = await visitor.until(ada, 2)
    async with playing(database, kill=True) as visitor:
        assert await visitor.texts(ada) == before
        assert (await visitor.state())["now"] > time.time() + WEEK - 60, "time never runs back"
        await visitor.act("say", person=ada, chat=ada, text="/help")
        help_text = (await visitor.until(ada, 4))[-1]
    async with playing(database) as visitor:
        await visitor.act("say", person=ada, chat=ada, text="/help")
        texts = await visitor.until(ada, len(await visitor.texts(ada)) + 1)
        assert texts[-1] == help_text
        calls = (await visitor.state())["calls"]
        assert calls
        assert all(call["answer"]["ok"] for call in calls)


async def test_a_port_in_use_and_a_foreign_file_are_said_in_one_line(tmp_path: Path) -> None:
    async with playing(tmp_path / "play.db") as visitor:
        port = visitor.root.rpartition(":")[2]
        error = await failing("--port", port, "--db", str(tmp_path / "other.db"))
    assert error.startswith(f"viva: port {port} cannot be used")
    (tmp_path / "play.world.json").write_text(json.dumps({"format": 99}))
    error = await failing("--port", "0", "--db", str(tmp_path / "play.db"))
    assert error == f"viva: {tmp_path}/play.world.json does not hold the chats of a playground.\n"


async def failing(*options: str) -> str:
    """Start `viva play`, which must end by itself, and return what it complained of."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "play", "--no-open", "--no-meaning", *options),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        _, errors = await asyncio.wait_for(process.communicate(), 30)
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
    assert process.returncode == 2
    return errors.decode()

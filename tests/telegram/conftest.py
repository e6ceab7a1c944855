"""The bot against a strict Bot API, with a small topic of its own: one item of each kind."""

import asyncio
import logging
import socket
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import cache
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.config import Address
from bot.playground.local import LocalBotApi
from content.library import Library
from content.load import load_library
from state.records.learners import Role
from tests.chatting import Phone, Run, RunningBot, only
from tests.clock import NOON, Clock
from tests.telegram.classroom import Classroom, taught, tutor
from tests.telegram.desk import Desk, of

Ask = Callable[..., Awaitable[Phone]]
"""The fixture `ask`: starts a bot with these items of the small topic alone, and has Ada asked."""

TOPICS = Path(__file__).parent / "topics"


class Log(logging.Handler):
    """All that the bot has said in its log; wakes whoever waits for something to be said."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.loop = asyncio.get_running_loop()
        self.text = ""
        self.changed = asyncio.Event()

    def emit(self, record: logging.LogRecord) -> None:
        """Take a line of the log, its traceback included."""
        self.text += f"{record.levelname} {self.format(record)}\n"
        self.loop.call_soon_threadsafe(self.changed.set)


class Waking(Counter[str]):
    """Counts the faults that were played, and wakes whoever waits for one."""

    def __init__(self, changed: asyncio.Event) -> None:
        super().__init__()
        self.changed = changed

    def __setitem__(self, name: str, count: int) -> None:
        """Count, and wake."""
        super().__setitem__(name, count)
        self.changed.set()


@cache
def kinds() -> Library:
    """The small topic."""
    return load_library(TOPICS)


@pytest.fixture
def library() -> Library:
    return kinds()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def address() -> Address:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    return Address(f"http://127.0.0.1:{port}/hook", "127.0.0.1", port)


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def log() -> AsyncIterator[Log]:
    handler, ours = Log(), logging.getLogger("bot")
    ours.addHandler(handler)
    ours.setLevel(logging.INFO)
    yield handler
    ours.setLevel(logging.NOTSET)
    ours.removeHandler(handler)


@pytest.fixture
async def api(clock: Clock, log: Log) -> AsyncIterator[LocalBotApi]:
    async with LocalBotApi(clock=clock) as local:
        log.changed = local.changed
        local.faults.played = Waking(local.changed)
        yield local


@pytest.fixture
async def run(api: LocalBotApi, library: Library, tmp_path: Path) -> AsyncIterator[Run]:
    """Start a bot; at the end it is stopped and its database must agree with itself."""
    bots: list[RunningBot] = []

    async def start(**how: Any) -> RunningBot:
        bot = RunningBot(api, how.pop("library", library), tmp_path / "viva.db", **how)
        await bot.start()
        bots.append(bot)
        return bot

    yield start
    for bot in bots:
        if not bot.task.done():
            await bot.stop()
        assert bot.contradictions() == []


@pytest.fixture
async def bot(run: Run) -> RunningBot:
    return await run()


@pytest.fixture
async def hooked(run: Run, api: LocalBotApi, address: Address) -> RunningBot:
    """A bot that Telegram calls by webhook."""
    bot = await run(webhook=address)
    await api.until(lambda: api.world.webhook)
    return bot


@pytest.fixture
async def ask(run: Run, library: Library) -> Ask:
    async def asked(*items: str) -> Phone:
        ada = (await run(library=only(library, *items))).phone("Ada")
        await ada.say("/start t_kinds")
        return ada

    return asked


@pytest.fixture
async def ada(bot: RunningBot) -> Phone:
    return bot.phone("Ada")


@pytest.fixture
async def ben(bot: RunningBot) -> Phone:
    return bot.phone("Ben")


@pytest.fixture
async def room(run: Run, clock: Clock) -> Classroom:
    """A forum with a tutor and two learners in it, who are taught two of our topics."""
    clock.seconds = NOON
    bot = await run(library=taught())
    tess = tutor(bot, bot.api.world.person("Tess"))
    return Classroom(bot, tess, *(bot.api.world.person(name) for name in ("Ada", "Ben")))


@pytest.fixture
def ana(bot: RunningBot) -> Desk:
    """The phone of somebody whose topics are for everybody."""
    return of(bot, "Ana", Role.ORGANISER)

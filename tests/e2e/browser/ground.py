"""A real browser on the real page, for tests and for the pictures in the docs."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
from playwright.async_api import Browser, Page, async_playwright

from bot.commands.play import Insight
from bot.config import Secret, settings
from bot.playground.clock import PlayClock
from bot.playground.local import LocalBotApi
from bot.playground.web.cast import set_scene
from bot.playground.web.page_server import PageServer
from bot.playground.web.requests import PageDesk
from bot.playground.web.transcript import Transcript
from bot.telegram.app import run_bot
from bot.telegram.options import Controls, RunOptions
from bot.telegram.rate_limiter import UNLIMITED
from content.ids import topic_id_of
from content.library import Library
from content.load import load_library
from state.writer import Writer
from tests.databases import session_on

CHROMIUM = "/usr/bin/chromium"
OFFLINE = [  # the browser's own errands find no network here
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Playground:
    """A server with its page, a scripted or real bot, and tabs to look at it."""

    def __init__(self, desk: PageDesk, writer: Writer, browser: Browser) -> None:
        self.api = desk.api
        self.desk = desk
        self.writer = writer
        self.page = PageServer(desk)
        self.browser = browser
        self.errors: list[str] = []

    async def open(
        self, *, width: int = 1280, height: int = 800, dark: bool = False, scale: int = 1
    ) -> Page:
        """Open the page in a new window; a script error anywhere fails the test."""
        context = await self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            device_scale_factor=scale,
        )
        tab = await context.new_page()
        tab.set_default_timeout(10_000)
        tab.on("pageerror", lambda error: self.errors.append(str(error)))
        await tab.goto(self.page.url)
        await tab.locator("#chat-list button").first.wait_for(state="attached")
        return tab

    async def bot(self, method: str, **values: object) -> dict[str, Any]:
        """Call the Bot API as a scripted bot, with success."""
        body = await self.call(method, values)
        assert body["ok"], body
        result: dict[str, Any] = body["result"]
        return result

    async def refused(self, method: str, **values: object) -> dict[str, Any]:
        """Call the Bot API as a scripted bot, without."""
        body = await self.call(method, values)
        assert not body["ok"], body
        return body

    async def call(self, method: str, values: dict[str, object]) -> dict[str, Any]:
        """Call the Bot API and return the whole answer."""
        address = f"{self.api.url}/bot{self.api.token}/{method}"
        async with aiohttp.ClientSession() as session, session.post(address, json=values) as got:
            answer: dict[str, Any] = await got.json()
            return answer


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Debian's browser without a window."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=OFFLINE)
        yield browser
        await browser.close()


@asynccontextmanager
async def ground(browser: Browser, folder: Path) -> AsyncIterator[Playground]:
    """The page on a server that no bot has connected to yet."""
    clock = PlayClock()
    writer = Writer(session_on(folder / "play.db"))
    api = LocalBotApi(clock=clock)
    set_scene(api.world)
    desk = PageDesk(
        api, clock, "Europe/London", Transcript(api.world), Insight(api.world, writer), folder
    )
    playground = Playground(desk, writer, browser)
    await api.start()
    try:
        yield playground
    finally:
        await api.stop()
        writer.close()
    assert playground.errors == []


@asynccontextmanager
async def tutoring(playground: Playground, items: list[str]) -> AsyncIterator[Playground]:
    """The same page with the real bot behind it, teaching only these items."""
    chosen = settings(playground.desk.dialogues / "play.db")
    controls = Controls()
    options = RunOptions(
        Secret(playground.api.token),
        chosen,
        playground.api.url,
        playground.desk.clock,
        limits=UNLIMITED,
    )
    library = only(load_library(chosen.content), items)
    bot = asyncio.create_task(run_bot(options, playground.writer, library, controls))
    await playground.api.until(lambda: playground.api.server.poller.waiting)
    try:
        yield playground
    finally:
        controls.stop.set()
        assert await bot == 0


def only(library: Library, items: list[str]) -> Library:
    """The topics of these items, with nothing else in them to ask."""
    topics = {}
    for name in dict.fromkeys(topic_id_of(item) for item in items):
        topic = library.topics[name]
        kept = tuple(one for one in topic.questions if f"{name}/{one.id}" in items)
        topics[name] = topic.model_copy(update={"flashcards": (), "questions": kept})
    assert sum(len(topic.questions) for topic in topics.values()) == len(items)
    return Library(topics)


async def become(tab: Page, name: str) -> None:
    """Be somebody else."""
    await tab.locator("#persona").select_option(label=name)


async def say(tab: Page, text: str) -> None:
    """Type a message and send it."""
    field = tab.get_by_role("textbox", name="Message")
    await field.fill(text)
    await field.press("Enter")

"""Kill the bot once at each call that it makes of Telegram, and compare with a life without kills.

The theory. Between two calls the bot changes nothing but its own files, and `tests/state` kills it
at each of those changes. What is left are the calls: a kill before one was heard, and one after it
was done but before the bot knew. A call that looks the same as an earlier one (after a new start
all do) goes through, so that a life with kills comes to its end; it is killed once at each.

People live through the same day with and without kills: typed answers, taps, a poll, a round in a
group, a question of the day and its answer, a reminder, a picture, an export, a farewell. Whatever
was sent has then to be what would have been sent, one by one and in its order, each at most twice;
and the database has to be the same.
"""

import asyncio
import contextlib
import shutil
import signal
import socket
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Literal

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.playground.local import BOT_ID, LocalBotApi
from bot.playground.world.world import Chat, Person
from state.file.audit import contradictions
from state.file.database import open_database
from state.records.learners import Role, Who
from state.tables import roles
from tests.chatting import labels
from tests.clock import HOUR, NOON
from tests.e2e.forked import ForkedBot
from tests.e2e.outcome import Outcome, Phones, kept

TOPICS = Path(__file__).parents[1] / "telegram" / "topics"
PATIENCE = 60.0
"""Seconds for one step: some restarts on a busy machine."""

Kill = Literal["never", "before", "after"]
"""When the bot is killed: before a call of it is heard, or after it is done."""


class Killer:
    """Stands between the bot and Telegram, and kills the bot at each call once."""

    def __init__(self, kill: Kill) -> None:
        self.kill = kill
        self.victim: Callable[[], None] | None = None
        """Ends the bot that lives; None where none does."""
        self.lives = False
        """Whether the bot of now has called, so that its database is open."""
        self.killed_at: list[str] = []
        """The methods of the calls at which it was killed."""
        self._known: set[tuple[str, object]] = set()

    @web.middleware
    async def stand_between(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let a call through, or be the last that the bot sees."""
        self.lives = self.victim is not None
        call = await _recognised(request)
        if self.kill == "before" and self._strikes(call):
            return web.Response(status=500)
        response = await handler(request)
        if self.kill == "after":
            self._strikes(call)
        return response

    def _strikes(self, call: tuple[str, object]) -> bool:
        """Kill, unless it was done at this call before."""
        if self.victim is None or call in self._known:
            return False
        self._known.add(call)
        self.killed_at.append(call[0])
        self.victim()
        self.victim, self.lives = None, False
        return True


async def _recognised(request: web.Request) -> tuple[str, object]:
    """Give what a call is known by: its method, and what it says; with a file, how much."""
    method = request.match_info["method"]
    if request.content_type == "multipart/form-data":
        return method, request.content_length
    if method == "setWebhook":
        return method, None  # the secret is new each time
    return method, await request.read()


class Life:
    """A day of three people and a group, with the bot in a process of its own."""

    def __init__(self, folder: Path, kill: Kill, *, webhook: bool = False) -> None:
        """Live in a folder; `webhook` is how the bot first receives, then it is each by turns."""
        self.killer = Killer(kill)
        self.now = float(NOON)
        self.api = api = LocalBotApi(token=f"{BOT_ID}:{'x' * 30}", clock=lambda: self.now)
        api.server.app.middlewares.append(self.killer.stand_between)
        self.phones = Phones(api)
        self.tess, self.ada, self.ben = (api.world.person(name) for name in ("Tess", "Ada", "Ben"))
        self.group = api.world.group("Class", [self.tess, self.ada, self.ben])
        self.bot = ForkedBot(api, folder, hook=_free_address())
        self._webhook = webhook
        shutil.copytree(TOPICS, folder / "topics")
        with closing(open_database(self.bot.database, create=True)) as db:
            roles.give(db, Who(BOT_ID, self.tess.id), Role.TUTOR)

    async def run(self) -> Outcome:
        """Live it, and give what became of it."""
        self.bot.set_clock(self.now)
        async with self.api:
            await self._start()
            awake = asyncio.create_task(self._keep_awake())
            try:
                await self._live()
            finally:
                awake.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await awake
            self.killer.victim = None
            return self._outcome(await self.bot.stop())

    async def _start(self) -> None:
        self.killer.victim = self.bot.kill
        await self.bot.start(webhook=self._webhook)

    async def _keep_awake(self) -> None:
        """Start the bot again after each kill, by the other way of receiving."""
        while True:
            code = await self.bot.ended()
            assert code == -signal.SIGKILL, self.bot.log.read_text()[-3000:]
            self._webhook = not self._webhook
            await self._start()

    async def _live(self) -> None:
        """Let the day pass; what three people do at the same time stands in one line."""
        group, tess, ada, ben = self.group, self.tess, self.ada, self.ben
        say, tap, vote, quiet = self._say, self._tap, self._vote, self._quiet
        await quiet(say(ada, "/start t_kinds"), say(ben, "/start"), say(tess, "/setup", group))
        await quiet(tap(ada, "A."), tap(ben, "One of each"), tap(tess, "17:00", group))
        await quiet(tap(ada, "Next"), say(ben, "hint"), tap(tess, "Monday to Friday", group))
        await quiet(say(ada, "customer"), say(ben, "b"), say(tess, "/round", group))
        await quiet(tap(ada, "I knew it"), vote(ada, 0), vote(ben, 2))
        await quiet(say(ada, "undo"), say(ada, "/remind 9:00"), tap(tess, "Answer, then", group))
        await quiet(vote(ben, 0), say(ada, "/picture"), say(ben, "/export"))
        await quiet(tap(tess, "End the round", group))
        await self._later(5, group)
        await quiet(vote(ada, 1), vote(ben, 1))
        await self._later(16, group, ada)
        await quiet(say(ben, "/forget"))
        await quiet(tap(ben, "Erase"))

    async def _later(self, hours: float, *chats: Chat | Person) -> None:
        """Let time pass, after which something comes into these chats by itself."""
        before = {chat.id: len(self.phones.chats[chat.id]) for chat in chats}
        self.now += hours * HOUR
        self.bot.set_clock(self.now)
        shown = self.phones.chats
        await self.api.until(lambda: all(len(shown[c]) > before[c] for c in before), PATIENCE)
        await self._quiet()

    def _say(self, person: Person, text: str, chat: Chat | None = None) -> None:
        self.api.people.say(person, chat or person, text)

    def _tap(self, person: Person, label: str, chat: Chat | None = None) -> None:
        """Tap the newest button whose label begins so."""
        for message in reversed(self.api.sent(chat or person)):
            for one in labels(message):
                if one.startswith(label):
                    self.api.people.press(person, message, one)
                    return
        shown = [(one.get("text"), labels(one)) for one in self.api.sent(chat or person)]
        raise AssertionError(f"no button {label!r} among {shown}")

    def _vote(self, person: Person, option: int) -> None:
        poll = next(one for one in reversed(self.api.sent(self.group)) if "poll" in one)
        self.api.people.vote(person, poll, [option])

    async def _quiet(self, *_acts: None) -> None:
        """Wait until all that has happened is worked off, and all that was said is sent."""
        async with asyncio.timeout(PATIENCE):
            while self._is_busy():  # noqa: ASYNC110  # in a process that tells us nothing
                await asyncio.sleep(0.01)

    def _is_busy(self) -> bool:
        if not self.killer.lives or self.api.world.updates.pending:
            return True
        query = """SELECT 1 FROM inbox WHERE state = 'new'
            UNION ALL SELECT 1 FROM outbox WHERE state = 'waiting'
            UNION ALL SELECT 1 FROM forgetting"""
        with closing(sqlite3.connect(self.bot.database)) as db:
            return bool(db.execute(query).fetchall())

    def _outcome(self, code: int | None) -> Outcome:
        taps = self.api.world.callbacks.values()
        with closing(sqlite3.connect(self.bot.database)) as db:
            return Outcome(
                code,
                {chat: list(shown.values()) for chat, shown in self.phones.chats.items()},
                [tap.answer for tap in taps],
                kept(db),
                contradictions(db),
                self.killer.killed_at,
            )


def _free_address() -> str:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return f"127.0.0.1:{taken.getsockname()[1]}"

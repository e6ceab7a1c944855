"""The bot on Telegram in a test: it runs in this process and speaks HTTP to a strict local Bot API.

Nothing here sleeps: a test waits for a condition, which is looked at whenever the server or the
database has changed. A `Phone` is one person's chat; what it shows is what Telegram would show.
"""

import asyncio
import copy
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.config import Address, Secret, Settings
from bot.counts import Counts
from bot.engine.reloading import Load
from bot.playground.local import LocalBotApi
from bot.playground.world.world import Person
from bot.telegram.app import ExitCode, run_bot
from bot.telegram.options import Controls, RunOptions
from bot.telegram.patience import Patience
from bot.telegram.rate_limiter import NO_LIMIT, UNLIMITED, Limit
from content.library import Library
from content.load import reload
from state.errors import NotSaved
from state.file.audit import contradictions
from state.file.database import read_only
from state.file.session import FileSession
from state.writer import Waiter, Work, Writer
from tests.databases import Reader, open_or_make

Json = dict[str, Any]

Run = Callable[..., Awaitable["RunningBot"]]
"""The fixture `run`: starts a bot, with other content or other limits where they are named."""

ZONE = "Europe/London"

QUICK = Patience(tick=0.05, retry=0.01, first_pause=0.01, longest_pause=0.05)
"""What is tried again is tried at once."""


class WakingWriter(Writer):
    """A writer that wakes whoever waits for a condition after everything it has done."""

    def __init__(self, connection: sqlite3.Connection, wake: Callable[[], None]) -> None:
        self._wake = wake
        super().__init__(FileSession(connection))

    def hand_in(self, work: Work[Any], waiter: Waiter) -> None:
        """Hand in work; the tests are woken when it is done."""

        def then_wake(tell: Callable[[Any], object]) -> Callable[[Any], object]:
            def told(outcome: Any) -> None:
                tell(outcome)
                self._wake()

            return told

        done, failed = then_wake(waiter.done), then_wake(waiter.failed)
        super().hand_in(work, Waiter(waiter.is_wanted, done, failed))


@dataclass
class RunningBot:
    """A bot, the Telegram it talks to, and the database it writes."""

    api: LocalBotApi
    library: Library
    database: Path
    patience: Patience = QUICK
    flood: Limit = NO_LIMIT
    webhook: Address | None = None
    load: Load = reload
    look_over: Load | None = None
    backups: Path | None = None
    counts: Counts = field(default_factory=Counts)
    controls: Controls = field(default_factory=Controls)
    reader: Reader | None = None
    """Is there while it runs."""

    async def start(self) -> None:
        """Start, on the database as it is."""
        loop = asyncio.get_running_loop()

        def wake() -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(self.api.changed.set)

        self.controls = Controls()
        self.writer = WakingWriter(open_or_make(self.database), wake)
        self.reader = Reader(self.database)
        settings = Settings(self.database, self.database.parent / "topics", ZONE)
        options = RunOptions(
            Secret(self.api.token),
            settings,
            self.api.url,
            clock=self.api.world.clock,
            limits=UNLIMITED,
            flood=self.flood,
            patience=self.patience,
            webhook=self.webhook,
            load=self.load,
            look_over=self.look_over,
            backups=self.backups,
            counts=self.counts,
        )
        self.task = asyncio.create_task(run_bot(options, self.writer, self.library, self.controls))
        self.task.add_done_callback(lambda _: self.api.changed.set())

    async def stop(self) -> ExitCode:
        """Tell it to stop, and give its exit code."""
        self.controls.stop.set()
        return await self.end()

    async def end(self) -> ExitCode:
        """Wait for it to end by itself, and give its exit code."""
        try:
            return await asyncio.wait_for(self.task, 15)
        finally:
            self._let_go()

    def _let_go(self) -> None:
        """Close the database; the writer last, which so can leave it in one file."""
        if self.reader is not None:
            self.reader.close()
            self.reader = None
        self.writer.close()

    def phone(self, name: str, **details: Any) -> "Phone":
        """Give the phone of somebody who may be new."""
        return Phone(self, self.api.world.person(name, **details))

    def deliver(self, **update: Any) -> int:
        """Let Telegram deliver an update that no phone would make; gives its number."""
        updates = self.api.world.updates
        updates.last_id = update.setdefault("update_id", updates.last_id + 1)
        updates.pending.append(update)
        if updates.wake:
            updates.wake()
        return updates.last_id

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """Read the database as it is now."""
        if self.reader is not None:
            return self.reader.rows(query, *values)
        with closing(Reader(self.database)) as reader:
            return reader.rows(query, *values)

    def state_of(self, update_id: int) -> str | None:
        """Tell how far an update has come: new, done or aside; None if it is not stored."""
        key = (self.api.world.bot.id, update_id)
        rows = self.rows("SELECT state FROM inbox WHERE bot_id = ? AND update_id = ?", *key)
        return rows[0][0] if rows else None

    async def worked_off(self, update_id: int) -> str:
        """Wait until an update is done with, and give its state."""
        await self.api.until(lambda: self.state_of(update_id) not in (None, "new"))
        return str(self.state_of(update_id))

    def has_room(self) -> bool:
        """Give a full disk room again; False where that went down with others' work, as it may."""
        try:
            self.writer.do(lambda db: db.execute("PRAGMA max_page_count=1000000"))
        except NotSaved:
            return False
        return True

    def waiting(self, chat_id: int) -> int:
        """Count the letters that wait to be sent to a chat."""
        query = "SELECT count(*) FROM outbox WHERE chat_id = ? AND state = 'waiting'"
        return int(self.rows(query, chat_id)[0][0])

    def calls(self, method: str) -> list[Json]:
        """Give the parameters of all calls of a method that were answered, oldest first."""
        return [call.values for call in self.api.server.calls if call.method == method]

    def contradictions(self) -> list[str]:
        """Everything in the database that contradicts itself."""
        with closing(read_only(self.database)) as db:
            return contradictions(db)


class Watched:
    """A chat with the bot, in which all is noticed that it shows."""

    def __init__(self, bot: RunningBot, chat_id: int) -> None:
        self.bot = bot
        self._chat_id = chat_id
        self.shown: list[Json] = []
        """Every message of the bot as it was when it was sent or edited."""
        bot.api.world.listeners.append(self._watch)

    def _watch(self, event: str, about: Json) -> None:
        if event not in {"message", "edited"} or about["chat"]["id"] != self._chat_id:
            return
        if about["from"]["id"] == self.bot.api.world.bot.id:
            self.shown.append(copy.deepcopy(about))

    def toasts(self) -> list[str]:
        """Give the words in passing that taps were answered with."""
        taps = self.bot.api.world.callbacks.values()
        return [t.answer.get("text", "") for t in taps if t.answer and t.chat == self._chat_id]


class Phone(Watched):
    """One person's private chat with the bot."""

    def __init__(self, bot: RunningBot, person: Person) -> None:
        super().__init__(bot, person.id)
        self.person = person

    @property
    def id(self) -> int:
        """The number of the person and of their chat."""
        return self.person.id

    @property
    def screen(self) -> Json:
        """The bot's newest message, as it stands."""
        return self.bot.api.sent(self.person)[-1]

    def type(self, text: str) -> int:
        """Send words and wait for nothing; gives the number of the update."""
        self.bot.api.people.say(self.person, self.person, text)
        return self.bot.api.world.updates.last_id

    def tap_at(self, message: Json, button: str) -> int:
        """Tap a button, by label or data, and wait for nothing."""
        self.bot.api.people.press(self.person, message, button)
        return self.bot.api.world.updates.last_id

    def with_button(self, label: str) -> Json:
        """Find the newest message that has a button."""
        for message in reversed(self.bot.api.sent(self.person)):
            if label in labels(message):
                return message
        raise AssertionError(f"no button {label!r} on {self.person.first_name}'s phone")

    async def say(self, text: str) -> str:
        """Send words, wait until the reply is there, and give all that it shows."""
        return await self._answered(lambda: self.type(text))

    async def tap(self, label: str) -> str:
        """Tap the newest button with this label, and give all that the reply shows."""
        message = self.with_button(label)
        return await self._answered(lambda: self.tap_at(message, label))

    async def _answered(self, act: Callable[[], int]) -> str:
        before = len(self.shown)
        await self.quiet(act())
        return "\n\n".join(one.get("text") or one["caption"] for one in self.shown[before:])

    async def quiet(self, update_id: int) -> None:
        """Wait until an update is worked off and nothing waits to be sent to this chat."""
        await self.bot.worked_off(update_id)
        await self.bot.api.until(lambda: not self.bot.waiting(self.id))

    def attempts(self) -> list[tuple[str, str]]:
        """Give the graded responses, oldest first: what was typed, and how it came out."""
        query = "SELECT response, outcome FROM attempts WHERE learner_id = ? ORDER BY id"
        return [(str(row[0]), str(row[1])) for row in self.bot.rows(query, self.id)]

    def reviews(self) -> list[int]:
        """Give the ratings in the log, oldest first."""
        query = "SELECT rating FROM reviews WHERE learner_id = ? ORDER BY id"
        return [row[0] for row in self.bot.rows(query, self.id)]


def labels(message: Json) -> list[str]:
    """Give the labels of a message's buttons."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


def buttons(message: Json) -> list[tuple[str, str]]:
    """Give the buttons of a message: label and data."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [(button["text"], button["callback_data"]) for row in rows for button in row]


def only(library: Library, *items: str) -> Library:
    """Give a library of one topic with just these items."""
    (topic,) = library.topics.values()
    kept = topic.model_copy(
        update={
            "flashcards": tuple(card for card in topic.flashcards if card.id in items),
            "questions": tuple(one for one in topic.questions if one.id in items),
        }
    )
    return Library({topic.topic: kept})

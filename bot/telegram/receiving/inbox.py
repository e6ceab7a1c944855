"""Inbox -> handlers: every stored update is worked off once, in the order of its chat.

An update that cannot be parsed, or that fails three times, is set aside with its reason; in the
latter case the learner is told, once and calmly. What could not be saved is tried until it can be,
and whoever waits for it is told why nothing comes. What was being worked on at a crash is still in
the inbox, and is taken up again at the next start.
"""

import logging
import time
from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import ContextTypes

from bot.telegram.beside.excuses import Excuses
from bot.telegram.connection import App
from bot.telegram.lanes import Lanes
from bot.telegram.rate_limiter import Buckets, Limit
from bot.telegram.receiving.parsing import update_in
from bot.telegram.redact import Seldom
from bot.telegram.sending.sender import Sender
from bot.telegram.shared import Shared
from state.awaiting import awaited
from state.errors import NotSaved
from state.records.mail import Arrival, Letter, Posting
from state.sql import Connection
from state.tables import mailbox
from state.writer import Writer

log = logging.getLogger(__name__)

Context = ContextTypes.DEFAULT_TYPE
Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]
"""What the library calls for an update."""

MAX_TRIES = 3

FLOOD = Limit(2, 20)
"""What one chat may ask of us: 20 at once, then 2 a second. More waits; nothing is dropped."""

_Waiting = tuple[Arrival, float]
"""An update, and since when it waits, by the clock that never jumps."""

A_CLASS = 15
"""People who may be busy in one group at the same time."""


class Inbox:
    """Works off the inbox of one bot."""

    def __init__(
        self,
        shared: Shared,
        application: App,
        sender: Sender,
        trouble: Callable[[Connection, int], Letter],
        excuses: Excuses,
        flood: Limit,
    ) -> None:
        """Begin with nothing in hand.

        `trouble` words what somebody is told whose update failed; `flood` is what one of them may
        ask.
        """
        self._shared = shared
        self._counts, self._patience = shared.counts, shared.patience
        self._application = application
        self._sender = sender
        self._trouble = trouble
        self._excuses = excuses
        self._flood = flood
        self._unparsed = Seldom()
        self._buckets = Buckets(self._limit, time.monotonic)
        self._errors: dict[int, BaseException] = {}
        self._lanes: Lanes[_Waiting] = Lanes(self._take, order=lambda one: one[0].update_id)

    def put(self, arrival: Arrival) -> None:
        """Take a stored update on."""
        self._lanes.put(arrival.chat_id, (arrival, time.monotonic()))

    async def stop(self, deadline: float) -> None:
        """Finish the updates under way by a time of the loop; the others stay in the inbox."""
        await self._lanes.stop(deadline)

    async def note_error(self, update: object, context: Context) -> None:
        """Be told by the library that a handler raised."""
        if isinstance(update, Update) and context.error is not None:
            self._errors[update.update_id] = context.error

    async def _take(self, waiting: _Waiting) -> None:
        arrival, since = waiting
        await self._work_off(arrival)
        self._excuses.over(arrival.chat_id)
        self._counts.updates_took.note(time.monotonic() - since)

    async def _work_off(self, arrival: Arrival) -> None:
        await self._hold_back(arrival.chat_id)
        await self._sender.sent(arrival.chat_id, self._patience.earlier_replies)
        try:
            update = update_in(arrival.body, self._application.bot)
        except Exception as error:  # noqa: BLE001  # whatever a hostile update makes the parser raise
            why = f"cannot be parsed: {type(error).__name__}"
            self._unparsed.say("update %s %s", arrival.update_id, why)
            await self._save(lambda db: self._set_aside(db, arrival, why))
            self._counts.updates_aside += 1
            return
        tries = 0
        while (wrong := await self._try(update)) is not None:
            if isinstance(wrong, NotSaved):
                log.error("update %s is kept: %s", arrival.update_id, wrong)
                self._excuses.make(arrival)
            else:
                tries += 1
                log.error("update %s failed", arrival.update_id, exc_info=wrong)
                if tries >= MAX_TRIES:
                    await self._give_up(arrival, wrong)
                    return
            await self._lanes.pause(self._patience.retry)
        self._counts.updates_done += 1

    async def _try(self, update: Update) -> BaseException | None:
        """Work an update off; give what went wrong."""
        await self._application.process_update(update)
        return self._errors.pop(update.update_id, None)

    async def _give_up(self, arrival: Arrival, error: BaseException) -> None:
        """Set an update aside and tell the learner, in one transaction."""

        def work(db: Connection) -> list[Posting]:
            self._set_aside(db, arrival, f"failed: {type(error).__name__}")
            letters, now = [self._trouble(db, arrival.chat_id)], self._shared.now()
            return mailbox.post(db, self._shared.bot_id, arrival.chat_id, letters, now)

        postings = await self._save(work)
        self._counts.updates_aside += 1
        self._sender.put(postings)

    def _set_aside(self, db: Connection, arrival: Arrival, why: str) -> list[Posting]:
        mailbox.set_aside(db, self._shared.bot_id, arrival.update_id, why)
        return []

    async def _save(self, work: Callable[[Connection], list[Posting]]) -> list[Posting]:
        """Write something down, however long the disk is full."""
        while True:
            try:
                return await awaited(self._shared.writer.submit(work))
            except NotSaved as error:
                log.warning("kept for later: %s", error)
                await self._lanes.pause(self._patience.retry)

    async def _hold_back(self, chat_id: int) -> None:
        """Make a chat that floods us wait; the others do not notice."""
        if (pause := self._buckets.of(chat_id).take(time.monotonic())) > 0:
            await self._lanes.pause(pause)

    def _limit(self, chat_id: int) -> Limit:
        """Give what a chat may ask: in a group (a negative number) a whole class does."""
        if chat_id > 0:
            return self._flood
        return Limit(A_CLASS * self._flood.a_second, A_CLASS * self._flood.burst)


def ignoring(
    writer: Writer, bot_id: int
) -> Callable[[Update, Context | None], Coroutine[Any, Any, None]]:
    """Make the callback for updates that mean nothing to us: they are done, and get no answer.

    Without that note they would be worked off again after every start. It returns when the note is
    on disk, and needs no context.
    """

    async def ignore(update: Update, _context: Context | None) -> None:
        number = update.update_id
        await awaited(writer.submit(lambda db: mailbox.finish(db, bot_id, number)))

    return ignore

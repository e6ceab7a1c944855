"""What has to be done now and then: mail goes, memories are fitted, a backup is made.

Fitting a learner's own memory parameters takes some processor time, so it runs in a thread, one
learner after the other, on a connection of its own; only what it found is written in the writer's
transaction. A full disk puts all of it off, and a log that cannot be fitted only itself.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from state.awaiting import awaited
from state.errors import NotSaved, StateError
from state.file import rotation
from state.memory import fitting
from state.memory.fitting import Fitted
from state.memory.retrievals import histories
from state.privacy import restoring
from state.records.learners import Who
from state.sql import Connection
from state.tables import mailbox, topics
from state.tables.memory import parameters, reviews
from state.writer import Work, Writer

log = logging.getLogger(__name__)

T = TypeVar("T")

EVERY_SECONDS = 3600.0


class Housekeeper:
    """Keeps one bot's database in order."""

    def __init__(self, writer: Writer, bot_id: int, *, now: Callable[[], int]) -> None:
        self._writer = writer
        self._bot_id = bot_id
        self._now = now

    async def run(self) -> None:
        """Do what is to be done, every hour, until cancelled."""
        while True:
            with contextlib.suppress(NotSaved):
                await self._do(lambda db: mailbox.clear_out(db, self._bot_id, self._now()))
                await self._do(lambda db: topics.expire_sent(db, self._bot_id, self._now()))
                await self._do(lambda db: topics.expire_uploads(db, self._bot_id, self._now()))
                await self.fit_memories()
            await asyncio.sleep(EVERY_SECONDS)

    async def fit_memories(self) -> None:
        """Fit the memory parameters of everybody whose turn has come, a month after the last."""
        while (who := await self._do(self._next)) is not None:
            fitted = await asyncio.to_thread(self._fitted, who)
            await self._take(who, fitted)

    def _next(self, db: Connection) -> Who | None:
        return parameters.next_to_fit(db, self._bot_id, self._now())

    async def _take(self, who: Who, fitted: Fitted | None) -> None:
        await self._do(lambda db: reviews.take_fit(db, who, fitted, self._now()))

    def _fitted(self, who: Who) -> Fitted | None:
        with self._writer.reading() as db:
            told, now = histories(reviews.log(db, who)), parameters.current(db, who)
        try:
            return fitting.fit(told.values(), now)
        except BaseException:  # a panic of the library is no Exception
            log.exception("the memory of learner %s cannot be fitted", who.learner_id)
            return None

    async def _do(self, work: Work[T]) -> T:
        return await awaited(self._writer.submit(work))


class Backups:
    """Backs a database up each day, whoever is served from it."""

    def __init__(self, database: Path, folder: Path, *, now: Callable[[], float]) -> None:
        self._database = database
        self._folder = folder
        self._now = now

    async def run(self) -> None:
        """See to it every hour, until cancelled."""
        while True:
            await self.make()
            await asyncio.sleep(EVERY_SECONDS)

    async def make(self) -> None:
        """Make today's backup, in a thread, unless it is there; a short disk puts it off.

        Whoever was forgotten since is taken out of those that are kept.
        """
        for work, failed in ((self._make, "no backup"), (self._clean, "not all backups cleaned")):
            try:
                await asyncio.to_thread(work)
            except StateError as error:
                log.warning("%s: %s", failed, error)

    def _make(self) -> None:
        today = datetime.fromtimestamp(self._now(), UTC).date()
        made = rotation.back_up(self._database, self._folder, today)
        if made is not None:
            log.info("backed up to %s, and checked", made)

    def _clean(self) -> None:
        if cleaned := restoring.clean_backups(self._database, self._folder):
            log.info("whoever was forgotten since is erased from %s backups", cleaned)

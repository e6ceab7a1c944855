"""Which bots of the roster this process runs, where several share one PostgreSQL server.

Each worker is given the whole roster and takes its share of it, a bot at a time by lock
(`state.postgres.leases`). When another worker comes, whoever has more than its share stops some and
gives them back; when one goes, the others take what it had. One bot never needs two workers:
Telegram lets it send thirty messages a second, which a fraction of a core does.

Private rules: a bot is given back only when it has stopped. A worker that does not hear from the
server must not send, as another may have taken over; one whose connection is lost stops all that it
runs, and begins again on a new one, exactly as after a crash.
"""

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from bot.roster import Served
from bot.telegram.health import note
from state.awaiting import awaited
from state.errors import NotSaved
from state.postgres import leases
from state.postgres.leases import BEAT_SECONDS, SILENT_SECONDS
from state.postgres.session import PostgresSession
from state.sql import Connection
from state.writer import Writer


class Leased:
    """The shares of one worker among several."""

    def __init__(
        self, session: PostgresSession, writer: Writer, lost: asyncio.Event, path: Path
    ) -> None:
        """`lost` is set when the connection is lost, and all that was taken with it.

        `path` is the file in which is noted that the server was heard from.
        """
        self._path = path
        self.changed = asyncio.Event()
        self._session = session
        self._writer = writer
        self._lost = lost
        self._wanted: tuple[int, ...] = ()
        self._taken: set[int] = set()
        self._too_many: set[int] = set()
        self._heard = float("-inf")

    def mine(self, bots: Sequence[Served]) -> tuple[Served, ...]:
        """Give those that are taken, less those that are to go to another worker."""
        self._wanted = tuple(bot.number for bot in bots)
        return tuple(bot for bot in bots if bot.number in self._taken - self._too_many)

    async def let_go(self, bots: Sequence[Served]) -> None:
        """Give back what has stopped."""
        numbers = {bot.number for bot in bots} & self._taken
        if numbers and not self._lost.is_set():
            await awaited(self._writer.submit(lambda db: _give_back(db, numbers)))
        self._taken -= numbers
        self._too_many -= numbers

    def may_send(self) -> bool:
        """Tell whether nobody else can have taken over meanwhile."""
        return _now() - self._heard < SILENT_SECONDS

    async def run(self) -> None:
        """Say every two seconds that we are here, and see what is to be taken or given back."""
        with suppress(NotSaved):  # which the first look tells as well
            await awaited(self._writer.submit(leases.enter))
        while not self._lost.is_set():
            before = _now()
            try:
                taken, share = await awaited(self._writer.submit(self._look))
            except NotSaved:
                self._notice_loss()
            else:
                self._heard = before
                note(self._path)
                self._take_in(taken, share)
            await asyncio.sleep(BEAT_SECONDS)

    def _look(self, db: Connection) -> tuple[set[int], int]:
        """Take what is free, up to our share; in the writer's thread, and maybe twice."""
        leases.end_silent(db)
        share = leases.share(len(self._wanted), leases.workers(db))
        taken = set(self._taken)
        for bot_id in self._wanted:
            if len(taken) >= share:
                break
            if bot_id not in taken and leases.take(db, bot_id):
                taken.add(bot_id)
        return taken, share

    def _take_in(self, taken: set[int], share: int) -> None:
        before = self._taken - self._too_many
        self._taken = taken
        surplus = len(taken) - share
        self._too_many = set(sorted(taken)[:surplus]) if surplus > 0 else set()
        if self._taken - self._too_many != before:
            self.changed.set()

    def _notice_loss(self) -> None:
        if self._session.is_lost:
            self._lost.set()


def _give_back(db: Connection, numbers: set[int]) -> None:
    for number in numbers:
        leases.give_back(db, number)


def _now() -> float:
    """Tell the time by a clock that goes on while the machine sleeps, where there is one."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)

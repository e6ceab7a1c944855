"""Which bots of the roster this process runs, where several share one PostgreSQL server.

Each worker is given the whole roster and takes its share of it, a bot at a time by lock
(`state.postgres.leases`). When another worker comes, whoever has more than its share stops some and
gives them back; when one goes, the others take what it had. No bot is run by two workers at once:
docs/decisions.md says why bots are shared, and not chats.

Private rules: a bot is given back only when it has stopped. A worker that does not hear from the
server must not send, because another may have taken over. One whose connection is lost stops
everything, and begins again on a new connection exactly as after a crash.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Collection, Sequence
from functools import partial
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
        self,
        session: PostgresSession,
        writer: Writer,
        lost: asyncio.Event,
        path: Path,
        before: Callable[[], Awaitable[None]],
    ) -> None:
        """`lost` is set when the connection is lost, and all that was taken with it.

        `path` is the file in which is noted that the server was heard from. What is to be done
        `before` any bot is taken is tried until it does not raise NotSaved.
        """
        self._path = path
        self._before = before
        self._entered = False
        self.changed = asyncio.Event()
        self._session = session
        self._writer = writer
        self._lost = lost
        self._wanted: tuple[int, ...] = ()
        self._taken: frozenset[int] = frozenset()
        self._too_many: frozenset[int] = frozenset()
        self._stopped: frozenset[int] = frozenset()
        self._heard = float("-inf")

    def mine(self, bots: Sequence[Served]) -> tuple[Served, ...]:
        """Give those that are taken, less those that are to go to another worker."""
        self._wanted = tuple(bot.number for bot in bots)
        return tuple(bot for bot in bots if bot.number in self._own)

    def let_go(self, bots: Sequence[Served]) -> None:
        """Have what has stopped given back, at the next look."""
        self._stopped |= {bot.number for bot in bots} & self._taken

    def may_send(self) -> bool:
        """Tell whether nobody else can have taken over before Telegram has what is sent now."""
        return not self._session.is_lost and _now() - self._heard < SILENT_SECONDS - BEAT_SECONDS

    async def run(self) -> None:
        """Say every second that we are here, and see what is to be taken or given back."""
        while not self._lost.is_set():
            before, stopped = _now(), self._stopped
            look = partial(_look, wanted=self._wanted, kept=self._taken - stopped, stopped=stopped)
            try:
                await self._enter()
                taken, share = await awaited(self._writer.submit(look))
            except NotSaved:
                self._notice_loss()
            else:
                self._heard = before
                note(self._path)
                self._stopped -= stopped
                self._take_in(taken, share)
            await asyncio.sleep(BEAT_SECONDS)

    async def _enter(self) -> None:
        """Become a worker, once all is done that comes before."""
        if not self._entered:
            await self._before()
            await awaited(self._writer.submit(leases.enter))
            self._entered = True

    @property
    def _own(self) -> frozenset[int]:
        return self._taken - self._too_many - self._stopped

    def _take_in(self, taken: frozenset[int], share: int) -> None:
        before = self._own
        self._taken = taken
        self._too_many = frozenset(sorted(taken)[: max(0, len(taken) - share)])
        if self._own != before:
            self.changed.set()

    def _notice_loss(self) -> None:
        if self._session.is_lost:
            self._lost.set()


def _look(
    db: Connection, *, wanted: Collection[int], kept: frozenset[int], stopped: frozenset[int]
) -> tuple[frozenset[int], int]:
    """Give back what has stopped and take what is free; gives what is taken, and our share.

    May be run twice, as all work.
    """
    leases.end_silent(db)
    for bot_id in stopped:
        leases.give_back(db, bot_id)
    taken, share = set(kept), leases.share(len(wanted), leases.workers(db))
    for bot_id in wanted:
        if len(taken) < share and bot_id not in taken | stopped and leases.take(db, bot_id):
            taken.add(bot_id)
    return frozenset(taken), share


def _now() -> float:
    """Tell the time by a clock that goes on while the machine sleeps, where there is one."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)

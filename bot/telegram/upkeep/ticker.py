"""What nobody asked for just now, when its time has come: questions, answers, reminders.

Looked for at a steady pace by an indexed moment, so a clock that jumps and a bot that was away make
no difference to it; what was planned by a clock that ran ahead is planned again. Each thing is made
for itself: what fails is put off and said in the log, and the rest goes out.
"""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Future
from itertools import chain
from math import inf
from typing import Protocol, TypeVar

from bot.engine.engine import Engine
from bot.engine.groups.engine import GroupEngine
from bot.telegram.patience import Patience
from bot.telegram.sending.sender import Sender
from state.awaiting import awaited
from state.errors import NotSaved
from state.records.mail import Posting
from state.tables import falling_due
from state.writer import Writer

log = logging.getLogger(__name__)

D_contra = TypeVar("D_contra", contravariant=True)

A_FEW = 3
"""Reminders that are made at once: choosing what somebody would be asked takes milliseconds, and
nobody's answer should wait long for that."""


class Watch:
    """Looks for all bots of a process at once, and wakes those for which anything has fallen due.

    Hundreds of quiet bots cost one query a tick then, and not hundreds.
    """

    def __init__(self, writer: Writer, *, now: Callable[[], float], patience: Patience) -> None:
        self._writer = writer
        self._now = now
        self._patience = patience
        self._waiting: dict[int, asyncio.Event] = {}
        self._latest = 0

    async def wait(self, bot_id: int) -> None:
        """Wait until something has fallen due for a bot."""
        woken = self._waiting.setdefault(bot_id, asyncio.Event())
        try:
            await woken.wait()
        finally:
            self._waiting.pop(bot_id, None)

    async def run(self) -> None:
        """Look until cancelled; a full disk only puts it off."""
        while True:
            await asyncio.sleep(self._patience.tick)
            now = int(self._now())
            with contextlib.suppress(NotSaved):
                waiting = tuple(self._waiting)
                # That the clock was put back concerns everybody.
                woken = waiting if now < self._latest else await self._due(waiting, now)
                for bot_id in woken:
                    if bot_id in self._waiting:
                        self._waiting[bot_id].set()
            self._latest = now

    async def _due(self, waiting: tuple[int, ...], now: int) -> list[int]:
        look = self._writer.submit(lambda db: falling_due.bots(db, waiting, now))
        return await awaited(look)


class _Making(Protocol[D_contra]):
    """Makes what has fallen due, and puts off what failed."""

    def do(self, one: D_contra, now: int, /) -> "Future[list[Posting]]":
        """Make one thing; gives what is to be sent."""

    def put_off(self, one: D_contra, now: int, /) -> "Future[None]":
        """Try it again in a while."""


class Ticker:
    """Looks for what has fallen due for one bot.

    Between two looks it waits by `pause`, which is to be over when something may have fallen due.
    """

    def __init__(
        self,
        engine: Engine,
        groups: GroupEngine,
        sender: Sender,
        *,
        now: Callable[[], int],
        pause: Callable[[], Awaitable[None]],
    ) -> None:
        self._engine = engine
        self._groups = groups
        self._sender = sender
        self._now = now
        self._pause = pause
        self._latest: float = inf

    async def run(self) -> None:
        """Look until cancelled; a full disk only puts it off."""
        while True:
            if not await self._look():
                await self._pause()

    async def _look(self) -> bool:
        """Make and send what is due; tells whether there was anything, so that more may be."""
        busy, now = False, self._now()
        for make in (self._plan_again, self._for_learners, self._for_groups):
            try:
                busy = await make(now) or busy
            except NotSaved:
                continue  # a full disk puts it off
            except Exception:
                log.exception("what has fallen due cannot be made")
        return busy

    async def _plan_again(self, now: int) -> bool:
        """Set right what was planned ahead, at the start and whenever the clock was put back."""
        if now < self._latest:
            await awaited(self._groups.plan_again(now))
        self._latest = now
        return False

    async def _for_learners(self, now: int) -> bool:
        due = await awaited(self._engine.due(now))
        parts = [due[start : start + A_FEW] for start in range(0, len(due), A_FEW)]
        return any([await self._make(self._engine, some, now) for some in parts])

    async def _for_groups(self, now: int) -> bool:
        due = await awaited(self._groups.due(now))
        return await self._make(self._groups, due, now)

    async def _make(self, engine: _Making[D_contra], due: Sequence[D_contra], now: int) -> bool:
        """Make and send some of what has fallen due, all of it with one flush to the disk."""
        making = [awaited(engine.do(one, now)) for one in due]
        outcomes = await asyncio.gather(*making, return_exceptions=True)
        made = [outcome for outcome in outcomes if not isinstance(outcome, BaseException)]
        self._sender.put(chain.from_iterable(made))
        for one, outcome in zip(due, outcomes, strict=True):
            if isinstance(outcome, BaseException) and not isinstance(outcome, NotSaved):
                log.error("put off: %s", type(one).__name__, exc_info=outcome)
                await awaited(engine.put_off(one, now))
        return any(made)

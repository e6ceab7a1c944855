"""Computes beside turns, and lets them go first.

Threads of Python share one lock. A turn lets go of it with each of its statements, some thirty
times, and whoever computes meanwhile gives it back 5 ms later, so that a turn of half a millisecond
takes 150. What takes seconds is therefore done in steps, with a rest after each for as long as
turns are taken.
"""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from typing import Final

from bot.loading import loading
from state.writer import Writer

TIMES: Final = 9
"""How many times as long as it has computed a thread rests: nine tenths of the time are left."""


class Ended(Exception):
    """Nobody wants any more what is being computed."""


class GivingWay:
    """Lets threads compute while one writer takes turns."""

    def __init__(
        self,
        writer: Writer,
        *,
        computed: Callable[[], float] = time.thread_time,
        ended: threading.Event | None = None,
    ) -> None:
        """Begin; `computed` says how many seconds of processor time the calling thread has had.

        Rests end at once when `ended` is set, which `end` does.
        """
        self._writer = writer
        self._computed = computed
        self._ended = ended or threading.Event()
        self._alone = asyncio.Lock()
        self._last = threading.local()

    async def through(self, steps: Iterator[None]) -> None:
        """Take steps in a thread, with rests; one after the other with whoever else asks for it."""
        async with self._alone:
            await asyncio.to_thread(self._take, steps)

    def rest(self) -> None:
        """Rest between two steps, in the thread that takes them; raises Ended when it is over."""
        if self._ended.is_set():
            raise Ended
        commits, computed = self._writer.commits, self._computed()
        before = getattr(self._last, "seen", (commits, computed))
        self._last.seen = commits, computed
        if self._writer.at_work or commits != before[0]:
            self._ended.wait(TIMES * (computed - before[1]))

    def end(self) -> None:
        """Leave what is being computed as it is, and compute nothing more."""
        self._ended.set()

    def _take(self, steps: Iterator[None]) -> None:
        end = object()
        self._last.seen = self._writer.commits, self._computed()
        try:
            self.rest()
            while self._one(steps, end) is not end:
                self.rest()
        except Ended:
            pass

    def _one(self, steps: Iterator[None], end: object) -> object:
        with loading():  # what is computed stays
            return next(steps, end)

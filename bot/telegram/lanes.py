"""One lane a chat: what belongs to a chat is done in order, and chats overtake each other.

Both directions use it: updates coming in and letters going out. A lane exists while there is
something in it. How long the bot waits for others, for Telegram, the disk, another process, is all
in `Patience`.
"""

import asyncio
import bisect
import contextlib
import logging
import random
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from msgspec import Struct

log = logging.getLogger(__name__)

T = TypeVar("T")


class Patience(Struct, frozen=True):
    """Times in seconds; those for the real Telegram, where a test passes shorter ones."""

    retry: float = 2.0
    """Before something that Telegram or the disk refused is tried again."""
    first_pause: float = 0.5
    """Before the second try of one letter; doubled each time, up to `longest_pause`."""
    longest_pause: float = 60.0
    earlier_replies: float = 5.0
    """How long an update waits for the replies before it to be sent (see `Sender.sent`)."""
    second_poller: float = 300.0
    """How long another process may hold the line (a restart takes its time) before we stop."""
    tick: float = 1.0
    """Between two looks for what has become due: an indexed query, and what a clock jump costs."""
    stop: float = 8.0
    """How long a stop may take: Docker kills after ten."""

    def after(self, tries: int) -> float:
        """Give the pause after so many tries of one letter, at random from half of it on.

        What failed for many at the same moment is not tried by all of them at the same moment.
        """
        pause = min(self.longest_pause, self.first_pause * 2.0 ** min(tries - 1, 10))
        jitter: float = random.uniform(0.5, 1.0)  # noqa: S311  # nosec
        return pause * jitter


PATIENCE = Patience()
"""With the real Telegram."""


class _LeftForLater(Exception):
    """What was under way waits for the next start, where it is stored."""


class Lanes(Generic[T]):
    """Work waiting in lanes, each worked off by a task of its own."""

    def __init__(self, work: Callable[[T], Awaitable[None]], order: Callable[[T], int]) -> None:
        self._work = work
        self._order = order
        self._lanes: dict[int, deque[T]] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._stopping = asyncio.Event()

    def put(self, chat_id: int, item: T) -> None:
        """Add something to a chat's lane, behind all that comes before it by its number."""
        lane = self._lanes.get(chat_id)
        if lane is None:
            self._lanes[chat_id] = deque((item,))
            self._tasks[chat_id] = asyncio.create_task(self._run(chat_id))
        else:
            bisect.insort(lane, item, key=self._order)

    def clear(self, chat_id: int) -> None:
        """Drop what waits in a chat's lane; what is under way goes on."""
        if chat_id in self._lanes:
            self._lanes[chat_id].clear()

    async def empty(self, chat_id: int, seconds: float) -> None:
        """Wait until a chat's lane is empty, but no longer than so many seconds."""
        if (task := self._tasks.get(chat_id)) is not None:
            await asyncio.wait((task,), timeout=seconds)

    async def pause(self, seconds: float) -> None:
        """Let work wait; when a stop comes meanwhile, the work ends here and is left for later."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)
            raise _LeftForLater

    def leave_if_stopping(self) -> None:
        """End work here that is better left for later, should a stop have come."""
        if self._stopping.is_set():
            raise _LeftForLater

    async def stop(self, deadline: float) -> None:
        """Finish what is under way by a time of the loop, and leave the rest where it is stored.

        What takes longer is cut off; it is stored too.
        """
        self._stopping.set()
        if not self._tasks:
            return
        left = deadline - asyncio.get_running_loop().time()
        _, late = await asyncio.wait(self._tasks.values(), timeout=max(0.0, left))
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _run(self, chat_id: int) -> None:
        lane = self._lanes[chat_id]
        try:
            while lane and not self._stopping.is_set():
                await self._do(lane.popleft())
        finally:
            del self._lanes[chat_id], self._tasks[chat_id]

    async def _do(self, item: T) -> None:
        try:
            await self._work(item)
        except _LeftForLater:
            pass
        except Exception:
            log.exception("left where it is stored: the rest of its lane goes on")

"""One lane a chat: what belongs to a chat is done in order, and chats overtake each other.

Both directions use it: updates coming in and letters going out. A lane exists while there is
something in it.
"""

import asyncio
import bisect
import contextlib
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

log = logging.getLogger(__name__)

T = TypeVar("T")


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

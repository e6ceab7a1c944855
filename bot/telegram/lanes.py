"""One lane a chat: what belongs to a chat is done in order, and chats overtake each other.

Both directions use it: updates coming in and letters going out. A lane exists while there is
something in it.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Lanes(Generic[T]):
    """Work waiting in lanes, each worked off by a task of its own."""

    def __init__(self, work: Callable[[T], Awaitable[None]]) -> None:
        self._work = work
        self._lanes: dict[int, deque[T]] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._stopping = False

    def put(self, chat_id: int, item: T) -> None:
        """Add something to the end of a chat's lane."""
        lane = self._lanes.get(chat_id)
        if lane is None:
            self._lanes[chat_id] = deque((item,))
            self._tasks[chat_id] = asyncio.create_task(self._run(chat_id))
        else:
            lane.append(item)

    def clear(self, chat_id: int) -> None:
        """Drop what waits in a chat's lane; what is under way goes on."""
        if chat_id in self._lanes:
            self._lanes[chat_id].clear()

    async def empty(self, chat_id: int) -> None:
        """Wait until a chat's lane is empty."""
        task = self._tasks.get(chat_id)
        if task is not None:
            await asyncio.shield(task)

    async def stop(self) -> None:
        """Finish what is under way, and leave the rest where it is stored."""
        self._stopping = True
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    async def _run(self, chat_id: int) -> None:
        lane = self._lanes[chat_id]
        try:
            while lane and not self._stopping:
                await self._work(lane.popleft())
        finally:
            del self._lanes[chat_id], self._tasks[chat_id]

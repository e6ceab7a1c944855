"""Waits in an event loop for what the writer's thread does, waking the loop once a commit.

`asyncio.wrap_future` wakes the loop for every future by itself, through a pipe; with three or four
pieces of work a turn that cost as much as the writing. What a commit has settled lands together
here: whoever lands first wakes the loop, and all that has landed meanwhile is handed out in one go.
"""

import asyncio
from asyncio import AbstractEventLoop
from collections import deque
from concurrent.futures import Future
from functools import partial
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

T = TypeVar("T")


async def awaited(future: "Future[T]") -> T:
    """Wait for a future of another thread; if this is cancelled, so is the work, if not begun."""
    loop = asyncio.get_running_loop()
    landed: asyncio.Future[None] = loop.create_future()
    future.add_done_callback(partial(_landing(loop).take, loop, landed))
    try:
        await landed
    except asyncio.CancelledError:
        future.cancel()
        raise
    return future.result()


class _Landing:
    """What has been settled for one loop and is not handed out yet."""

    def __init__(self) -> None:
        self._landed: deque[asyncio.Future[None]] = deque()
        self._woken = False

    def take(
        self, loop: AbstractEventLoop, landed: "asyncio.Future[None]", _: "Future[Any]"
    ) -> None:
        """Be told, in any thread, that something is done; a closed loop has no use for it."""
        self._landed.append(landed)
        if not self._woken and not loop.is_closed():
            self._woken = True
            loop.call_soon_threadsafe(self._hand_out)

    def _hand_out(self) -> None:
        self._woken = False  # first: what lands from now on wakes the loop again
        while self._landed:
            landed = self._landed.popleft()
            if not landed.done():
                landed.set_result(None)


_LANDINGS: WeakKeyDictionary[AbstractEventLoop, _Landing] = WeakKeyDictionary()


def _landing(loop: AbstractEventLoop) -> _Landing:
    """Give the landing of a loop; only ever asked for in that loop's thread."""
    found = _LANDINGS.get(loop)
    if found is None:
        found = _LANDINGS[loop] = _Landing()
    return found

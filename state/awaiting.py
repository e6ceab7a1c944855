"""Waits in an event loop for what the writer's thread does, waking the loop once a commit.

`asyncio.wrap_future` wakes the loop for every future by itself, through a pipe; with three or four
pieces of work a turn that cost as much as the writing. What a commit has settled lands together
here: whoever lands first wakes the loop, and all that has landed meanwhile is handed out in one go.
"""

import asyncio
from asyncio import AbstractEventLoop
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from state.writer import Waiter

T = TypeVar("T")

_Settle = Callable[[], None]
"""Tells whoever waits in the loop, which it is called in."""


async def awaited(future: "Future[T]") -> T:
    """Wait for a future of another thread; if this is cancelled, so is the work, if not begun."""
    loop = asyncio.get_running_loop()
    landed: asyncio.Future[None] = loop.create_future()
    take = _landing(loop).take
    future.add_done_callback(lambda _: take(loop, partial(_set_result, landed, None)))
    try:
        await landed
    except asyncio.CancelledError:
        future.cancel()
        raise
    return future.result()


async def handed_in(hand_in: Callable[[Waiter], object]) -> Any:
    """Hand work in, as the writer takes it, and wait for it, as `awaited` does.

    Without a future of threads between, which is half of what handing over costs.
    """
    loop = asyncio.get_running_loop()
    landed: asyncio.Future[Any] = loop.create_future()
    take = _landing(loop).take
    hand_in(
        Waiter(
            lambda: not landed.cancelled(),
            lambda result: take(loop, partial(_set_result, landed, result)),
            lambda error: take(loop, partial(_set_exception, landed, error)),
        )
    )
    return await landed


def _set_result(landed: "asyncio.Future[Any]", result: object) -> None:
    if not landed.done():
        landed.set_result(result)


def _set_exception(landed: "asyncio.Future[Any]", error: BaseException) -> None:
    if not landed.done():
        landed.set_exception(error)


class _Landing:
    """What has been settled for one loop and is not handed out yet."""

    def __init__(self) -> None:
        self._landed: deque[_Settle] = deque()
        self._woken = False

    def take(self, loop: AbstractEventLoop, settle: _Settle) -> None:
        """Be told, in any thread, that something is done; a closed loop has no use for it."""
        self._landed.append(settle)
        if not self._woken:
            self._woken = True
            with suppress(RuntimeError):  # it is closed, or is being closed at this moment
                loop.call_soon_threadsafe(self._hand_out)

    def _hand_out(self) -> None:
        self._woken = False  # first: what lands from now on wakes the loop again
        while self._landed:
            self._landed.popleft()()


_LANDINGS: WeakKeyDictionary[AbstractEventLoop, _Landing] = WeakKeyDictionary()


def _landing(loop: AbstractEventLoop) -> _Landing:
    """Give the landing of a loop; only ever asked for in that loop's thread."""
    found = _LANDINGS.get(loop)
    if found is None:
        found = _LANDINGS[loop] = _Landing()
    return found

"""Waiting in an event loop for another thread: everything arrives, and the loop is woken once."""

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest

from state.awaiting import awaited, handed_in
from state.writer import Waiter


async def test_what_was_settled_together_wakes_the_loop_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loop = asyncio.get_running_loop()
    woken: list[Any] = []
    wake = loop.call_soon_threadsafe

    def watched(call: Any) -> Any:
        woken.append(call)
        return wake(call)

    monkeypatch.setattr(loop, "call_soon_threadsafe", watched)
    futures: list[Future[int]] = [Future() for _ in range(20)]
    waiting = asyncio.gather(*map(awaited, futures))
    await asyncio.sleep(0)
    for number, future in enumerate(futures):
        future.set_result(number)
    assert await waiting == list(range(20))
    assert len(woken) == 1


async def test_what_raised_raises_here_and_what_was_done_before_is_there_at_once() -> None:
    done: Future[str] = Future()
    done.set_result("there")
    broken: Future[str] = Future()
    broken.set_exception(LookupError("gone"))
    assert await awaited(done) == "there"
    with pytest.raises(LookupError, match="gone"):
        await awaited(broken)


async def test_work_that_nobody_waits_for_any_more_is_left_out() -> None:
    future: Future[None] = Future()
    waiting = asyncio.ensure_future(awaited(future))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert future.cancelled()


def test_a_loop_that_is_closed_meanwhile_stops_nobody_who_has_done_the_work() -> None:
    handed: list[Waiter] = []

    async def stop_waiting() -> None:
        async with asyncio.timeout(0):
            await handed_in(handed.append)

    with pytest.raises(TimeoutError):
        asyncio.run(stop_waiting())
    handed[0].done("nobody hears it")
    handed[0].failed(LookupError("nor this"))


async def test_work_that_is_handed_in_for_somebody_gives_what_it_gave_or_raised() -> None:
    assert await handed_in(lambda waiter: waiter.done("there")) == "there"
    with pytest.raises(LookupError, match="gone"):
        await handed_in(lambda waiter: waiter.failed(LookupError("gone")))


async def test_what_comes_of_it_in_another_thread_arrives_too() -> None:
    with ThreadPoolExecutor() as threads:
        assert await handed_in(lambda waiter: threads.submit(waiter.done, 5)) == 5


async def test_what_nobody_waits_for_any_more_is_not_wanted() -> None:
    handed: list[Waiter] = []
    waiting = asyncio.ensure_future(handed_in(handed.append))
    await asyncio.sleep(0)
    (waiter,) = handed
    assert waiter.is_wanted()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert not waiter.is_wanted()
    waiter.done("too late")
    await asyncio.sleep(0)

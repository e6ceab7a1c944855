"""One lane a chat: what waits in it, and how long is waited before what failed is tried again."""

import asyncio

import pytest

from bot.telegram.lanes import Lanes, Patience


@pytest.mark.parametrize(
    ("tries", "longest"), [(1, 0.5), (2, 1.0), (3, 2.0), (7, 32.0), (8, 60.0), (1440, 60.0)]
)
def test_pauses_double_up_to_a_minute_and_no_two_chats_wait_equally_long(
    tries: int, longest: float
) -> None:
    pauses = {Patience().after(tries) for _ in range(50)}
    assert longest / 2 <= min(pauses) < max(pauses) <= longest


async def test_what_waits_in_a_lane_may_be_dropped_and_what_is_under_way_goes_on() -> None:
    done, held = list[str](), asyncio.Event()

    async def work(item: str) -> None:
        await held.wait()
        done.append(item)

    lanes = Lanes(work, order=len)
    for item in ("a", "bb", "ccc"):
        lanes.put(1, item)
        lanes.put(2, item)
    await asyncio.sleep(0)
    lanes.clear(1)
    lanes.clear(3)
    held.set()
    for chat_id in (1, 2):
        await lanes.empty(chat_id, 10)
    assert sorted(done) == ["a", "a", "bb", "ccc"]

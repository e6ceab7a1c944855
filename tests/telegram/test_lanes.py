"""One lane a chat: what waits in it, and what is under way."""

import asyncio

from bot.telegram.lanes import Lanes


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

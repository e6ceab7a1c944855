"""Two lanes: a reply never waits behind a wave of questions, and the wave is not put off for ever.

Time here is the event loop's own, which jumps to the next moment at which something is to happen.
"""

import asyncio
from collections.abc import Callable, Coroutine
from itertools import count
from random import Random
from typing import Any

import pytest

from bot.telegram import rate_limiter
from tests.telegram.leaping import LeapingLoop

ANSWERS_IN = 0.03
"""Seconds that Telegram takes for a call."""


class Wave:
    """Sends through one limiter, and writes down when each message left and how long it waited."""

    def __init__(self, limits: rate_limiter.Limits = rate_limiter.TELEGRAM_LIMITS) -> None:
        self.limiter = rate_limiter.RateLimiter(limits, self.now)
        self.replies: list[float] = []
        self.unasked: list[float] = []
        self.left: list[float] = []
        self.order: dict[int, list[int]] = {}
        self.under_way = 0
        self.most_under_way = 0
        self.at_once: set[int] = set()
        self.most_at_once = 0

    def now(self) -> float:
        """Give the time of the loop."""
        return asyncio.get_running_loop().time()

    async def send(self, chat_id: int, *, unasked: bool, number: int = 0) -> None:
        """Send one message, when the limiter lets it go."""
        asked = self.now()
        async with self.limiter.sending(chat_id, unasked=unasked):
            self.left.append(self.now())
            (self.unasked if unasked else self.replies).append(self.now() - asked)
            self.order.setdefault(chat_id, []).append(number)
            self.under_way += unasked
            self.most_under_way = max(self.most_under_way, self.under_way)
            await asyncio.sleep(ANSWERS_IN)
            self.under_way -= unasked

    async def push(self, groups: int) -> None:
        """Ask so many groups at once."""
        waves = (self.send(-group, unasked=True) for group in range(1, groups + 1))
        await asyncio.gather(*waves)

    async def talk(self, a_second: float, seconds: float) -> None:
        """Reply to learners who write at random moments."""
        chance = Random(1)  # noqa: S311  # arrivals, not secrets
        sending = []
        for learner in range(int(a_second * seconds)):
            sending.append(asyncio.create_task(self.send(learner + 1, unasked=False)))
            await asyncio.sleep(chance.expovariate(a_second))
        await asyncio.gather(*sending)


def leaping(test: Callable[[], Coroutine[Any, Any, None]]) -> Callable[[], None]:
    """Run a test in a loop that waits for nothing."""

    def run() -> None:
        loop = LeapingLoop()
        try:
            loop.run_until_complete(test())
        finally:
            loop.close()

    return run


def most_in_a_second(moments: list[float]) -> int:
    return max(sum(start <= one < start + 1 for one in moments) for start in moments)


@leaping
async def test_a_thousand_groups_take_as_long_as_the_limit_says() -> None:
    wave = Wave()
    await wave.push(1000)
    assert wave.left[-1] == pytest.approx(1000 / 30, rel=0.02)
    assert most_in_a_second(wave.left) <= 30 + rate_limiter.MADE_UP_FOR


@leaping
async def test_replies_do_not_wait_behind_a_thousand_questions() -> None:
    wave = Wave()
    await asyncio.gather(wave.push(1000), wave.talk(a_second=20, seconds=30))
    assert len(wave.replies) == 600
    assert max(wave.replies) < 0.5
    assert max(wave.left) <= (1600 - 30) / 30 * 1.1
    assert most_in_a_second(wave.left) <= 60  # the reserve at once, and a second's worth


@leaping
async def test_a_wave_goes_on_though_replies_take_all_there_is() -> None:
    wave = Wave()
    await asyncio.gather(wave.push(60), wave.talk(a_second=40, seconds=20))
    gone = len([one for one in wave.unasked if one < 20])
    assert gone >= 20
    assert len(wave.unasked) == 60


@leaping
async def test_one_unasked_message_at_a_time_is_on_its_way() -> None:
    wave = Wave(rate_limiter.UNLIMITED)
    await wave.push(100)
    assert wave.most_under_way == 1


async def replies(wave: Wave, learners: int, *, takes: float = ANSWERS_IN, **how: bool) -> None:
    """Reply to so many learners at once, where a call takes so many seconds."""

    async def reply(learner: int) -> None:
        async with wave.limiter.sending(learner, unasked=False, **how):
            wave.left.append(wave.now())
            wave.at_once.add(learner)
            wave.most_at_once = max(wave.most_at_once, len(wave.at_once))
            await asyncio.sleep(takes)
            wave.at_once.remove(learner)

    await asyncio.gather(*(reply(learner) for learner in range(1, learners + 1)))


@leaping
async def test_while_few_write_one_reply_at_a_time_is_on_its_way() -> None:
    wave = Wave(rate_limiter.UNLIMITED)
    await replies(wave, 4)
    assert wave.most_at_once == 1
    assert max(wave.left) < rate_limiter.BRIEFLY


@leaping
async def test_where_calls_hang_there_is_room_for_one_more_each_time_one_has_waited() -> None:
    wave = Wave(rate_limiter.UNLIMITED)
    await replies(wave, 8, takes=10)
    assert wave.left == pytest.approx([rate_limiter.BRIEFLY * place for place in range(8)])


@leaping
async def test_once_nobody_waits_one_reply_at_a_time_is_on_its_way_again() -> None:
    wave = Wave(rate_limiter.UNLIMITED)
    await replies(wave, 8, takes=10)
    wave.most_at_once = 0
    await replies(wave, 3)
    assert wave.most_at_once == 1


@leaping
async def test_who_comes_as_the_turn_passes_on_waits_no_longer_than_others() -> None:
    async def one(limiter: rate_limiter.RateLimiter, chat_id: int, takes: float) -> None:
        async with limiter.sending(chat_id, unasked=False):
            await asyncio.sleep(takes)

    loop = asyncio.get_running_loop()
    limiter = rate_limiter.RateLimiter(rate_limiter.UNLIMITED, loop.time)
    async with limiter.sending(1, unasked=False):
        hanging = asyncio.create_task(one(limiter, 2, 10))
        await asyncio.sleep(rate_limiter.BRIEFLY / 2)
    await one(limiter, 3, 0)
    assert loop.time() < 2 * rate_limiter.BRIEFLY
    await hanging


@leaping
async def test_in_a_rush_as_many_are_on_their_way_as_it_takes_and_no_more() -> None:
    wave = Wave(rate_limiter.UNLIMITED)
    await replies(wave, 60)
    assert wave.left == sorted(wave.left)
    assert 1 < wave.most_at_once <= 6
    assert max(wave.left) < 60 * ANSWERS_IN / 2


@leaping
async def test_where_hundreds_wait_there_is_room_for_many_more_at_a_time() -> None:
    wave = Wave(rate_limiter.UNLIMITED)
    await replies(wave, 200)
    assert wave.left == sorted(wave.left)
    assert wave.most_at_once <= 2 * 200 / rate_limiter.A_STEP
    assert max(wave.left) < 4 * rate_limiter.BRIEFLY


@leaping
async def test_replies_at_the_limit_wait_no_longer_than_a_call_or_two() -> None:
    wave = Wave()
    await wave.talk(a_second=28, seconds=60)
    assert sum(wave.replies) / len(wave.replies) < 2 * ANSWERS_IN


@leaping
async def test_what_only_changes_a_message_waits_for_no_other() -> None:
    wave = Wave(rate_limiter.UNLIMITED)
    await replies(wave, 8, changes=True)
    assert max(wave.left) == 0


@leaping
async def test_a_group_gets_no_more_than_twenty_a_minute_and_the_others_do_not_notice() -> None:
    wave = Wave()
    flood = [wave.send(-7, unasked=False, number=number) for number in range(23)]
    await asyncio.gather(*flood, wave.push(5), wave.send(1, unasked=False))
    assert wave.order[-7] == list(range(23))
    assert max(wave.left) == pytest.approx(60, abs=0.5)
    assert sorted(wave.left)[7] < 1


def test_of_ten_thousand_chats_only_those_are_remembered_that_have_not_rested() -> None:
    seconds = count()
    buckets = rate_limiter.Buckets(lambda _: rate_limiter.Limit(1, 3), lambda: next(seconds))
    for number in range(10_000):
        buckets.of(number).take(next(seconds))
    assert len(buckets._buckets) <= rate_limiter.SELDOM_MORE


def test_a_chat_that_is_one_of_a_great_wave_has_its_limit_too() -> None:
    buckets = rate_limiter.Buckets(lambda _: rate_limiter.Limit(1, 3), lambda: 0.0)
    for number in range(2 * rate_limiter.SELDOM_MORE):
        buckets.of(number).take(0)
    assert [buckets.of(-1).take(0) for _ in range(4)] == [0, 0, 0, 1]


@leaping
async def test_a_call_that_fails_gives_its_place_back() -> None:
    async def failing(limiter: rate_limiter.RateLimiter) -> None:
        async with limiter.sending(-1, unasked=True):
            raise ConnectionError

    limiter = rate_limiter.RateLimiter(rate_limiter.UNLIMITED, asyncio.get_running_loop().time)
    for _ in range(2):
        with pytest.raises(ConnectionError):
            await failing(limiter)

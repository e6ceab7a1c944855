"""How fast we send: Telegram's limits, kept on our side so that it seldom has to say no.

A limit is a bucket that refills with time. Waiting is done before a call, in the order of asking,
and a chat that must wait holds up nobody else.

There are two lanes. A reply, for which somebody waits, goes as soon as the limits allow. What
nobody asked for just now (a group's daily question, a reminder) takes what replies leave: evenly,
and never a reserve that a reply may need; but it is not put off for ever. One of them at a time is
on its way, so that a crash sends no more than one twice. A wave keeps Telegram's rate as long as a
call and its receipt take 33 ms; where they take longer, so does the wave.

Of replies, too, one at a time is on its way, over all chats, as long as none waits long for that: a
crash may send what is on its way twice. In a rush more go side by side, but no more than it takes:
each time that one has waited too long there is room for one more, and once nobody waits, only for
those under way.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, nullcontext

from msgspec import Struct


class Limit(Struct, frozen=True):
    """So many a second, and so many at once after a rest."""

    a_second: float
    burst: float


class Limits(Struct, frozen=True):
    """The limits on messages."""

    overall: Limit
    a_chat: Limit
    a_group: Limit


TELEGRAM_LIMITS = Limits(Limit(30, 30), a_chat=Limit(1, 3), a_group=Limit(20 / 60, 3))
"""Telegram's own (https://core.telegram.org/bots/faq): 30 a second, 1 a chat, 20 a minute a group.

Short bursts are allowed there without a number; three is one turn's worth of messages.
"""

MADE_UP_FOR = 10
"""Unasked messages that may follow each other faster, after a time in which none could go.

A third of the reserve: most of it is always left to replies.
"""

GIVES_WAY = 0.5
"""Seconds that the foremost of them waits for replies to leave room; then it goes all the same."""

BRIEFLY = 0.2
"""Seconds that a reply waits for those before it to arrive, before more may be on their way: nobody
notices as much, and where calls take 50 ms it is time for four (docs/measurements/crashes.md has
what it costs and brings).
"""

A_STEP = 16
"""Replies that wait for each one for which there is more room at a time: a class that answers at
once gets room one by one, two hundred people by a dozen, or the last would wait for seconds."""

SELDOM_MORE = 1000
"""Buckets of chats that are kept without a look at who has rested; each takes some 150 bytes."""

NO_LIMIT = Limit(1e9, 1e9)

UNLIMITED = Limits(NO_LIMIT, NO_LIMIT, NO_LIMIT)
"""For a Bot API server of one's own that sets no limits."""


class Bucket:
    """One limit at work, a token bucket: it may go into debt, which the next one waits for."""

    __slots__ = ("_at", "_left", "_limit")

    def __init__(self, limit: Limit, now: float) -> None:
        self._limit = limit
        self._left = limit.burst
        self._at = now

    def take(self, now: float) -> float:
        """Take one; returns the seconds to wait before using it."""
        refilled = self._left + (now - self._at) * self._limit.a_second
        self._left = min(self._limit.burst, refilled) - 1
        self._at = now
        return max(0.0, -self._left / self._limit.a_second)

    def lack(self, now: float) -> float:
        """Seconds until one can be taken without debt."""
        left = self._left + (now - self._at) * self._limit.a_second
        return max(0.0, (1 - left) / self._limit.a_second)

    def is_full(self, now: float) -> bool:
        """Whether it has rested so long that forgetting it changes nothing."""
        return self._left + (now - self._at) * self._limit.a_second >= self._limit.burst


class Buckets:
    """A bucket for each of many chats or people, found by their numbers.

    Those that have rested are forgotten whenever there are twice as many as were kept the last
    time, and more than a thousand, so that a wave of new ones does not look through all each time.
    """

    def __init__(self, limit: Callable[[int], Limit], now: Callable[[], float]) -> None:
        self._limit = limit
        self._now = now
        self._buckets: dict[int, Bucket] = {}
        self._most = SELDOM_MORE

    def of(self, number: int) -> Bucket:
        """Give somebody's bucket; a new one is full."""
        bucket = self._buckets.get(number)
        if bucket is None:
            if len(self._buckets) >= self._most:
                self._forget_rested()
            bucket = self._buckets[number] = Bucket(self._limit(number), self._now())
        return bucket

    def _forget_rested(self) -> None:
        now = self._now()
        self._buckets = {n: one for n, one in self._buckets.items() if not one.is_full(now)}
        self._most = max(SELDOM_MORE, 2 * len(self._buckets))


class _Turns:
    """Lets replies go one after the other, or as many side by side as it takes."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._foremost = asyncio.Lock()
        self._arrived = asyncio.Event()
        self._waiting = 0
        self._under_way = 0
        self._room = 1
        self._grown = now()

    @asynccontextmanager
    async def taken(self) -> AsyncIterator[None]:
        """Wait for one's turn; it is over when the context is left."""
        asked = self._now()
        self._waiting += 1
        try:
            async with self._foremost:
                while self._under_way >= self._room:
                    await self._wait(max(asked, self._grown) + BRIEFLY)
        finally:
            self._waiting -= 1
        self._under_way += 1
        try:
            yield
        finally:
            self._under_way -= 1
            self._arrived.set()
            if not self._foremost.locked():
                self._room = max(1, self._under_way)

    async def _wait(self, until: float) -> None:
        """Wait for one to arrive; if none has by then, there is room for more."""
        self._arrived.clear()
        try:
            async with asyncio.timeout(until - self._now()):
                await self._arrived.wait()
        except TimeoutError:
            self._room += max(1, self._waiting // A_STEP)
            self._grown = self._now()


class RateLimiter:
    """All the limits on sending, of one bot; `now` is a clock that never goes back, in seconds."""

    def __init__(self, limits: Limits, now: Callable[[], float]) -> None:
        self._now = now
        self._overall = Bucket(limits.overall, now())
        self._unasked = Bucket(Limit(limits.overall.a_second, MADE_UP_FOR), now())
        self._foremost = asyncio.Lock()
        self._turns = _Turns(now)
        self._chats = Buckets(lambda chat_id: _limit(limits, chat_id), now)

    @asynccontextmanager
    async def sending(
        self, chat_id: int, *, unasked: bool, changes: bool = False
    ) -> AsyncIterator[None]:
        """Wait until a message may go to a chat; it is on its way while the context lasts.

        `unasked` is for what nobody waits for: it gives way to replies, and goes one at a time.
        What only `changes` a message does no harm if it goes twice, and never waits for others.
        """
        await _pause(self._chats.of(chat_id).take(self._now()))
        if not unasked:
            await _pause(self._overall.take(self._now()))
            async with nullcontext() if changes else self._turns.taken():
                yield
            return
        async with self._foremost:
            await self._give_way()
            yield

    async def _give_way(self) -> None:
        """Wait until replies leave room, or have had their time."""
        await _pause(self._unasked.take(self._now()))
        latest = self._now() + GIVES_WAY
        while (lack := self._overall.lack(self._now())) > 0 and self._now() < latest:
            await _pause(max(lack, 0.001))  # a rounding error must not spin
        await _pause(self._overall.take(self._now()))


def _limit(limits: Limits, chat_id: int) -> Limit:
    """Give the limit of one chat; groups have negative numbers."""
    return limits.a_group if chat_id < 0 else limits.a_chat


async def _pause(seconds: float) -> None:
    if seconds > 0:
        await asyncio.sleep(seconds)

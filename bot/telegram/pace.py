"""How fast we send: Telegram's limits, kept on our side so that it seldom has to say no.

A limit is a bucket that refills with time. Waiting is done before a call, in the order of asking,
and a chat that must wait holds up nobody else.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """So many a second, and so many at once after a rest."""

    a_second: float
    burst: float


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits on messages."""

    overall: Limit
    a_chat: Limit
    a_group: Limit


TELEGRAM_LIMITS = Limits(Limit(30, 30), a_chat=Limit(1, 3), a_group=Limit(20 / 60, 3))
"""Telegram's own (https://core.telegram.org/bots/faq): 30 a second, 1 a chat, 20 a minute a group.

Short bursts are allowed there without a number; three is one turn's worth of messages.
"""

NO_LIMIT = Limit(1e9, 1e9)

UNLIMITED = Limits(NO_LIMIT, NO_LIMIT, NO_LIMIT)
"""For a Bot API server of one's own that sets no limits."""


class Bucket:
    """One limit at work; may go into debt, which is the time that the next one waits."""

    __slots__ = ("_at", "_left", "_limit")

    def __init__(self, limit: Limit, now: float) -> None:
        self._limit = limit
        self._left = limit.burst
        self._at = now

    def take(self, now: float) -> float:
        """Take one, and give the seconds to wait before using it."""
        refilled = self._left + (now - self._at) * self._limit.a_second
        self._left = min(self._limit.burst, refilled) - 1
        self._at = now
        return max(0.0, -self._left / self._limit.a_second)

    def is_full(self, now: float) -> bool:
        """Tell whether it has rested so long that forgetting it changes nothing."""
        return self._left + (now - self._at) * self._limit.a_second >= self._limit.burst


class Pace:
    """All the limits on sending."""

    def __init__(self, limits: Limits, now: Callable[[], float]) -> None:
        self._limits = limits
        self._now = now
        self._overall = Bucket(limits.overall, now())
        self._chats: dict[int, Bucket] = {}

    async def wait(self, chat_id: int) -> None:
        """Wait until a message may go to a chat (groups have negative numbers)."""
        bucket = self._chats.get(chat_id)
        if bucket is None:
            limit = self._limits.a_group if chat_id < 0 else self._limits.a_chat
            bucket = self._chats[chat_id] = Bucket(limit, self._now())
            self._forget_rested()
        if (pause := bucket.take(self._now())) > 0:
            await asyncio.sleep(pause)
        if (pause := self._overall.take(self._now())) > 0:
            await asyncio.sleep(pause)

    def _forget_rested(self) -> None:
        if len(self._chats) < 1000:
            return
        now = self._now()
        self._chats = {c: bucket for c, bucket in self._chats.items() if not bucket.is_full(now)}

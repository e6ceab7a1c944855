"""How fast a bot may send: token buckets at Telegram's published rates.

30 messages a second overall, one a second in a chat, 20 a minute in a group. Telegram allows short
bursts without saying how short; ours are small, so that a sender that ignores the rates is caught,
and a little larger than the rates, so that one who keeps them is not caught by a hiccup.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from bot.playground.protocol.errors import too_many_requests

MOST_CHATS = 10_000  # buckets kept; full ones carry no information and are dropped first


@dataclass
class Bucket:
    """Refills at `rate` tokens a second up to `burst`."""

    rate: float
    burst: float
    tokens: float
    at: float

    def refill(self, now: float) -> None:
        """Add what has accrued since the last look."""
        self.tokens = min(self.burst, self.tokens + max(now - self.at, 0.0) * self.rate)
        self.at = now

    def wait(self) -> float:
        """Seconds until one token is there; 0 when it is now."""
        return max(0.0, (1.0 - self.tokens) / self.rate)


class Rates:
    """All buckets of one bot; `now` gives seconds from any fixed point."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.now = now
        self.overall = Bucket(30.0, 33.0, 33.0, now())
        self.chats: dict[int, list[Bucket]] = {}

    def spend(self, chat_id: int) -> None:
        """Count one message to the chat; raises ApiError (429) and counts nothing if too fast."""
        now = self.now()
        if chat_id not in self.chats:
            self.chats[chat_id] = fresh(chat_id, now)
        buckets = [self.overall, *self.chats[chat_id]]
        for bucket in buckets:
            bucket.refill(now)
        wait = max(bucket.wait() for bucket in buckets)
        if wait > 0:
            raise too_many_requests(max(1, math.ceil(wait)))
        for bucket in buckets:
            bucket.tokens -= 1.0
        if len(self.chats) > MOST_CHATS:
            self.chats.pop(next(iter(self.chats)))


def fresh(chat_id: int, now: float) -> list[Bucket]:
    """Full buckets for a chat; groups have negative ids."""
    second = Bucket(1.0, 4.0, 4.0, now)
    return [second, Bucket(20 / 60, 20.0, 20.0, now)] if chat_id < 0 else [second]

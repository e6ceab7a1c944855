"""What it costs that replies wait for each other, so that a crash sends few of them twice.

The real rate limiter, at Telegram's limits, in an event loop whose time leaps: replies to chats of
their own come at random moments (a Poisson process), and a call takes its time, give or take two
fifths. The baseline is what a call takes. How many are on their way on average is the same however
they wait (Little's law), so what waiting can change is the most at once.
"""

import asyncio
from dataclasses import dataclass, field
from random import Random

from benchmarks.timing import median, milliseconds, percentile, table
from bot.telegram.rate_limiter import TELEGRAM_LIMITS, RateLimiter
from tests.telegram.leaping import LeapingLoop

SECONDS = 120
A_SECOND = (2, 5, 10, 20, 28)
CALLS = (0.05, 0.1)
"""Seconds that a call takes."""


@dataclass
class Replies:
    """How long each took to arrive, and how many were on their way at once."""

    took: list[float] = field(default_factory=list)
    under_way: int = 0
    most: int = 0


def report() -> str:
    """Measure each rate with each length of a call."""
    rows = [_row(a_second, call) for call in CALLS for a_second in A_SECOND]
    heads = ("replies/s", "a call takes", "mean", "p50", "p95", "mean, in calls", "most on the way")
    return table(heads, rows)


def _row(a_second: float, call: float) -> tuple[str, ...]:
    loop = LeapingLoop()
    try:
        seen = loop.run_until_complete(_replies(a_second, call))
    finally:
        loop.close()
    mean = sum(seen.took) / len(seen.took)
    spread = (mean, median(seen.took), percentile(seen.took, 0.95))
    times = (milliseconds(one) for one in (call, *spread))
    return (str(a_second), *times, f"{mean / call:.2f}", str(seen.most))


async def _replies(a_second: float, call: float) -> Replies:
    loop, chance, seen = asyncio.get_running_loop(), Random(1), Replies()  # noqa: S311  # arrivals
    limiter = RateLimiter(TELEGRAM_LIMITS, loop.time)

    async def reply(chat_id: int) -> None:
        began = loop.time()
        async with limiter.sending(chat_id, unasked=False):
            seen.under_way += 1
            seen.most = max(seen.most, seen.under_way)
            await asyncio.sleep(call * chance.uniform(0.6, 1.4))
            seen.under_way -= 1
        seen.took.append(loop.time() - began)

    sending: list[asyncio.Task[None]] = []
    while loop.time() < SECONDS:
        await asyncio.sleep(chance.expovariate(a_second))
        sending.append(asyncio.create_task(reply(len(sending) + 1)))
    await asyncio.gather(*sending)
    return seen

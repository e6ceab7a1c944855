"""A bot that waits at its start, for the database or for what was published, stops nobody else."""

import asyncio
from threading import Event

from state.sql import Connection
from tests.chatting import Run

TIMEOUT = 5
"""Seconds after which the database is let go of by itself: reached only where the loop stands."""


async def test_whatever_else_runs_beside_a_bot_goes_on_while_that_waits_at_its_start(
    run: Run,
) -> None:
    bot, begun, let_go = await run(), Event(), Event()

    def hold(_: Connection) -> bool:
        begun.set()
        return let_go.wait(TIMEOUT)

    held = bot.writer.submit(hold)
    assert begun.wait(TIMEOUT)
    while bot.writer._waiting.empty():  # noqa: ASYNC110  # nobody tells when the bot wants something
        await asyncio.sleep(0)
    let_go.set()
    assert await asyncio.wrap_future(held), "the loop stood still until the database was free"

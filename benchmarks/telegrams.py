"""Many local Telegrams at one address: one for each bot, told apart by the token of a call.

Each keeps Telegram's rates and refuses what is too fast, but none has a server of its own: hundreds
of them would cost more than the bots that are measured.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from aiohttp import web

from bot.playground.local import LocalBotApi
from bot.playground.server import LOOPBACK, POLL_CHECK_SECONDS


class Telegrams:
    """The worlds of all bots, and the port at which they are reached."""

    def __init__(self, tokens: Iterable[str]) -> None:
        self.apis = [LocalBotApi(token=token, rates=True) for token in tokens]
        self._by_token = {api.token: api for api in self.apis}
        self.app = web.Application()
        self.app.router.add_route("*", "/bot{token}/{method}", self._hand_on)

    def listen_at(self, port: int) -> None:
        """Tell all of them where they are called."""
        for api in self.apis:
            api.server.port = port
            api.world.updates.wake = api.server.wake

    async def close_polls(self) -> None:
        """Close polls as their time comes, until cancelled."""
        while True:
            await asyncio.sleep(POLL_CHECK_SECONDS)
            for api in self.apis:
                api.world.close_due_polls()

    async def _hand_on(self, request: web.Request) -> web.StreamResponse:
        api = self._by_token.get(request.match_info["token"])
        if api is None:
            raise web.HTTPUnauthorized
        return await api.server.serve_method(request)


@asynccontextmanager
async def telegrams(tokens: Iterable[str]) -> AsyncIterator[tuple[str, list[LocalBotApi]]]:
    """Give the address of Telegrams for these bots, and each of them in the bots' order."""
    many = Telegrams(tokens)
    runner = web.AppRunner(
        many.app, access_log=None, handler_cancellation=True, shutdown_timeout=0.1
    )
    await runner.setup()
    await web.TCPSite(runner, LOOPBACK, 0, backlog=1024).start()
    port = runner.addresses[0][1]
    many.listen_at(port)
    closing = asyncio.create_task(many.close_polls())
    try:
        yield f"http://{LOOPBACK}:{port}", many.apis
    finally:
        closing.cancel()
        await runner.cleanup()

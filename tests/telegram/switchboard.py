"""One address for several local Telegrams: what is called by a bot's token goes to its own."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import aiohttp
from aiohttp import web

from bot.playground.local import LocalBotApi
from bot.playground.server import LOOPBACK


@asynccontextmanager
async def switchboard(apis: Mapping[str, LocalBotApi]) -> AsyncIterator[str]:
    """Give the address that hands calls on, by token."""

    async def hand_on(request: web.Request) -> web.Response:
        api = apis.get(request.match_info["token"])
        if api is None:
            return web.json_response(
                {"ok": False, "error_code": 401, "description": "Unauthorized"}, status=401
            )
        headers = {"Content-Type": request.headers.get("Content-Type", "")}
        async with http.request(
            request.method, f"{api.url}{request.path}", data=await request.read(), headers=headers
        ) as answer:
            return web.Response(
                status=answer.status, body=await answer.read(), content_type=answer.content_type
            )

    app = web.Application()
    app.router.add_route("*", "/bot{token}/{method}", hand_on)
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as http:
        await runner.setup()
        await web.TCPSite(runner, LOOPBACK, 0).start()
        try:
            yield f"http://{LOOPBACK}:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()

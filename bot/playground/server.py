"""The Bot API over HTTP on loopback: `/bot<token>/<method>` and `/file/bot<token>/<path>`.

Binds 127.0.0.1 only and answers nobody who came by another host name or from another web page, so
that no site in a browser can reach it. Requests and memory are bounded. A refusal is raised by the
method and turned into JSON here; faults that were ordered are played here, around the method.
"""

import asyncio
import hmac
import json
from collections import deque
from typing import Any

from aiohttp import web
from msgspec import Struct

from bot.playground import faults as trouble
from bot.playground.courier import Courier
from bot.playground.methods.dispatch import METHODS
from bot.playground.polling import Poller
from bot.playground.protocol.errors import ApiError, too_many_requests, unknown_method
from bot.playground.protocol.limits import DOCUMENT_BYTES
from bot.playground.protocol.params import Params
from bot.playground.protocol.request import read_params
from bot.playground.protocol.wire import Json
from bot.playground.world.world import World

LOOPBACK = "127.0.0.1"
MOST_REQUEST_BYTES = DOCUMENT_BYTES + 2**20
MOST_CALLS = 2_000
POLL_CHECK_SECONDS = 0.5
SHUTDOWN_SECONDS = 0.5  # for whoever still waits for an answer when the server stops


class Call(Struct, frozen=True):
    """One request to the Bot API and what came of it, for tests and the traffic view."""

    method: str
    values: Json
    answer: Json


class BotApiServer:
    """Serves one world to one bot."""

    def __init__(self, world: World, token: str, faults: trouble.Faults) -> None:
        self.world = world
        self.token = token
        self.faults = faults
        self.revoked = False
        self.calls: deque[Call] = deque(maxlen=MOST_CALLS)
        self.poller = Poller(world)
        self.courier = Courier(world)
        self.port = 0
        self.app = web.Application(client_max_size=MOST_REQUEST_BYTES)
        self.app.router.add_route("*", "/bot{token}/{method}", self.serve_method)
        self.app.router.add_get("/file/bot{token}/{path:.+}", self.serve_file)

    async def start(self, port: int = 0) -> None:
        """Listen on loopback; port 0 takes a free one."""
        self.runner = web.AppRunner(
            self.app, access_log=None, handler_cancellation=True, shutdown_timeout=SHUTDOWN_SECONDS
        )
        await self.runner.setup()
        site = web.TCPSite(self.runner, LOOPBACK, port, backlog=1024)
        await site.start()
        self.port = self.runner.addresses[0][1]
        self.world.updates.wake = self.wake
        self.tasks = [
            asyncio.create_task(self.courier.run()),
            asyncio.create_task(self.close_polls()),
        ]

    async def stop(self) -> None:
        """Stop listening; whoever waits is cut off."""
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        await self.courier.stop()
        await self.runner.cleanup()

    def wake(self) -> None:
        """Tell the poller and the courier that there is an update."""
        self.poller.end_wait()
        self.courier.woken.set()

    async def close_polls(self) -> None:
        """Close polls as their time comes."""
        while True:
            await asyncio.sleep(POLL_CHECK_SECONDS)
            self.world.close_due_polls()

    def allows(self, request: web.Request) -> bool:
        """Refuse foreign host names (DNS rebinding) and foreign web pages."""
        own = {f"{LOOPBACK}:{self.port}", f"localhost:{self.port}"}
        origin = request.headers.get("Origin")
        return request.host in own and (origin is None or origin.removeprefix("http://") in own)

    async def serve_method(self, request: web.Request) -> web.StreamResponse:
        """Answer one Bot API request."""
        name = request.match_info["method"]
        try:
            self.check(request)
            params = await read_params(request)
        except ApiError as refusal:
            return answer(refusal.code, refusal.body())
        except web.HTTPRequestEntityTooLarge:
            return answer(413, ApiError(413, "Request Entity Too Large").body())
        fault = self.faults.take(name.lower())
        if fault is None:
            return await self.respond(name, params)
        self.note(name, params, {"ok": False, "error_code": 0, "description": str(fault)})
        self.world.tell("fault", {})
        return refused(fault, request) or await self.disturbed(fault, request, name, params)

    def check(self, request: web.Request) -> None:
        """Refuse strangers; raises ApiError (401, 403)."""
        if not self.allows(request):
            raise ApiError(403, "Forbidden: the playground serves this machine only")
        given = request.match_info["token"].encode()
        if self.revoked or not hmac.compare_digest(given, self.token.encode()):
            raise ApiError(401, "Unauthorized")

    async def respond(self, name: str, params: Params) -> web.Response:
        """Run the method and put its result or its refusal into JSON."""
        status = 200
        try:
            result = await self.run(name.lower(), name, params)
            body = {"ok": True, "result": result}
        except ApiError as refusal:
            status, body = refusal.code, refusal.body()
        response = answer(status, body)
        self.note(name, params, body)
        return response

    async def run(self, key: str, name: str, params: Params) -> Any:
        """Find and run the method; raises ApiError."""
        if key == "getupdates":
            return await self.poller.get_updates(params)
        method = METHODS.get(key)
        if method is None:
            raise unknown_method(name)
        return method(self.world, params)

    def note(self, name: str, params: Params, body: Json) -> None:
        """Keep the call for whoever looks at the traffic; empty polls are no news."""
        if body.get("result") == []:
            return
        call = Call(name, params.values, body)
        self.calls.append(call)
        self.world.tell("call", {"method": name, "values": params.values, "answer": body})

    async def disturbed(
        self, fault: trouble.Fault, request: web.Request, name: str, params: Params
    ) -> web.Response:
        """Answer late, twice, or not at all, but do what was asked."""
        match fault:
            case trouble.Slow(seconds):
                await asyncio.sleep(seconds)
            case trouble.DeliverTwice():
                self.world.updates.repeat()
                params = Params({**params.values, "offset": 0})
            case _:
                pass
        response = await self.respond(name, params)
        return hang_up(request) if isinstance(fault, trouble.DropAfter) else response

    async def serve_file(self, request: web.Request) -> web.Response:
        """Give the bytes of a file that getFile pointed to."""
        try:
            self.check(request)
        except ApiError as refusal:
            return answer(refusal.code, refusal.body())
        stored = self.world.files.by_path(request.match_info["path"])
        if stored is None:
            return answer(404, ApiError(404, "Not Found").body())
        return web.Response(body=stored.data, content_type="application/octet-stream")


def answer(status: int, body: Json) -> web.Response:
    """Put a body into JSON; 429 also says in a header how long to wait."""
    response = web.Response(
        status=status, body=json.dumps(body).encode(), content_type="application/json"
    )
    if wait := body.get("parameters", {}).get("retry_after"):
        response.headers["Retry-After"] = str(wait)
    return response


def refused(fault: trouble.Fault, request: web.Request) -> web.Response | None:
    """Answer with an error instead of doing what was asked, if that is what the fault means."""
    match fault:
        case trouble.TooMany(seconds):
            return answer(429, too_many_requests(seconds).body())
        case trouble.Broken(code, text) | trouble.Refused(code, text):
            return answer(code, ApiError(code, text).body())
        case trouble.WebPage(code):
            page = "<html><body><h1>Bad Gateway</h1></body></html>"
            return web.Response(status=code, text=page, content_type="text/html")
        case trouble.Garbled(body):
            return web.Response(body=body, content_type="application/json")
        case trouble.DropBefore():
            return hang_up(request)
        case _:
            return None


def hang_up(request: web.Request) -> web.Response:
    """Cut the connection; the response is never sent."""
    if request.transport:
        request.transport.abort()
    return web.Response()

"""The playground's page and what stands behind it: files, acts and a stream of events.

Whoever opens the page with the key of this start gets a cookie; nothing is answered without it, nor
to a foreign host name or page. The browser fetches nothing from elsewhere (see POLICY).
"""

import asyncio
import hmac
import json
import secrets
from importlib.resources import files

from aiohttp import web
from msgspec import structs

from bot.playground.protocol.errors import ApiError
from bot.playground.protocol.wire import Json
from bot.playground.web.requests import ACTS, PageDesk, planned
from bot.playground.web.shown import event_view, snapshot

POLICY = (
    "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; object-src 'none'"
)
KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
SAFE_IMAGES = {"image/png", "image/jpeg", "image/gif"}
MOST_WAITING = 2_000  # events a browser may lag behind before it has to start afresh
MOST_CALLS = 80  # shown to a page that has just been opened
KEEP_ALIVE_SECONDS = 15.0


class PageServer:
    """Serves the page beside the Bot API, on the same port."""

    def __init__(self, desk: PageDesk) -> None:
        self.desk = desk
        self.key = secrets.token_urlsafe(24)
        self.complaints: list[str] = []
        """What is wrong with content that is being written, for its author to read."""
        self.watchers: set[asyncio.Queue[bytes | None]] = set()
        page = files("bot.playground") / "page"
        self.files = {entry.name: entry.read_bytes() for entry in page.iterdir() if entry.is_file()}
        desk.api.world.listeners.append(self.hear)
        router = desk.api.server.app.router
        router.add_get("/", self.index)
        router.add_get("/page/{name}", self.file)
        router.add_get("/playground/state", self.state)
        router.add_get("/playground/events", self.events)
        router.add_get("/playground/files/{id}", self.download)
        router.add_post("/playground/acts/{act}", self.act)

    @property
    def url(self) -> str:
        """The address to open: with the key, which the page then forgets."""
        return f"{self.desk.api.url}/?key={self.key}"

    @property
    def cookie(self) -> str:
        """The cookie's name; browsers share cookies between ports."""
        return f"viva_playground_{self.desk.api.server.port}"

    def hear(self, event: str, about: Json) -> None:
        """Pass an event on to all open pages; one that lags too far behind is cut off."""
        if not self.watchers:
            return
        view = (
            planned(self.desk)
            if event == "fault"
            else event_view(self.desk.api.world, event, about)
        )
        if view is not None:
            self._tell(event, view)

    def complain(self, complaints: list[str]) -> None:
        """Show these complaints on all open pages, in place of those before."""
        self.complaints = complaints
        self._tell("complaints", {"complaints": complaints})

    def _tell(self, event: str, view: Json | list[Json]) -> None:
        line = f"data: {json.dumps({'event': event, 'view': view})}\n\n".encode()
        for queue in tuple(self.watchers):
            if queue.qsize() >= MOST_WAITING:
                queue.put_nowait(None)
                self.watchers.discard(queue)
            else:
                queue.put_nowait(line)

    def check(self, request: web.Request) -> None:
        """Raise HTTPForbidden for whoever has no business here."""
        given = request.cookies.get(self.cookie, "").encode()
        if not self.desk.api.server.allows(request):
            raise web.HTTPForbidden(text="The playground serves this machine only.")
        if not hmac.compare_digest(given, self.key.encode()):
            raise web.HTTPForbidden(text="Open the address that `viva play` has printed.")

    async def index(self, request: web.Request) -> web.Response:
        """Give the page, after trading the key in the address for a cookie."""
        given = request.query.get("key", "").encode()
        if self.desk.api.server.allows(request) and hmac.compare_digest(given, self.key.encode()):
            response = web.Response(status=303, headers={"Location": "/"})
            response.set_cookie(self.cookie, self.key, httponly=True, samesite="Strict")
            return response
        self.check(request)
        return self.page_file("index.html")

    async def file(self, request: web.Request) -> web.Response:
        """Give one of the page's own files."""
        self.check(request)
        return self.page_file(request.match_info["name"])

    def page_file(self, name: str) -> web.Response:
        """Find a file of the page by name."""
        kind = KINDS.get(f".{name.rpartition('.')[2]}")
        if kind is None or name not in self.files:
            raise web.HTTPNotFound
        headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"}
        return web.Response(
            body=self.files[name], content_type=kind, charset="utf-8", headers=headers
        )

    async def state(self, request: web.Request) -> web.Response:
        """Give the whole world, with the newest calls and the trouble to come."""
        self.check(request)
        calls = [structs.asdict(call) for call in self.desk.api.server.calls][-MOST_CALLS:]
        state = snapshot(self.desk.api.world)
        more = {"calls": calls, "faults": planned(self.desk), "complaints": self.complaints}
        return web.json_response({**state, **more})

    async def act(self, request: web.Request) -> web.Response:
        """Do one act; 400 with a sentence when it cannot be done."""
        self.check(request)
        act = ACTS.get(request.match_info["act"])
        if act is None:
            raise web.HTTPNotFound
        try:
            result = act(self.desk, await request.json())
        except ApiError as refusal:
            return web.json_response({"error": refusal.description}, status=400)
        except FileExistsError:
            return web.json_response({"error": "There is a file of that name."}, status=400)
        except (KeyError, TypeError, ValueError, StopIteration, OSError) as error:
            return web.json_response({"error": str(error)}, status=400)
        return web.json_response(result)

    async def download(self, request: web.Request) -> web.Response:
        """Give a photo to show or a document to keep."""
        self.check(request)
        stored = self.desk.api.world.files.files.get(request.match_info["id"])
        if stored is None:
            raise web.HTTPNotFound
        if stored.kind in SAFE_IMAGES:
            headers = {"X-Content-Type-Options": "nosniff"}
            return web.Response(body=stored.data, content_type=stored.kind, headers=headers)
        headers = {"Content-Disposition": "attachment", "X-Content-Type-Options": "nosniff"}
        return web.Response(body=stored.data, headers=headers)

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Stream what happens, until the page is closed."""
        self.check(request)
        queue: asyncio.Queue[bytes | None] = asyncio.Queue()
        stream = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await stream.prepare(request)
        self.watchers.add(queue)
        try:
            await stream.write(b"retry: 500\n\n")
            while (line := await next_line(queue)) is not None:
                await stream.write(line)
        except ConnectionResetError:
            pass
        finally:
            self.watchers.discard(queue)
        return stream


async def next_line(queue: asyncio.Queue[bytes | None]) -> bytes | None:
    """Wait for an event; a comment in between keeps the connection alive."""
    try:
        async with asyncio.timeout(KEEP_ALIVE_SECONDS):
            return await queue.get()
    except TimeoutError:
        return b": still here\n\n"

"""Telegram -> inbox, by webhook: Telegram calls, and hears "yes" when the update is on disk.

For bots behind a proxy that ends TLS. Whatever does not carry the secret that we gave Telegram is
turned away before it is read; whatever cannot be stored is answered with an error, so that Telegram
brings it again. Many bots share one listener: the last part of the path is a bot's name, and each
has a secret of its own. One that runs elsewhere, or not yet, is answered with 503, so that a proxy
in front of several workers asks the next.
"""

import asyncio
import hmac
import logging
import os
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from socket import gaierror
from urllib.parse import quote

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from bot.config import Address, ConfigError, address_text
from bot.telegram.api import ApiError, BotApi, Unreachable
from bot.telegram.health import Health
from bot.telegram.patience import Patience
from bot.telegram.receiving.intake import ALLOWED, Intake, TokenRevoked, read_update
from bot.telegram.redact import Seldom
from state.errors import StateError

log = logging.getLogger(__name__)

MAX_BODY = 1024 * 1024
"""Bytes of one update: Telegram's are a few thousand."""

LOOK_SECONDS = 60.0
"""Seconds between two looks at whether Telegram gets through to us."""

_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # nosec  # a header's name


class _NoRequests(logging.Filter):
    """Keeps the tracebacks of what is no HTTP at all out of the log: anybody can send that."""

    def __init__(self) -> None:
        super().__init__()
        self._seldom = Seldom()

    def filter(self, record: logging.LogRecord) -> bool:
        """Let everything through but a request that the HTTP library refused."""
        error = record.exc_info[1] if record.exc_info else None
        if not isinstance(error, HttpProcessingError):
            return True
        self._seldom.say("turned away from the webhook: no request, %s", type(error).__name__)
        return False


_http_log = log.getChild("http")
_http_log.addFilter(_NoRequests())


_Receive = Callable[[web.Request], Awaitable[web.Response]]


class Listener:
    """Hears what is posted to an address, and hands it to the bot that it is for."""

    def __init__(self) -> None:
        self._receivers: dict[str, _Receive] = {}
        self._strangers = Seldom()

    @contextmanager
    def receiving(self, name: str, receive: _Receive) -> Iterator[None]:
        """Hand a bot what is posted to a path that ends with its name; a nameless one, anything."""
        self._receivers[name] = receive
        try:
            yield
        finally:
            del self._receivers[name]

    async def hear(self, request: web.Request) -> web.Response:
        """Answer a request."""
        name = request.path.rpartition("/")[2]
        receive = self._receivers.get(name) or self._receivers.get("")
        if receive is None:
            self._strangers.say("turned away from the webhook: a call for no bot that runs here")
            return web.Response(status=503, text="no bot of that name runs here\n")
        return await receive(request)


@asynccontextmanager
async def listening(address: Address) -> AsyncIterator[Listener]:
    """Listen; raises ConfigError where we cannot."""
    listener = Listener()
    app = web.Application(client_max_size=MAX_BODY)
    app.router.add_post("/{path:.*}", listener.hear)
    runner = web.AppRunner(app, access_log=None, logger=_http_log)
    await runner.setup()
    try:
        await web.TCPSite(runner, address.host, address.port).start()
    except OSError as error:
        await runner.cleanup()
        where = address_text(address.host, address.port)
        raise ConfigError(f"--listen {where}: {_why(error)}.") from None
    try:
        yield listener
    finally:
        await runner.cleanup()


def _why(error: OSError) -> str:
    """Say why we cannot listen, without what asyncio adds; a name has errors of its own."""
    if error.errno is None or isinstance(error, gaierror):
        return error.strerror or str(error)
    return os.strerror(error.errno)


class Webhook:
    """Receives the updates of one bot by webhook."""

    def __init__(  # noqa: PLR0913  # what it connects
        self,
        api: BotApi,
        intake: Intake,
        health: Health,
        address: Address,
        *,
        patience: Patience,
        name: str = "",
        listener: Listener | None = None,
    ) -> None:
        """Receive what Telegram posts to an address, or to the bot's own path of a shared one."""
        self._name = name
        self._listener = listener
        self._api = api
        self._intake = intake
        self._health = health
        self._address = address
        self._patience = patience
        self._secret = secrets.token_urlsafe(32)
        self._strangers, self._not_stored = Seldom(), Seldom()

    async def run(self) -> None:
        """Receive until cancelled; raises TokenRevoked, or ConfigError where we cannot listen."""
        shared = self._listener
        async with nullcontext(shared) if shared else listening(self._address) as listener:
            with listener.receiving(self._name, self._receive):
                await self._watch()

    async def _watch(self) -> None:
        """Tell Telegram where we are, then look now and then whether it gets through."""
        look = self._announce
        while True:
            try:
                await look()
                look = self._look
                await asyncio.sleep(LOOK_SECONDS)
            except ApiError as error:
                if error.code in (401, 404):
                    raise TokenRevoked from None
                self._health.failed(str(error))
                await asyncio.sleep(error.retry_after or self._patience.retry)
            except Unreachable as error:
                self._health.failed(str(error))
                await asyncio.sleep(self._patience.retry)

    async def _announce(self) -> None:
        await self._api.call(
            "setWebhook",
            {
                "url": self._url(),
                "secret_token": self._secret,
                "allowed_updates": ALLOWED,
                "drop_pending_updates": False,
            },
        )
        self._health.polled()

    def _url(self) -> str:
        whole = self._address.url
        return f"{whole.rstrip('/')}/{quote(self._name, safe='')}" if self._name else whole

    async def _look(self) -> None:
        info = await self._api.call("getWebhookInfo", {})
        self._health.polled()
        if info.get("last_error_message") and info.get("pending_update_count"):
            log.warning("Telegram cannot reach the webhook: %s", info["last_error_message"])

    async def _receive(self, request: web.Request) -> web.Response:
        given = request.headers.get(_SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._secret.encode()):
            self._strangers.say("turned away from the webhook: a call without our secret")
            return web.Response(status=403)
        try:
            found = read_update(await request.read())
        except (web.RequestPayloadError, HttpProcessingError):  # torn, or not packed as it says
            return web.Response(status=400)
        try:
            await self._intake.store([found])
        except StateError as error:
            self._not_stored.say("left with Telegram, as nothing can be stored: %s", error)
            return web.Response(status=503)
        return web.Response(status=400 if found.update_id is None else 200)

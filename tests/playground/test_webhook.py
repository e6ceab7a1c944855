"""Updates by webhook: with the secret, until they are taken, instead of getUpdates."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.playground.courier import SECRET_HEADER
from bot.playground.local import LocalBotApi
from bot.playground.world.world import Person
from tests.playground.conftest import Client


class Receiver:
    """A bot's own little web server; it refuses as often as it is told to."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.secrets: list[str | None] = []
        self.refusals = 0
        self.address = ""

    async def receive(self, request: web.Request) -> web.Response:
        """Take or refuse one update."""
        self.secrets.append(request.headers.get(SECRET_HEADER))
        if self.refusals:
            self.refusals -= 1
            return web.Response(status=500)
        self.texts.append((await request.json())["message"]["text"])
        return web.Response()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    bot = Receiver()
    app = web.Application()
    app.router.add_post("/hook", bot.receive)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    bot.address = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield bot
    await runner.cleanup()


async def test_updates_are_posted_with_the_secret(
    api: LocalBotApi, client: Client, ada: Person, receiver: Receiver
) -> None:
    api.say(ada, ada, "before")
    await client.ok("setWebhook", url=receiver.address, secret_token="hush", max_connections=1)
    api.say(ada, ada, "after")
    await api.until(lambda: not api.world.updates.pending)
    assert receiver.texts == ["before", "after"]
    assert receiver.secrets == ["hush", "hush"]


async def test_a_refused_update_is_posted_again(
    api: LocalBotApi, client: Client, ada: Person, receiver: Receiver
) -> None:
    receiver.refusals = 2
    await client.ok("setWebhook", url=receiver.address)
    api.say(ada, ada, "insist")
    await api.until(lambda: not api.world.updates.pending)
    assert receiver.texts == ["insist"]
    info = await client.ok("getWebhookInfo")
    assert info["url"] == receiver.address
    assert info["last_error_message"].startswith("Wrong response from the webhook: 500")


async def test_polling_is_refused_with_a_webhook_set(client: Client, receiver: Receiver) -> None:
    await client.ok("setWebhook", url=receiver.address)
    body = await client.call("getUpdates")
    assert body["error_code"] == 409
    assert body["description"].startswith("Conflict: can't use getUpdates method while webhook")
    await client.ok("deleteWebhook")
    assert await client.ok("getUpdates") == []


async def test_pending_updates_can_be_dropped(client: Client, ada: Person) -> None:
    client.api.say(ada, ada, "old")
    assert (await client.ok("getWebhookInfo"))["pending_update_count"] == 1
    await client.ok("deleteWebhook", drop_pending_updates=True)
    assert (await client.ok("getWebhookInfo"))["pending_update_count"] == 0


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"url": "ftp://127.0.0.1/"}, "invalid webhook URL specified"),
        ({"url": "https://example.org/"}, "bad webhook: the playground delivers to loopback only"),
        (
            {"url": "http://127.0.0.1/", "secret_token": "a b"},
            "secret token contains unallowed characters",
        ),
        ({"url": "http://127.0.0.1/", "secret_token": "x" * 257}, "secret token is too long"),
    ],
)
async def test_a_bad_webhook_is_refused(
    client: Client, values: dict[str, object], error: str
) -> None:
    assert await client.refused("setWebhook", **values) == f"Bad Request: {error}"

"""A running local Bot API and a plain client that sees the raw answers."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.playground.local import LocalBotApi
from bot.playground.world.world import Chat, Person
from tests.clock import Clock


class Client:
    """Calls methods of the Bot API and returns their raw answers."""

    def __init__(self, api: LocalBotApi, session: aiohttp.ClientSession) -> None:
        self.api = api
        self.session = session

    def address(self, method: str) -> str:
        """The URL of a method."""
        return f"{self.api.url}/bot{self.api.token}/{method}"

    async def call(self, method: str, **values: Any) -> dict[str, Any]:
        """Call a method and return the whole answer."""
        async with self.session.post(self.address(method), json=values) as response:
            body: dict[str, Any] = await response.json()
            return body

    async def ok(self, method: str, **values: Any) -> Any:
        """Call a method that must succeed and return its result."""
        body = await self.call(method, **values)
        assert body["ok"], body
        return body["result"]

    async def refused(self, method: str, **values: Any) -> str:
        """Call a method that must fail and return the error text."""
        body = await self.call(method, **values)
        assert not body["ok"], body
        description: str = body["description"]
        return description


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def api(clock: Clock) -> AsyncIterator[LocalBotApi]:
    async with LocalBotApi(clock=clock) as local:
        yield local


@pytest.fixture
async def client(api: LocalBotApi) -> AsyncIterator[Client]:
    async with aiohttp.ClientSession() as session:
        yield Client(api, session)


async def heard(client: Client) -> list[str]:
    """Give the texts that reach the bot."""
    updates = await client.ok("getUpdates")
    return [u["message"]["text"] for u in updates if "text" in u.get("message", {})]


@pytest.fixture
def ada(api: LocalBotApi) -> Person:
    return api.world.person("Ada")


@pytest.fixture
def started(api: LocalBotApi, ada: Person) -> None:
    """Ada has pressed Start, so that the bot may write to her."""
    api.people.start(ada)


@pytest.fixture
def ben(api: LocalBotApi) -> Person:
    return api.world.person("Ben")


@pytest.fixture
def group(api: LocalBotApi, ada: Person, ben: Person) -> Chat:
    return api.world.group("Class", [ada, ben])


@pytest.fixture
def forum(api: LocalBotApi, ada: Person, ben: Person) -> Chat:
    chat = api.world.group("Forum", [ada, ben], forum=True)
    api.people.promote(ada, chat, api.world.bot)
    return chat

"""One local Telegram for a test or a command: a world, its people and the server around them.

    async with LocalBotApi() as api:
        ada = api.world.person("Ada")
        api.say(ada, ada, "/start")
        await api.until(lambda: api.sent(ada))

`api.url` is the root that a bot calls as `<root>/bot<token>/<method>`.
"""

import asyncio
import secrets
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from bot.playground.actions import People
from bot.playground.faults import Faults
from bot.playground.protocol.wire import Json
from bot.playground.rates import Rates
from bot.playground.server import LOOPBACK, BotApiServer
from bot.playground.world.world import Chat, Person, World

BOT_ID = 7_000_000_001


def random_token() -> str:
    """A token of Telegram's shape that nobody can guess."""
    return f"{BOT_ID}:{secrets.token_urlsafe(26)}"


class LocalBotApi:
    """A running server with its world; `clock` gives UTC seconds and may jump.

    `rates` puts Telegram's sending rates into force (in real seconds).
    """

    def __init__(
        self,
        *,
        token: str = "",
        clock: Callable[[], float] = time.time,
        rates: bool = False,
        world: World | None = None,
    ) -> None:
        self.token = token or random_token()
        bot = Person(int(self.token.partition(":")[0]), "Viva", username="viva_bot", is_bot=True)
        self.world = world or World(bot, clock)
        if rates:
            self.world.rates = Rates(time.monotonic)
        self.faults = Faults()
        self.people = People(self.world)
        self.server = BotApiServer(self.world, self.token, self.faults)
        self.changed = asyncio.Event()
        self.world.listeners.append(lambda _event, _about: self.changed.set())

    @property
    def url(self) -> str:
        """The root of the Bot API, without a slash at the end."""
        return f"http://{LOOPBACK}:{self.server.port}"

    async def start(self, port: int = 0) -> None:
        """Listen; port 0 takes a free one."""
        await self.server.start(port)

    async def stop(self) -> None:
        """Stop listening; the world stays as it is."""
        await self.server.stop()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    def say(self, person: Person, chat: Chat | Person, text: str) -> Json:
        """Let somebody say something; see `People` for all else that people do."""
        return self.people.say(person, chat, text)

    def press(self, person: Person, message: Json | int, button: str) -> str:
        """Let somebody tap a button, by label or data."""
        return self.people.press(person, message, button)

    def sent(self, chat: Chat | Person) -> list[Json]:
        """What the bot has in the chat now, oldest first, as it stands after edits."""
        place = self.world.chats[chat.id]
        bot = self.world.bot.id
        return [message for message in place.messages.values() if message["from"]["id"] == bot]

    def revoke_token(self) -> None:
        """Make every further request fail with 401."""
        self.server.revoked = True

    async def until(self, condition: Callable[[], Any], seconds: float = 10.0) -> Any:
        """Wait until the condition holds and return its value; raises TimeoutError."""
        async with asyncio.timeout(seconds):
            while not (value := condition()):
                self.changed.clear()
                await self.changed.wait()
        return value

"""getUpdates: the one method that waits.

One caller waits at a time; a second one that has to wait ends the first with 409, as Telegram does
when two copies of a bot run. The wait is in real seconds, whatever the playground's clock says.
"""

import asyncio

from bot.playground.protocol.errors import conflict
from bot.playground.protocol.params import Params
from bot.playground.protocol.wire import Json
from bot.playground.world.world import World

LONGEST_WAIT = 50  # tdlib/telegram-bot-api, LONG_POLL_MAX_TIMEOUT
MOST_UPDATES = 100
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook "
    "first"
)
OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)


class Poller:
    """Hands out the updates of one world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.waiting: asyncio.Future[bool] | None = None

    async def get_updates(self, params: Params) -> list[Json]:
        """Answer getUpdates; raises ApiError (409)."""
        if self.world.webhook:
            raise conflict(WEBHOOK_ACTIVE)
        updates = self.world.updates
        offset = params.integer("offset")
        limit = params.integer("limit", MOST_UPDATES, 1, MOST_UPDATES)
        timeout = params.integer("timeout", 0, 0, LONGEST_WAIT)
        updates.allow(params.parsed("allowed_updates"))
        before = len(updates.pending)
        found = updates.take(offset, limit)
        if len(updates.pending) < before:
            self.world.tell("taken", {})
        if not found and timeout and await self.wait(timeout):
            return updates.take(max(offset, 0), limit)
        return found

    async def wait(self, seconds: int) -> bool:
        """Wait for news; say whether there are any. Raises ApiError (409) when pushed aside."""
        self.end_wait(news=False)
        mine = self.waiting = asyncio.get_running_loop().create_future()
        self.world.tell("waiting", {})
        try:
            async with asyncio.timeout(seconds):
                news = await mine
        except TimeoutError:
            return False
        finally:
            if self.waiting is mine:
                self.waiting = None
        if not news:
            raise conflict(WEBHOOK_ACTIVE if self.world.webhook else OTHER_POLLER)
        return True

    def end_wait(self, *, news: bool = True) -> None:
        """Wake whoever waits, because of news or because somebody else takes over."""
        if self.waiting and not self.waiting.done():
            self.waiting.set_result(news)

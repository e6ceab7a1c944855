"""Delivery of updates by HTTP: one POST an update, repeated until it is taken.

An update counts as delivered only when the bot answers 2xx. Updates may overtake each other, as
with Telegram, whose webhook has up to `max_connections` requests open at once, each repeated by
itself.
"""

import asyncio
import json

import aiohttp

from bot.playground.protocol.wire import Json
from bot.playground.webhook import Webhook
from bot.playground.world.world import World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # nosec  # the header's name, no secret
FIRST_RETRY_SECONDS = 0.1
LONGEST_RETRY_SECONDS = 5.0
ANSWER_SECONDS = 60.0


class Courier:
    """Carries pending updates to the webhook for as long as there is one."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.woken = asyncio.Event()
        self.carried: set[int] = set()
        self.tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Deliver until cancelled; does nothing while no webhook is set."""
        async with aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        ) as session:
            while True:
                await self.woken.wait()
                self.woken.clear()
                self.start_deliveries(session)

    def start_deliveries(self, session: aiohttp.ClientSession) -> None:
        """Start one task for each update that is not on its way, while connections are left."""
        webhook = self.world.webhook
        if webhook is None:
            return
        for update in list(self.world.updates.pending):
            if len(self.tasks) >= webhook.max_connections:
                return
            if update["update_id"] not in self.carried:
                self.carried.add(update["update_id"])
                task = asyncio.create_task(self.deliver(session, update))
                self.tasks.add(task)
                task.add_done_callback(self.delivered)

    def delivered(self, task: asyncio.Task[None]) -> None:
        """Make room for the next delivery."""
        self.tasks.discard(task)
        self.woken.set()

    async def deliver(self, session: aiohttp.ClientSession, update: Json) -> None:
        """Post one update until it is taken or the webhook is gone."""
        wait = FIRST_RETRY_SECONDS
        try:
            while (webhook := self.world.webhook) is not None:
                if await self.post(session, webhook, update):
                    self.world.updates.drop(update["update_id"])
                    self.world.tell("taken", update)
                    return
                await asyncio.sleep(wait)
                wait = min(2 * wait, LONGEST_RETRY_SECONDS)
        finally:
            self.carried.discard(update["update_id"])

    async def post(self, session: aiohttp.ClientSession, webhook: Webhook, update: Json) -> bool:
        """Post one update once; say whether the bot took it."""
        headers = {"Content-Type": "application/json"}
        if webhook.secret_token:
            headers[SECRET_HEADER] = webhook.secret_token
        body = json.dumps(update).encode()
        try:
            async with session.post(webhook.url, data=body, headers=headers) as response:
                if response.status // 100 == 2:
                    return True
                problem = f"Wrong response from the webhook: {response.status} {response.reason}"
        except (aiohttp.ClientError, TimeoutError) as error:
            problem = str(error) or type(error).__name__
        webhook.last_error_date = self.world.now()
        webhook.last_error_message = problem
        return False

    async def stop(self) -> None:
        """Cancel what is on its way."""
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)

"""Telegram -> inbox: updates are stored first, and only then confirmed.

The library's own polling confirms a batch as soon as the next is asked for, whatever its handlers
are doing, and a crash loses what was in hand. Here the offset moves only after the commit.

Private rules: updates are stored raw, one by one, whatever they hold; what never got through is
asked for again; a revoked token, a second poller and a long outage are said, not retried in
silence.
"""

import asyncio
import logging
import time
from typing import Any

from bot.telegram.api import ApiError, BotApi, Unreachable
from bot.telegram.health import Health
from bot.telegram.intake import ALLOWED, Intake, TokenRevoked, arrival_of
from bot.telegram.patience import Patience
from state.file.errors import StateError

log = logging.getLogger(__name__)

POLL_SECONDS = 50
"""How long Telegram may hold a request open while nothing happens."""


class SecondPoller(Exception):
    """Another process has been fetching this bot's updates for minutes."""


class Conflicts:
    """Tells a second bot from the short overlap of a restart.

    Two pollers throw each other off the line by turns, and each gets some updates through. So what
    counts is how long conflicts have kept coming back, not whether a poll succeeded in between.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._since = self._last = float("-inf")

    def are_lasting(self, now: float) -> bool:
        """Note a conflict, and tell whether they have been coming for too long."""
        if now - self._last > 2 * POLL_SECONDS:
            self._since = now
        self._last = now
        return now - self._since > self._seconds


class Receiver:
    """Fetches the updates of one bot."""

    def __init__(self, api: BotApi, intake: Intake, health: Health, *, patience: Patience) -> None:
        self._api = api
        self._intake = intake
        self._health = health
        self._patience = patience
        self._offset: int | None = None
        self._conflicts = Conflicts(patience.second_poller)

    async def run(self) -> None:
        """Receive until cancelled; raises TokenRevoked or SecondPoller."""
        receive = self._leave_webhook
        while True:
            try:
                await receive()
                receive = self._receive
            except ApiError as error:
                await self._refused(error)
            except Unreachable as error:
                self._health.failed(str(error))
                await asyncio.sleep(self._patience.retry)
            except StateError as error:
                log.error("left with Telegram, as nothing can be stored: %s", error)  # noqa: TRY400  # the text says it all
                await asyncio.sleep(self._patience.retry)

    async def _leave_webhook(self) -> None:
        """Ask for polling, in case the bot was last run with a webhook; nothing is dropped."""
        await self._api.call("deleteWebhook", {"drop_pending_updates": False})

    async def _receive(self) -> None:
        """Fetch one batch, store it, and only then move the offset."""
        payload: dict[str, Any] = {"timeout": POLL_SECONDS, "allowed_updates": ALLOWED}
        if self._offset is not None:
            payload["offset"] = self._offset
        batch = await self._api.call("getUpdates", payload, timeout=POLL_SECONDS + 10)
        self._health.polled()
        if not batch:
            return
        arrivals = [arrival for raw in batch if (arrival := arrival_of(raw)) is not None]
        if len(arrivals) < len(batch):
            log.error(
                "%s of %s updates have no usable number", len(batch) - len(arrivals), len(batch)
            )
        if arrivals:
            await self._intake.store(arrivals)
            self._offset = max(arrival.update_id for arrival in arrivals) + 1
        else:
            await asyncio.sleep(self._patience.retry)  # the same batch will come again

    async def _refused(self, error: ApiError) -> None:
        if error.code in (401, 404):
            raise TokenRevoked
        if error.code == 409:
            log.warning("another process is fetching this bot's updates")
            if self._conflicts.are_lasting(time.monotonic()):
                raise SecondPoller
        self._health.failed(str(error))
        await asyncio.sleep(error.retry_after or self._patience.retry)

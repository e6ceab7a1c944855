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

from bot.telegram.api import ApiError, BotApi, Unreachable, result_of
from bot.telegram.health import Health
from bot.telegram.patience import Patience
from bot.telegram.receiving.intake import (
    ALLOWED,
    Found,
    Intake,
    TokenRevoked,
    elements,
    read_batch,
    read_update,
)
from bot.telegram.redact import Seldom
from state.errors import StateError

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
        self._not_stored = Seldom()
        self._stuck_at: list[Found] = []

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
                self._not_stored.say("left with Telegram, as nothing can be stored: %s", error)
                await asyncio.sleep(self._patience.retry)

    async def _leave_webhook(self) -> None:
        """Ask for polling, in case the bot was last run with a webhook; nothing is dropped."""
        await self._api.call("deleteWebhook", {"drop_pending_updates": False})

    async def _receive(self) -> None:
        """Fetch one batch, store it, and only then move the offset."""
        payload: dict[str, Any] = {"timeout": POLL_SECONDS, "allowed_updates": ALLOWED}
        if self._offset is not None:
            payload["offset"] = self._offset
        batch = _read(*await self._api.post("getUpdates", payload, timeout=POLL_SECONDS + 10))
        self._health.polled()
        if not batch:
            return
        await self._intake.store(batch)
        numbers = [one.update_id for one in batch if one.update_id is not None]
        if numbers:
            self._offset = max(numbers) + 1
        else:
            await self._get_past(batch)

    async def _get_past(self, batch: list[Found]) -> None:
        """Leave a batch behind in which nothing has a usable number, when it comes again.

        It would come for ever. Its updates have so many different numbers from the offset on, and
        come before all others: so the offset can be moved on by so many, and nothing is passed over
        that was not in the batch.
        """
        if batch == self._stuck_at:
            self._offset = (self._offset or 0) + len(batch)
        self._stuck_at = batch
        await asyncio.sleep(self._patience.retry)

    async def _refused(self, error: ApiError) -> None:
        if error.code in (401, 404):
            raise TokenRevoked
        if error.code == 409:
            log.warning("another process is fetching this bot's updates")
            if self._conflicts.are_lasting(time.monotonic()):
                raise SecondPoller
        self._health.failed(str(error))
        await asyncio.sleep(error.retry_after or self._patience.retry)


def _read(status: int, body: bytes) -> list[Found]:
    """Read an answer of getUpdates; raises ApiError or Unreachable for what is none.

    Where one update spoils the whole, each is cut out and read by itself.
    """
    try:
        batch = result_of("getUpdates", status, body)
        if isinstance(batch, list):
            return read_batch(batch)
    except (Unreachable, RecursionError, ValueError):
        if status == 200 and (found := [read_update(one) for one in elements(body)]):
            return found
    raise Unreachable(f"getUpdates: status {status}, no Bot API answer")

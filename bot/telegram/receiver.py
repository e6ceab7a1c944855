"""Telegram -> inbox: updates are stored first, and only then confirmed.

The library's own polling confirms a batch as soon as the next is asked for, whatever its handlers
are doing, and a crash loses what was in hand. Here the offset moves only after the commit.

Private rules: updates are stored raw, one by one, whatever they hold; what never got through is
asked for again; a revoked token, a second poller and a long outage are said, not retried in
silence.
"""

import asyncio
import json
import logging
import time
from collections.abc import Callable
from typing import Any

from bot.telegram.api import ApiError, BotApi, Unreachable
from bot.telegram.health import Health
from bot.telegram.patience import Patience
from state import mailbox
from state.errors import StateError
from state.records import Arrival
from state.writer import Writer

log = logging.getLogger(__name__)

POLL_SECONDS = 50
"""How long Telegram may hold a request open while nothing happens."""

ALLOWED = ["message", "callback_query", "my_chat_member"]
"""The kinds of update that this bot works with."""

MAX_ID = 2**63 - 1


class TokenRevoked(Exception):
    """Telegram no longer knows the token."""


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

    def __init__(  # noqa: PLR0913  # what it connects
        self,
        api: BotApi,
        writer: Writer,
        bot_id: int,
        health: Health,
        deliver: Callable[[Arrival], None],
        *,
        now: Callable[[], int],
        patience: Patience,
    ) -> None:
        self._api = api
        self._writer = writer
        self._bot_id = bot_id
        self._health = health
        self._deliver = deliver
        self._now = now
        self._patience = patience
        self._offset: int | None = None
        self._conflicts = Conflicts(patience.second_poller)

    async def run(self) -> None:
        """Receive until cancelled; raises TokenRevoked or SecondPoller."""
        while True:
            try:
                await self._receive()
            except ApiError as error:
                await self._refused(error)
            except Unreachable as error:
                self._health.failed(str(error))
                await asyncio.sleep(self._patience.retry)
            except StateError as error:
                log.error("left with Telegram, as nothing can be stored: %s", error)  # noqa: TRY400  # the text says it all
                await asyncio.sleep(self._patience.retry)

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
            await self.store(arrivals)
            self._offset = max(arrival.update_id for arrival in arrivals) + 1
        else:
            await asyncio.sleep(self._patience.retry)  # the same batch will come again

    async def store(self, arrivals: list[Arrival]) -> None:
        """Store updates and hand the new ones on; raises StateError with nothing stored."""
        fresh = await asyncio.wrap_future(
            self._writer.submit(lambda db: mailbox.receive(db, self._bot_id, arrivals, self._now()))
        )
        for arrival in fresh:
            self._deliver(arrival)

    async def _refused(self, error: ApiError) -> None:
        if error.code in (401, 404):
            raise TokenRevoked
        if error.code == 409:
            log.warning("another process is fetching this bot's updates")
            if self._conflicts.are_lasting(time.monotonic()):
                raise SecondPoller
        self._health.failed(str(error))
        await asyncio.sleep(error.retry_after or self._patience.retry)


def arrival_of(raw: Any) -> Arrival | None:
    """Give an update as it will be stored; None for what cannot be one.

    Half a character, which is legal in JSON and upsets the database, becomes a question mark.
    """
    if not isinstance(raw, dict):
        return None
    update_id = raw.get("update_id")
    if not isinstance(update_id, int) or not 0 <= update_id <= MAX_ID:
        return None
    text = json.dumps(raw, ensure_ascii=False, separators=(",", ":"))
    return Arrival(update_id, _chat_of(raw), text.encode("utf-8", "replace").decode())


def _chat_of(raw: dict[str, Any]) -> int:
    """Find the chat that an update belongs to; 0 where it names none."""
    match raw:
        case {"message": {"chat": {"id": int(chat)}}}:
            found = chat
        case {"callback_query": {"message": {"chat": {"id": int(chat)}}}}:
            found = chat
        case {"my_chat_member": {"chat": {"id": int(chat)}}}:
            found = chat
        case _:
            found = 0
    return found if -MAX_ID <= found <= MAX_ID else 0

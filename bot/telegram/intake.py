"""The door to the inbox, whichever way updates come: stored raw, one by one, whatever they hold.

Polling and the webhook share it. An update counts as received when it is on disk, and not before.
"""

import asyncio
import json
from collections.abc import Callable
from typing import Any

from state.file.writer import Writer
from state.records.learners import Arrival
from state.tables import mailbox

ALLOWED = ["message", "callback_query", "my_chat_member", "poll_answer"]
"""The kinds of update that this bot works with."""

MAX_ID = 2**63 - 1


class TokenRevoked(Exception):
    """Telegram no longer knows the token."""


class Intake:
    """Stores the updates of one bot and hands the new ones on."""

    def __init__(
        self,
        writer: Writer,
        bot_id: int,
        deliver: Callable[[Arrival], None],
        now: Callable[[], int],
    ) -> None:
        self._writer = writer
        self._bot_id = bot_id
        self._deliver = deliver
        self._now = now

    async def store(self, arrivals: list[Arrival]) -> None:
        """Store updates and hand the new ones on; raises StateError with nothing stored."""
        fresh = await asyncio.wrap_future(
            self._writer.submit(lambda db: mailbox.receive(db, self._bot_id, arrivals, self._now()))
        )
        for arrival in fresh:
            self._deliver(arrival)


def arrival_of(raw: Any) -> Arrival | None:
    """An update as it will be stored; None for what cannot be one."""
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
        case {"poll_answer": {"user": {"id": int(person)}}}:
            found = person  # it names no chat; one person's votes are taken in order
        case _:
            found = 0
    return found if -MAX_ID <= found <= MAX_ID else 0

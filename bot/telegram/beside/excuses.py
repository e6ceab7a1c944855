"""What is said while nothing can be saved: that a message has come, and will be answered.

The disk is full, or another program holds the database. What was written is safe all the same: it
waits with Telegram, or in the inbox, and is worked off once that can be saved, so nobody is asked
to send it again. They are told, because silence looks like a bot that is broken.

Private rules: an excuse is no letter of the outbox, because that would have to be saved. So it is
tried once, and a chat gets one only, until something from it has been worked off. A group is told
nothing, because most of what is written there is not for us.
"""

import asyncio
import json
import logging
from collections.abc import Callable

from msgspec import Struct

from bot.telegram.api import ApiError, BotApi, Unreachable
from bot.telegram.lanes import Lanes
from bot.telegram.rate_limiter import RateLimiter
from bot.telegram.sending.calls import content
from state.records.mail import Arrival

log = logging.getLogger(__name__)

Word = Callable[[int, str], str]
"""Gives the HTML of an excuse for somebody by their number, and the language of their phone."""


class Excuses:
    """Tells those who wait in private why nothing comes."""

    def __init__(
        self, api: BotApi, limiter: RateLimiter, word: Word, may_send: Callable[[], bool]
    ) -> None:
        """Begin with nobody told; the limiter is not the sender's, which may wait for a receipt."""
        self._api = api
        self._limiter = limiter
        self._word = word
        self._may_send = may_send
        self._told: set[int] = set()
        self._lanes: Lanes[_Waiting] = Lanes(self._say, order=lambda one: one.chat_id)

    def make(self, arrival: Arrival) -> None:
        """Tell whoever waits for an answer to an update that cannot be saved, unless they know."""
        waiting = _waiting(arrival)
        if waiting is not None and waiting.chat_id not in self._told:
            self._told.add(waiting.chat_id)
            self._lanes.put(waiting.chat_id, waiting)

    def over(self, chat_id: int) -> None:
        """Be told that something of a chat was worked off."""
        self._told.discard(chat_id)

    async def stop(self, deadline: float) -> None:
        """Finish what is under way by a time of the loop; the rest is not said."""
        await self._lanes.stop(deadline)

    async def _say(self, waiting: "_Waiting") -> None:
        chat_id = waiting.chat_id
        html = await asyncio.to_thread(self._word, chat_id, waiting.language)
        async with self._limiter.sending(chat_id, unasked=False):
            if chat_id not in self._told or not self._may_send():
                return
            try:
                await self._api.call("sendMessage", {"chat_id": chat_id, **content(html)})
            except (ApiError, Unreachable) as error:
                log.info("not told that nothing can be saved: chat %s, %s", chat_id, error)


class _Waiting(Struct, frozen=True):
    """Somebody who has written or tapped in their private chat."""

    chat_id: int
    language: str
    """That of their phone, or ""."""


def _waiting(arrival: Arrival) -> _Waiting | None:
    """Give who waits for an answer to an update; None where nobody does, or in a group."""
    match json.loads(arrival.body):
        case {"message": {"chat": {"type": "private"}, "from": {**user}}} | {
            "callback_query": {"message": {"chat": {"type": "private"}}, "from": {**user}}
        } if arrival.chat_id > 0:
            spoken = str(user.get("language_code") or "").partition("-")[0]
            return _Waiting(arrival.chat_id, spoken)
        case _:
            return None

"""The queue of what happened to the bot, with the confirming semantics of getUpdates.

An update stays until a call names a higher offset; a call without one repeats it. Types that the
bot did not ask for are not queued at all, and asking later does not bring them back.
"""

from collections import deque
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from bot.playground.protocol.wire import Json

OPT_IN = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
KNOWN = OPT_IN | {
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
}
BY_DEFAULT = KNOWN - OPT_IN
MOST_PENDING = 100_000  # tddb/TQueue: MAX_QUEUE_EVENTS; older ones are dropped
FUTURE = 10  # tddb/TQueue: an offset further ahead of the newest update is ignored


class UpdateQueue:
    """Updates of one bot that it has not confirmed yet, oldest first."""

    def __init__(self, last_id: int = 100_000_000) -> None:
        self.last_id = last_id
        self.pending: deque[Json] = deque(maxlen=MOST_PENDING)
        self.confirmed: list[Json] = []
        self.allowed: frozenset[str] = BY_DEFAULT
        self.wake: Callable[[], None] | None = None

    def allow(self, names: object) -> None:
        """Remember the types the bot wants; an empty list means the default ones."""
        if isinstance(names, list):
            self.allowed = KNOWN.intersection(map(str, names)) if names else BY_DEFAULT

    def push(self, kind: str, payload: Any) -> int:
        """Queue an update and return its id, or 0 when the bot did not ask for its type."""
        if kind not in self.allowed:
            return 0
        self.last_id += 1
        self.pending.append({"update_id": self.last_id, kind: payload})
        if self.wake:
            self.wake()
        return self.last_id

    def take(self, offset: int, limit: int) -> list[Json]:
        """Confirm everything below the offset and return what follows, at most `limit`."""
        if offset < 0:
            self.keep_newest(-offset)
        elif offset <= self.last_id + FUTURE:
            self.confirm(offset)
        return list(islice(self.pending, limit))

    def confirm(self, offset: int) -> None:
        """Forget the updates below the offset, except for the last batch (see `repeat`)."""
        done = []
        while self.pending and self.pending[0]["update_id"] < offset:
            done.append(self.pending.popleft())
        if done:
            self.confirmed = done

    def keep_newest(self, count: int) -> None:
        """Forget all but the newest updates."""
        while len(self.pending) > count:
            self.pending.popleft()

    def repeat(self, updates: Iterable[Json] | None = None) -> None:
        """Deliver updates again that were confirmed already: by default the last batch."""
        again = self.confirmed if updates is None else list(updates)
        self.pending.extendleft(reversed(again))
        if self.wake:
            self.wake()

    def drop(self, update_id: int) -> None:
        """Forget one update that a webhook took, wherever it stands in the queue."""
        for update in self.pending:
            if update["update_id"] == update_id:
                self.pending.remove(update)
                return

    def clear(self) -> None:
        """Drop everything pending."""
        self.pending.clear()

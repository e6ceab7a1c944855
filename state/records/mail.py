"""What Telegram gave us and what we owe it, as values (see `state.tables.mailbox`)."""

from enum import StrEnum
from hashlib import sha256

from msgspec import Struct


class Delivery(StrEnum):
    """How far a message in the outbox has come."""

    WAITING = "waiting"
    SENT = "sent"
    DEAD = "dead"


class Letter(Struct, frozen=True):
    """A message to send, as the engine writes it: what to do and with what."""

    kind: str
    body: str
    """JSON; the surface that wrote it reads it."""
    prompt: str | None = None
    """The prompt it shows, so that the delivery of a prompt can be looked up."""
    buttons: str | None = None
    """The prompt that its buttons belong to, so that they can be taken away."""
    unasked: bool = False
    """Whether nobody waits for it just now, so that it gives way to replies."""


class Posting(Struct, frozen=True):
    """A letter that waits in the outbox."""

    id: int
    chat_id: int
    letter: Letter
    tries: int


KEPT_BYTES = 64 * 1024
"""What is kept of an update that cannot be read: sixteen times the longest message."""


class UnreadableUpdate(Struct, frozen=True):
    """Something that should have been an update and cannot be read; `body` is how it begins."""

    update_id: int | None
    reason: str
    digest: bytes
    """Of the whole, so that the same bytes are known again."""
    body: bytes

    @classmethod
    def of(cls, update_id: int | None, reason: str, whole: bytes) -> "UnreadableUpdate":
        """Take as much as is kept of what came."""
        return cls(update_id, reason, sha256(whole).digest(), whole[:KEPT_BYTES])

    @property
    def about(self) -> tuple[str, str]:
        """Its number and its reason, for the log."""
        number = "without a number" if self.update_id is None else str(self.update_id)
        return number, self.reason


class Arrival(Struct, frozen=True):
    """An update in the inbox, exactly as it was received."""

    update_id: int
    chat_id: int
    body: str

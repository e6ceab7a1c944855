"""What can happen in a conversation, named as facts; each carries its moment in UTC seconds."""

import re
from enum import StrEnum

from msgspec import Struct

from bot.tutor.model.authoring import Correction, Found, NotFixed
from bot.tutor.model.taking_along import Brought, TakenAlong


class Said(Struct, frozen=True):
    """The learner typed something."""

    text: str
    at: int


class Pressed(Struct, frozen=True):
    """The learner tapped a button; its data may be old, doubled or forged."""

    data: str
    at: int


class Commanded(Struct, frozen=True):
    """The learner gave a command, without its slash, and perhaps an argument."""

    name: str
    argument: str
    at: int


class Wordless(Struct, frozen=True):
    """The learner sent something that has no words: a sticker, a picture, a voice message."""

    at: int
    spoken: bool = False
    """Whether it may hold words that we cannot hear."""


class Unread(StrEnum):
    """Why a file did not get as far as being read."""

    TOO_LARGE = "too_large"
    GONE = "gone"  # Telegram did not give it


class Uploaded(Struct, frozen=True):
    """A tutor sent a file, which has been read, or a learner one with answers of theirs."""

    name: str
    """What its sender calls it."""
    kind: str
    """What it was taken for."""
    found: tuple[Found, ...]
    refused: str
    """Why it could not be read, as a reader says it; empty where it could."""
    at: int
    unread: Unread | None = None
    brought: Brought | None = None
    """What it holds of its sender's own answers, where it has a log of them."""
    message_id: int | None = None
    """The message that it came with."""


class Corrected(Struct, frozen=True):
    """A tutor gave new words for a question."""

    outcome: Correction | NotFixed
    at: int


class TookAlong(Struct, frozen=True):
    """Somebody tapped that their answers are to be taken along out of a deck."""

    taken: TakenAlong | None
    """What came of it; None where the deck could not be had any more."""
    at: int


class Replied(Struct, frozen=True):
    """Somebody replied in words to the message in which a learner's question came to them."""

    text: str
    consultation: int
    """The number of the question; whether it is theirs to answer is looked up."""
    at: int


Event = Said | Pressed | Commanded | Wordless | Uploaded | Corrected | TookAlong | Replied

_GAP = re.compile(r"\s+")
"""Whatever parts a command from its argument: a line break and a no-break space do too."""


def read_command(text: str) -> tuple[str, str]:
    """Read a command as typed, with its slash: its name in small letters, and its argument."""
    first, *rest = _GAP.split(text.strip(), maxsplit=1)
    return first[1:].partition("@")[0].lower(), "".join(rest)

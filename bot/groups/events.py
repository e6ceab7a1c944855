"""What can happen in a group, named as facts; each carries its moment in UTC seconds."""

from msgspec import Struct


class Commanded(Struct, frozen=True):
    """Somebody gave a command, without its slash, and perhaps an argument."""

    name: str
    argument: str
    at: int


class Tapped(Struct, frozen=True):
    """Somebody tapped a button; its data may be old, doubled or forged."""

    data: str
    at: int


class LookedAhead(Struct, frozen=True):
    """Somebody followed the link, in private, to what comes next in a group."""

    at: int


class Replied(Struct, frozen=True):
    """Somebody wrote words in reply to a message of ours: the one on the desk, if it asked."""

    text: str
    at: int


class Voted(Struct, frozen=True):
    """Somebody voted on the poll on the desk, or took a vote back (nothing is chosen then)."""

    places: tuple[int, ...]
    """Places in the order shown."""
    at: int


class Nameless(Struct, frozen=True):
    """A command came from somebody who hides: an anonymous administrator, a channel."""

    at: int


class LetIn(Struct, frozen=True):
    """The bot may write here: it was added, or no longer muted."""

    at: int
    added: bool


class ShutOut(Struct, frozen=True):
    """The bot cannot write here any more; `why` is one of the reasons below.

    Two of them concern one forum topic, the one on the desk.
    """

    at: int
    why: str


REMOVED, MUTED, TOPIC_CLOSED, TOPIC_GONE = "removed", "muted", "topic_closed", "topic_gone"
"""Why a group cannot be written to."""


class TopicClosed(Struct, frozen=True):
    """The forum topic on the desk was closed, or opened again."""

    closed: bool
    at: int


class TopicNamed(Struct, frozen=True):
    """The forum topic on the desk was renamed; the desk has the new name."""

    at: int


GroupEvent = (
    Commanded
    | Tapped
    | LookedAhead
    | Replied
    | Voted
    | Nameless
    | LetIn
    | ShutOut
    | TopicClosed
    | TopicNamed
)

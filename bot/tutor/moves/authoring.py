"""What is said in private about a tutor's own content: what a file holds, what was published."""

from msgspec import Struct

from bot.tutor.model.authoring import Changes, Correction, Found, NotFixed
from bot.tutor.model.events import Unread
from state.records.topics import Edition, Upload


class ShowFound(Struct, frozen=True):
    """Show what a file holds, with what can be done about it."""

    found: Found
    kind: str
    """What the file was taken for."""
    number: int
    """The version that it would be."""


class ShowFaults(Struct, frozen=True):
    """Show what is wrong with a file's topic, line by line; nobody can be asked it."""

    title: str
    complaints: tuple[str, ...]


class ShowCorrection(Struct, frozen=True):
    """Show what a question is to be, with what can be done about it."""

    correction: Correction
    number: int
    """The version that it would be."""
    tried: bool = False
    """Whether it ends a try-out of what it puts right."""


class SayNotFixed(Struct, frozen=True):
    """Say why a question was not put right, and how that is done."""

    why: NotFixed


class SayUnreadable(Struct, frozen=True):
    """Say why a file cannot be read."""

    why: str


class SayNotTaken(Struct, frozen=True):
    """Say why a file did not even get here."""

    name: str
    why: Unread


class ShowUpload(Struct, frozen=True):
    """Show a topic that waits to be published, again."""

    upload: Upload


class TrialBegins(Struct, frozen=True):
    """Say that a topic is tried out, and that nothing of it counts."""

    title: str
    asked: int
    of: int


class SayPublished(Struct, frozen=True):
    """Say that a topic is taught now, and to whom."""

    topic: str
    title: str
    number: int
    changes: Changes
    groups: tuple[str, ...] | None = None
    """The groups of a tutor that it is for, by name; None where it is for whom it was."""
    is_asked: bool = True
    """Whether anything of it is, and not all of it is drafts."""
    for_group: bool = False
    """Whether it is new and holds something that a group can be asked."""


class SayThrownAway(Struct, frozen=True):
    """Say that a topic that waited is gone."""

    title: str


class ContentRow(Struct, frozen=True):
    """One topic of the list."""

    topic: str
    title: str
    edition: Edition | None
    """Its newest edition; None for a topic that was never published here."""
    is_taught: bool = True


class ListContent(Struct, frozen=True):
    """List the topics that somebody may change, and those of theirs that wait."""

    rows: tuple[ContentRow, ...]
    uploads: tuple[Upload, ...]
    zone: str
    """The time zone that days are told in."""
    today: int


class ShowHistory(Struct, frozen=True):
    """Show a topic's editions, with what can be done about them."""

    row: ContentRow
    editions: tuple[Edition, ...]
    is_on_disk: bool
    """Whether the operator's folder has a topic of this name, too."""
    zone: str
    today: int


class SendTopic(Struct, frozen=True):
    """Send a topic's files as one zip."""

    title: str
    topic: str
    edition: int | None = None
    """The `id` of an edition; None for the topic as it stands in the operator's folder."""


UploadMove = (
    ShowFound
    | ShowFaults
    | ShowCorrection
    | SayNotFixed
    | SayUnreadable
    | SayNotTaken
    | ShowUpload
    | TrialBegins
    | SayThrownAway
)
"""What was sent, before it is published."""

EditionMove = SayPublished | ListContent | ShowHistory | SendTopic

AuthoringMove = UploadMove | EditionMove

"""Topics that tutors send from the chat: one that waits to be published, and one that was."""

from typing import Final

from msgspec import Struct

MOST_UPLOADS: Final = 10
"""Topics of one person that may wait; a new one takes the place of the oldest."""

MOST_EDITIONS: Final = 30
"""Editions of a topic that are kept, the newest."""

UPLOADS_LAST: Final = 30 * 86_400
"""Seconds that a topic waits to be published, and is then thrown away."""


class Upload(Struct, frozen=True):
    """A topic that somebody has sent, and that nobody else is asked yet."""

    digest: str
    """Of its files; what its buttons carry."""
    topic: str
    title: str
    drafts: int
    """Items that are marked as drafts."""
    at: int
    files: bytes = b""
    """A zip of its folder; left empty where only its name is wanted."""


class Edition(Struct, frozen=True):
    """A topic as it stood after one publication, one correction or one step back."""

    id: int
    topic: str
    number: int
    """Counted for each topic from 1; what people are told as its version."""
    title: str
    digest: str
    """Of its files; empty for one that gives way to the operator's folder."""
    changes: str
    """What it brought, as JSON (see `bot.tutor.model.authoring`)."""
    made_at: int
    made_by: int
    author: str
    """The first name of who made it; empty when they are forgotten."""
    for_all: bool = True
    """Whether everybody is taught it, or only the groups of its makers."""

    @property
    def has_files(self) -> bool:
        """Whether it holds the topic itself."""
        return bool(self.digest)

"""The topics that are there already, as far as whoever sends a file may change them."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from bot.tutor.model.authoring import Authoring, Change, changes_between, changes_of
from content import bundle
from content.bundle import Files
from content.complaint import ContentError
from content.ids import slug
from content.library import Library
from content.model.topic import Topic
from state.records.learners import Who
from state.records.topics import Upload
from state.tables import topics
from state.writer import Writer


class OwnShelf(Struct, frozen=True):
    """What one person may change; waits for the writer, so it is no use in its thread."""

    writer: Writer
    who: Who
    rights: Authoring
    library: Library
    content: Path | None
    """The operator's folder."""

    def topics(self) -> Iterator[Topic]:
        """Give the topics that they see: the one that they try out, and those that are taught."""
        if self.rights.draft is not None:
            yield self.rights.draft
        yield from self.library.topics.values()

    def files(self, topic: str) -> Files | None:
        """Give the files of a topic that they may change; None where there is none.

        One that waits in its place comes before what is taught under its name.
        """
        if (upload := self._waiting(topic)) is not None:
            return bundle.unpack(upload.files)
        if topic not in self.library.topics or self.is_taken(topic):
            return None
        return files_of(self.writer, self.who.bot_id, self.rights, topic, self.content)

    def titled(self, title: str) -> str:
        """Give the name of a topic of this title that they may change; "" where there is none."""
        named = (one.topic for one in self.topics() if slug(one.title) == slug(title))
        return next((name for name in named if not self.is_taken(name)), "")

    def waiting(self, topic: str) -> str:
        """Give the digest of the one that waits in a topic's place; "" where none does."""
        upload = self._waiting(topic)
        return upload.digest if upload else ""

    def _waiting(self, topic: str) -> Upload | None:
        """Find what is put right further: what is tried out, or was put right and not published."""
        tried = self.rights.upload
        return tried if tried is not None and topic == tried.topic else self._put_right(topic)

    def _put_right(self, topic: str) -> Upload | None:
        """Find the newest version of a topic that waits, if it changes words of what is taught."""
        taught, edition = self.topic(topic), self.rights.edition_of(topic)
        sent = [one for one in self.rights.uploads if one.topic == topic]
        newest = max(sent, key=lambda one: one.at, default=None)
        if taught is None or newest is None or (edition and edition.made_at > newest.at):
            return None
        upload = self.writer.do(lambda db: topics.upload(db, self.who, newest.digest))
        if upload is None:
            return None
        try:
            brought = changes_between(taught, bundle.load_files(bundle.unpack(upload.files)).topic)
        except ContentError:
            return None  # it was good enough for an earlier program
        return None if brought.added or brought.gone else upload

    def is_taken(self, topic: str) -> bool:
        """Whether the name is that of a topic that they may not change."""
        return not self.rights.may_change(topic)

    def topic(self, name: str) -> Topic | None:
        """Give what is taught under a name."""
        return self.library.topics.get(name)

    def before_fixes(self, topic: str) -> Topic | None:
        """Give a topic as it was before its questions were put right one by one, if they were."""
        made = self.writer.do(lambda db: topics.editions(db, self.who.bot_id, topic))
        is_fix = [changes_of(one).kind is Change.FIX for one in made]
        if not any(is_fix[:1]) or all(is_fix):
            return None
        last = made[is_fix.index(False)]
        packed = self.writer.do(lambda db: topics.files_of_edition(db, self.who.bot_id, last.id))
        try:
            return bundle.load_files(bundle.unpack(packed)).topic if packed else None
        except ContentError:
            return None  # it was good enough for an earlier program


def files_of(
    writer: Writer, bot_id: int, rights: Authoring, topic: str, content: Path | None
) -> Files | None:
    """Give the files of a topic as it is taught; None where they cannot be found."""
    edition = rights.edition_of(topic)
    if edition is not None and edition.has_files:
        packed = writer.do(lambda db: topics.files_of_edition(db, bot_id, edition.id))
        return bundle.unpack(packed) if packed else None
    folder = bundle.find(content, topic) if content and content.is_dir() else None
    return bundle.read(folder) if folder else None

"""The topics that are there already, as far as whoever sends a file may change them."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from bot.tutor.model.authoring import Authoring, Change, changes_of
from content import bundle
from content.bundle import Files
from content.complaint import ContentError
from content.library import Library
from content.model.topic import Topic
from state.tables import topics
from state.writer import Writer


class OwnShelf(Struct, frozen=True):
    """What one person may change; waits for the writer, so it is no use in its thread."""

    writer: Writer
    bot_id: int
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

        One that they are trying out comes before what is taught under its name.
        """
        if (upload := self.rights.upload) is not None and topic == upload.topic:
            return bundle.unpack(upload.files)
        if topic not in self.library.topics or self.is_taken(topic):
            return None
        return files_of(self.writer, self.bot_id, self.rights, topic, self.content)

    def is_taken(self, topic: str) -> bool:
        """Whether the name is that of a topic that they may not change."""
        return not self.rights.may_change(topic)

    def topic(self, name: str) -> Topic | None:
        """Give what is taught under a name."""
        return self.library.topics.get(name)

    def before_fixes(self, topic: str) -> Topic | None:
        """Give a topic as it was before its questions were put right one by one, if they were."""
        made = self.writer.do(lambda db: topics.editions(db, self.bot_id, topic))
        is_fix = [changes_of(one).kind is Change.FIX for one in made]
        if not any(is_fix[:1]) or all(is_fix):
            return None
        last = made[is_fix.index(False)]
        packed = self.writer.do(lambda db: topics.files_of_edition(db, self.bot_id, last.id))
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

"""All that one bot teaches: the topics of the operator's folder, and before them what is published.

It changes with the folder, with an edition, and with an answer that a marker has judged; turns see
it change as a whole.
"""

from collections.abc import Callable, Iterator

from bot.engine.authoring.published import KeptFrom, Published
from bot.engine.authoring.teachings import Teachings
from bot.engine.encoding import EncodingThread
from bot.engine.preparing import PreparingThread
from bot.tutor.model.teaching import Teaching
from content.library import Library
from state.sql import Connection
from state.tables import contests, topics
from state.tables.memory import reviews
from state.writer import Writer


class Curriculum:
    """What a bot teaches, compiled for grading, and the thread in which that is made ready."""

    def __init__(
        self,
        bot_id: int,
        writer: Writer,
        disk: Library,
        encoder: EncodingThread | None,
        taught: Callable[[Library], Teaching | None],
    ) -> None:
        """Begin with the topics of the folder; `taught` gives what another bot has compiled."""
        self._bot_id = bot_id
        self._writer = writer
        self._encoder = encoder
        self._taught = taught
        self.thread = encoder or PreparingThread("viva-topics")
        self.published = Published(disk)
        self.teachings = Teachings(self.thread.do(writer, self._first))
        self._prepare()

    @property
    def library(self) -> Library:
        """What is taught at this moment."""
        return self.teachings.current.library

    def teaching(self, tutors: frozenset[int] | None = None) -> Teaching:
        """Give what is taught at this moment, or what is to people of these tutors.

        Read it in the writer's thread.
        """
        current = self.teachings.current
        if tutors is None or not self.published.makers:
            return current
        return self.teachings.without(current, self.published.kept_from(tutors))

    def preparing(self) -> Iterator[None]:
        """Compile what is taught, a key a step, unless the encoder's thread does."""
        if self._encoder is None:
            yield from self.teachings.current.preparing()

    def beside_turns(self) -> tuple[Library, KeptFrom]:
        """Give what is taught, and what tells which of it is kept from whom; any thread may ask."""
        return self.library, self.published.kept_from

    def before_the_folders(self) -> tuple[str, ...]:
        """Name the topics of the operator's folder that an edition of the database covers."""
        newest = self._writer.do(lambda db: topics.current_editions(db, self._bot_id))
        disk = self.published.disk.topics
        return tuple(one.topic for one in newest if one.has_files and one.topic in disk)

    def teach(self, disk: Library, now: int) -> None:
        """Use other content from the next turn on; renamed items keep their memories.

        Waits for the writer; raises NotSaved if that could not commit, and the old content stays.
        """
        self.thread.do(self._writer, lambda db: self._take_up(db, disk, now))
        self.published.disk = disk
        self._prepare()

    def take_up_editions(self, db: Connection, now: int) -> None:
        """Teach what follows from what somebody has just published or taken back."""
        self._take_up(db, self.published.disk, now)
        self._prepare()

    def take_up_samples(self, db: Connection) -> None:
        """Let answers that a marker has just judged join their keys at once."""
        self._compile(db, self.library)
        self._prepare()

    def _first(self, db: Connection) -> Teaching:
        return self._compiled(db, self.published.library(db, self._bot_id, self.published.disk))

    def _take_up(self, db: Connection, disk: Library, now: int) -> None:
        library = self.published.library(db, self._bot_id, disk)
        reviews.rename_items(db, self._bot_id, library.renames, now)
        self._compile(db, library)

    def _compile(self, db: Connection, library: Library) -> None:
        """Take up what is taught; should the transaction fail, its repetition does so again."""
        self.teachings.change(self._compiled(db, library, self.teachings.current))

    def _compiled(
        self, db: Connection, library: Library, before: Teaching | None = None
    ) -> Teaching:
        samples = contests.samples(db, self._bot_id)
        known = self._taught(library) or before
        return Teaching.of(library, samples, self._encoder.ear if self._encoder else None, known)

    def _prepare(self) -> None:
        """Have the keys encoded and compiled before somebody waits for them."""
        if self._encoder is not None:
            self._encoder.prepare(self._bot_id, self.teachings.current)

"""Topics out of the database, read once, and what is taught with them.

To load a topic takes up to some seconds, for which the thread that writes must not wait. So a turn
that meets a topic that has not been read raises `NotRead`; it is undone, the topic is read, and the
turn is taken again (`bot.engine.preparing`).
"""

import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping
from threading import Lock
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from bot.grading.meaning.ear import NotReady
from content import bundle
from content.complaint import ContentError
from content.library import Library
from content.model.topic import Topic
from state.records.topics import Edition
from state.sql import Connection
from state.tables import topics

log = logging.getLogger(__name__)

_MOST: Final = 300
"""Topics kept in memory beside those that are taught; one that is let go is read again when it is
wanted. Those that are taught are needed all at once, so there must be room for every one."""


class NotRead(NotReady):
    """A topic has to be read first; `work` does it, in whatever thread."""


class Ready(Struct, frozen=True):
    """A topic without its marks of drafts, packed."""

    digest: str
    files: bytes


KeptFrom = Callable[[frozenset[int]], frozenset[str]]
"""Names the topics that people of some tutors are not taught."""


class Published:
    """The topics of one bot that stand in the database."""

    def __init__(self, disk: Library) -> None:
        """Begin beside the topics of the operator's folder."""
        self.disk = disk
        self._lock = Lock()
        self._topics: OrderedDict[str, Topic] = OrderedDict()
        self._broken: set[str] = set()
        self._taught = 0
        self.makers: Mapping[str, frozenset[int]] = {}
        """Of topics that are for the groups of their makers alone."""
        self._ready: dict[str, Ready] = {}

    def topic(self, digest: str, packed: Callable[[], bytes | None]) -> Topic | None:
        """Give the topic of these files; None where they are none, or no longer load.

        Raises NotRead where it is met for the first time.
        """
        with self._lock:
            if digest in self._topics:
                self._topics.move_to_end(digest)
                return self._topics[digest]
            if digest in self._broken:
                return None
        files = packed()
        if not files:
            return None
        raise NotRead(lambda: self._read(digest, files))

    def ready(self, digest: str, packed: bytes) -> Ready:
        """Give the files of a topic without marks of drafts; raises NotRead at first."""
        ready = self._ready.get(digest)  # once: another thread may put another in its place
        if ready is None:
            raise NotRead(lambda: self._make_ready(digest, packed))
        return ready

    def library(self, db: Connection, bot_id: int, disk: Library) -> Library:
        """Give what is taught: the operator's topics, and before them what tutors have published.

        Raises NotRead.
        """
        found = dict(disk.topics)
        current = topics.current_editions(db, bot_id)
        self._taught = len(current)
        self.makers = topics.makers(db, bot_id)
        for newest in current:
            topic = self._in_use(db, bot_id, newest)
            if topic is not None:
                found[newest.topic] = topic
        if found == dict(disk.topics):
            return disk
        return Library(MappingProxyType(found), disk.preview)

    def library_at_once(self, db: Connection, bot_id: int) -> Library:
        """Give what is taught, and take the time it needs to read it."""
        while True:
            try:
                return self.library(db, bot_id, self.disk)
            except NotRead as missing:
                missing.work()

    def kept_from(self, tutors: frozenset[int]) -> frozenset[str]:
        """Name the topics that people of these tutors are not taught."""
        return frozenset(topic for topic, by in self.makers.items() if not by & tutors)

    def _in_use(self, db: Connection, bot_id: int, newest: Edition) -> Topic | None:
        """Give the topic of the newest edition that loads; None for what the folder holds."""
        if not newest.has_files:
            return None
        for edition in topics.editions(db, bot_id, newest.topic):
            topic = self._of_edition(db, bot_id, edition)
            if topic is not None:
                return topic
        return None

    def _of_edition(self, db: Connection, bot_id: int, edition: Edition) -> Topic | None:
        topic = self.topic(edition.digest, lambda: topics.files_of_edition(db, bot_id, edition.id))
        return topic if topic is not None and topic.topic == edition.topic else None

    def _read(self, digest: str, packed: bytes) -> None:
        try:
            topic = bundle.load_files(bundle.unpack(packed)).topic
        except ContentError as error:
            log.error("a topic in the database no longer loads: %s", error)  # noqa: TRY400  # it says it all
            self._broken.add(digest)
            return
        with self._lock:
            self._topics[digest] = topic
            while len(self._topics) > self._taught + _MOST:
                self._topics.popitem(last=False)

    def _make_ready(self, digest: str, packed: bytes) -> None:
        files = bundle.unpack(packed)
        read = bundle.without_drafts(files, bundle.load_files(files).tree)
        self._ready = {digest: Ready(bundle.digest_of(read), bundle.pack(read))}

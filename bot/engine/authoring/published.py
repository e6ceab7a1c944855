"""Topics out of the database, read once, and what is taught with them.

To load a topic takes up to some seconds, for which the thread that writes must not wait. So a turn
that meets a topic that has not been read raises `NotRead`; it is undone, the topic is read, and the
turn is taken again from the start. Where there is an encoder, its thread does that as it does what
grading lacks (`bot.engine.encoding`); else a thread of this room does.
"""

import logging
import sqlite3
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock
from types import MappingProxyType
from typing import Any, Final, TypeVar

from bot.grading.meaning.ear import NotReady
from content import bundle
from content.complaint import ContentError
from content.library import Library
from content.model import Topic
from state.file.errors import NotSaved
from state.file.writer import Writer
from state.records.topics import Edition
from state.tables import topics

log = logging.getLogger(__name__)

T = TypeVar("T")

_MOST: Final = 300
"""Topics that are kept in memory; one that is let go is read again when it is wanted."""


class NotRead(NotReady):
    """A topic has to be read first; `work` does it, in whatever thread."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A topic without its marks of drafts, packed."""

    digest: str
    files: bytes


class Published:
    """The topics of one bot that stand in the database."""

    def __init__(self, disk: Library) -> None:
        """Begin beside the topics of the operator's folder."""
        self.disk = disk
        self._lock = Lock()
        self._topics: OrderedDict[str, Topic | None] = OrderedDict()
        self._ready: dict[str, Ready] = {}
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="viva-topics")

    def topic(self, digest: str, packed: Callable[[], bytes | None]) -> Topic | None:
        """Give the topic of these files; None where they are none, or no longer load.

        Raises NotRead where it is met for the first time.
        """
        with self._lock:
            if digest in self._topics:
                self._topics.move_to_end(digest)
                return self._topics[digest]
        files = packed()
        if not files:
            return None
        raise NotRead(lambda: self._read(digest, files))

    def ready(self, digest: str, packed: bytes) -> Ready:
        """Give the files of a topic without marks of drafts; raises NotRead at first."""
        if digest not in self._ready:
            raise NotRead(lambda: self._make_ready(digest, packed))
        return self._ready[digest]

    def library(self, db: sqlite3.Connection, bot_id: int, disk: Library) -> Library:
        """Give what is taught: the operator's topics, and before them what tutors have published.

        Raises NotRead.
        """
        found = dict(disk.topics)
        for newest in topics.current_editions(db, bot_id):
            topic = self._in_use(db, bot_id, newest)
            if topic is not None:
                found[newest.topic] = topic
        if found == dict(disk.topics):
            return disk
        return Library(MappingProxyType(found), disk.preview)

    def submit(self, attempt: Callable[[], "Future[T]"]) -> "Future[T]":
        """Make an attempt, and again whenever a topic had to be read for it."""
        outcome: Future[T] = Future()
        self._try(attempt, outcome)
        return outcome

    def do(self, writer: Writer, work: Callable[[sqlite3.Connection], T]) -> T:
        """Have the writer do something, and read in this thread what that takes."""
        while True:
            try:
                return writer.do(work)
            except NotRead as missing:
                missing.work()

    def _in_use(self, db: sqlite3.Connection, bot_id: int, newest: Edition) -> Topic | None:
        """Give the topic of the newest edition that loads; None for what the folder holds."""
        if not newest.has_files:
            return None
        for edition in topics.editions(db, bot_id, newest.topic):
            topic = self._of_edition(db, bot_id, edition)
            if topic is not None:
                return topic
        return None

    def _of_edition(self, db: sqlite3.Connection, bot_id: int, edition: Edition) -> Topic | None:
        topic = self.topic(edition.digest, lambda: topics.files_of_edition(db, bot_id, edition.id))
        return topic if topic is not None and topic.topic == edition.topic else None

    def _read(self, digest: str, packed: bytes) -> None:
        topic = None
        try:
            topic = bundle.load_files(bundle.unpack(packed)).topic
        except ContentError as error:
            log.error("a topic in the database no longer loads: %s", error)  # noqa: TRY400  # it says it all
        with self._lock:
            self._topics[digest] = topic
            while len(self._topics) > _MOST:
                self._topics.popitem(last=False)

    def _make_ready(self, digest: str, packed: bytes) -> None:
        files = bundle.unpack(packed)
        read = bundle.without_drafts(files, bundle.load_files(files).tree)
        self._ready = {digest: Ready(bundle.digest_of(read), bundle.pack(read))}

    def _try(self, attempt: Callable[[], "Future[T]"], outcome: "Future[T]") -> None:
        if not outcome.cancelled():
            attempt().add_done_callback(lambda tried: self._done(tried, attempt, outcome))

    def _done(
        self, tried: "Future[T]", attempt: Callable[[], "Future[T]"], outcome: "Future[T]"
    ) -> None:
        match tried.exception():
            case NotRead(work=missing):
                try:
                    reading = self._thread.submit(missing)
                except RuntimeError:  # the interpreter is shutting down
                    _fail(outcome, NotSaved("not saved: the bot is stopping"))
                    return
                reading.add_done_callback(lambda read: self._again(read, attempt, outcome))
            case None:
                if outcome.set_running_or_notify_cancel():
                    outcome.set_result(tried.result())
            case error:
                _fail(outcome, error)

    def _again(
        self, read: "Future[object]", attempt: Callable[[], "Future[T]"], outcome: "Future[T]"
    ) -> None:
        if (error := read.exception()) is not None:
            _fail(outcome, error)
        else:
            self._try(attempt, outcome)


def _fail(outcome: "Future[Any]", error: BaseException) -> None:
    if outcome.set_running_or_notify_cancel():
        outcome.set_exception(error)

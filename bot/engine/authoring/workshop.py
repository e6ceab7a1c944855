"""What tutors do with their content beside turns, because it takes longer than a turn may.

Whoever asks waits in a thread of their own; what comes of it goes into a turn like anything else.
"""

from collections.abc import Collection
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from bot.engine.authoring.curriculum import Curriculum
from bot.engine.authoring.load import lay
from bot.engine.authoring.naming import meant
from bot.engine.authoring.shelf import OwnShelf
from bot.tutor.model.authoring import Authoring, Correction, NotFixed, is_trial, on_trial
from bot.tutor.model.drill import Drill, Prompt, Stage
from bot.tutor.model.session import Session, Writing, beneath
from bot.tutor.model.stored import load
from bot.tutor.model.taking_along import Brought, TakenAlong
from content.library import Library
from content.model.topic import Topic
from state.records.learners import Who
from state.records.topics import Upload
from state.sql import Connection
from state.tables import learners
from state.writer import Writer

if TYPE_CHECKING:
    from bot.engine.authoring.histories import Histories
    from bot.engine.authoring.reading import Read


class Workshop(Struct, frozen=True):
    """Where the topics of one bot are read and put right."""

    bot_id: int
    writer: Writer
    curriculum: Curriculum
    content: Path | None
    """The operator's folder."""

    def is_author(self, learner_id: int, *, at_leisure: bool) -> "Future[bool]":
        """Tell whether somebody may send topics at all; `at_leisure`, with no question open."""

        def look(db: Connection) -> bool:
            is_busy = at_leisure and _is_asked(self._session(db, learner_id, learner_id))
            return not is_busy and self._rights(db, learner_id).is_author

        return self.writer.submit(look)

    def read_file(self, learner_id: int, name: str, data: bytes) -> "Read":
        """Read a file that somebody sent; takes a while, and waits for the writer."""
        from bot.engine.authoring.reading import read_file  # noqa: PLC0415  # loads every importer

        rights = self.writer.do(lambda db: self._rights(db, learner_id))
        return read_file(name, data, self._shelf(learner_id, rights))

    def brought(
        self, learner_id: int, name: str, data: bytes, at: int, unpublished: Collection[bytes] = ()
    ) -> Brought | None:
        """Tell what a deck holds of its sender's answers; None where it has no log of them.

        Takes a while, and waits for the writer.
        """
        return self._histories(learner_id).brought(name, data, at, unpublished)

    def take_along(self, learner_id: int, name: str, data: bytes, at: int) -> TakenAlong | None:
        """Take the answers of a deck along; None where it has no log of them.

        Takes a while, and waits for the writer.
        """
        return self._histories(learner_id).take_along(name, data, at)

    def fix(self, learner_id: int, chat_id: int, shown: str, typed: str) -> Correction | NotFixed:
        """Put a question right: the one that `shown` is the message of, or else the open one.

        Takes a while, and waits for the writer.
        """
        from bot.engine.authoring.fixing import fix, names_title  # noqa: PLC0415  # likewise

        def look(db: Connection) -> tuple[Session, Authoring]:
            session = self._session(db, learner_id, chat_id)
            return session, self._rights(db, learner_id, on_trial(session) or "")

        session, rights = self.curriculum.thread.do(self.writer, look)
        shelf = self._shelf(learner_id, rights)
        shown = shown or _open(session, rights.draft, shelf.library)
        outcome = fix(shown, typed, shelf)
        if outcome is NotFixed.NO_QUESTION and (title := names_title(typed)):
            return self.rename(learner_id, shown, title)
        return outcome

    def rename(self, learner_id: int, shown: str, title: str) -> Correction | NotFixed:
        """Give a topic of somebody's another title: the one that `shown` names, or the newest.

        Takes a while, and waits for the writer.
        """
        from bot.engine.authoring.fixing import rename  # noqa: PLC0415  # likewise

        def look(db: Connection) -> tuple[str, Authoring]:
            rights = self._rights(db, learner_id)
            topic = meant(rights, shown)
            digest = topic.digest if isinstance(topic, Upload) else ""
            return topic.topic if topic else "", self._rights(db, learner_id, digest)

        topic, rights = self.curriculum.thread.do(self.writer, look)
        if not topic:
            return NotFixed.NO_TOPIC
        return rename(topic, title, self._shelf(learner_id, rights))

    def _session(self, db: Connection, learner_id: int, chat_id: int) -> Session:
        return load(learners.session(db, Who(self.bot_id, learner_id), chat_id))

    def _histories(self, learner_id: int) -> "Histories":
        from bot.engine.authoring.histories import Histories  # noqa: PLC0415  # loads importers

        who, taught = Who(self.bot_id, learner_id), self.curriculum
        return Histories(who, self.writer, taught.published, taught.library, self.content)

    def _rights(self, db: Connection, learner_id: int, digest: str = "") -> Authoring:
        return lay(db, Who(self.bot_id, learner_id), digest, self.curriculum.published)

    def _shelf(self, learner_id: int, rights: Authoring) -> OwnShelf:
        who, taught = Who(self.bot_id, learner_id), self.curriculum.library
        return OwnShelf(self.writer, who, rights, taught, self.content)


def _is_asked(session: Session) -> bool:
    """Whether a question waits for an answer, or for what was asked for in words."""
    match session.activity:
        case Drill(prompt=Prompt(stage=stage), over=False):
            return stage is not Stage.SETTLED
        case activity:
            return isinstance(activity, Writing)


def _open(session: Session, draft: Topic | None, library: Library) -> str:
    """Give the text of the question that somebody has open; empty where there is none."""
    from bot.engine.authoring.fixing import asked  # noqa: PLC0415  # likewise

    match beneath(session.activity):
        case Drill(prompt=Prompt(ref=ref)):
            name, _, wanted = ref.partition("/")
            topic = draft if draft is not None and is_trial(name) else library.topics.get(name)
            items = topic.items() if topic else ()
            return next((asked(item) for item in items if item.id == wanted), "")
        case _:
            return ""

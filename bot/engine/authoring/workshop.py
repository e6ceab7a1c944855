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
from bot.engine.authoring.shelf import OwnShelf
from bot.tutor.model.authoring import Authoring, Correction, NotFixed, is_trial, on_trial
from bot.tutor.model.session import Drill, Prompt, Session, beneath, load
from bot.tutor.model.taking_along import Brought, TakenAlong
from content.library import Library
from content.model.topic import Topic
from state.records.learners import Who
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

    def is_author(self, learner_id: int) -> "Future[bool]":
        """Tell whether somebody may send topics at all."""
        return self.writer.submit(lambda db: self._rights(db, learner_id).is_author)

    def read_file(self, learner_id: int, name: str, data: bytes) -> "Read":
        """Read a file that somebody sent; takes a while, and waits for the writer."""
        from bot.engine.authoring.reading import read_file  # noqa: PLC0415  # loads every importer

        rights = self.writer.do(lambda db: self._rights(db, learner_id))
        return read_file(name, data, self._shelf(rights))

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
        from bot.engine.authoring.fixing import fix  # noqa: PLC0415  # likewise

        def look(db: Connection) -> tuple[Session, Authoring]:
            session = load(learners.session(db, Who(self.bot_id, learner_id), chat_id))
            return session, self._rights(db, learner_id, on_trial(session) or "")

        session, rights = self.curriculum.thread.do(self.writer, look)
        shelf = self._shelf(rights)
        return fix(shown or _open(session, rights.draft, shelf.library), typed, shelf)

    def _histories(self, learner_id: int) -> "Histories":
        from bot.engine.authoring.histories import Histories  # noqa: PLC0415  # loads importers

        who, taught = Who(self.bot_id, learner_id), self.curriculum
        return Histories(who, self.writer, taught.published, taught.library, self.content)

    def _rights(self, db: Connection, learner_id: int, digest: str = "") -> Authoring:
        return lay(db, Who(self.bot_id, learner_id), digest, self.curriculum.published)

    def _shelf(self, rights: Authoring) -> OwnShelf:
        return OwnShelf(self.writer, self.bot_id, rights, self.curriculum.library, self.content)


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

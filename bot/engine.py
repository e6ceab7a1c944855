"""One turn: take an event, load the desk, respond, commit. The one impure thing, in one place.

A turn runs inside the writer's transaction: what the tutor remembers, what it says and "this update
is done" become durable together or not at all. Nothing is sent from here; what is to be sent is a
row in the outbox, written in the same breath.
"""

import json
import sqlite3
from concurrent.futures import Future
from dataclasses import dataclass, replace

from bot.grading.grader import Grader
from bot.tutor.desk import Desk, Need, needs
from bot.tutor.events import Event
from bot.tutor.queue import DUE_LIMIT
from bot.tutor.respond import respond
from bot.tutor.session import Drill, Session, dump, load
from bot.tutor.turn import Turn, Undo
from bot.views.message import Message, split
from bot.views.show import show
from bot.views.texts import Texts
from content.library import Library
from state import mailbox, store
from state.days import day_of
from state.records import Attempt, Delivery, Learner, Letter, Posting, Review, Who
from state.writer import Writer

WEEK = 7


@dataclass(frozen=True, slots=True)
class Incoming:
    """An event with where it came from: who, which chat, and what a reply must refer to."""

    learner_id: int
    chat_id: int
    name: str
    event: Event
    update_id: int | None = None
    message_id: int | None = None
    """The message whose button was tapped."""
    query_id: str | None = None
    """The tap that Telegram wants answered."""


@dataclass(frozen=True, slots=True)
class Teaching:
    """What is taught, compiled for grading; replaced as a whole when content is reloaded."""

    library: Library
    graders: dict[str, Grader]

    @classmethod
    def of(cls, library: Library) -> "Teaching":
        """Compile a library."""
        return cls(library, {name: Grader(topic) for name, topic in library.topics.items()})


class Engine:
    """Turns events into durable turns for one bot."""

    def __init__(
        self, writer: Writer, library: Library, texts: Texts, bot_id: int, zone: str
    ) -> None:
        self._writer = writer
        self._teaching = Teaching.of(library)
        self._texts = texts
        self._bot_id = bot_id
        self._zone = zone

    def submit(self, incoming: Incoming) -> "Future[list[Posting]]":
        """Take a turn; the future gives what is to be sent, once all of it is on disk.

        An update that was worked off before changes nothing and gives nothing.
        """
        return self._writer.submit(lambda db: self._take(db, incoming))

    def take(self, incoming: Incoming) -> list[Posting]:
        """Take a turn and wait for it."""
        return self.submit(incoming).result()

    def trouble(self) -> Letter:
        """Give the letter for a learner whose update could not be worked off."""
        return _letter("say", html=self._texts("trouble"), rows=[])

    def teach(self, library: Library, now: int) -> None:
        """Use other content from the next turn on; renamed items keep their memories."""
        self._writer.do(lambda db: store.rename_items(db, self._bot_id, library.renames, now))
        self._teaching = Teaching.of(library)

    def _take(self, db: sqlite3.Connection, incoming: Incoming) -> list[Posting]:
        update_id = incoming.update_id
        if update_id is not None and not mailbox.is_open(db, self._bot_id, update_id):
            return []
        at = incoming.event.at
        who = Who(self._bot_id, incoming.learner_id)
        store.welcome(db, who, Learner(incoming.name, self._zone), at)
        desk = self._desk(db, who, incoming)
        turn = respond(desk, incoming.event)
        self._write_down(db, who, incoming.chat_id, turn, at)
        letters = self._letters(turn, incoming)
        if update_id is not None:
            mailbox.finish(db, self._bot_id, update_id)
        return mailbox.post(db, self._bot_id, incoming.chat_id, letters, at)

    def _desk(self, db: sqlite3.Connection, who: Who, incoming: Incoming) -> Desk:
        learner = store.learner(db, who)
        assert learner is not None  # noqa: S101  # `welcome` has just made sure
        session = load(store.session(db, who, incoming.chat_id))
        at = incoming.event.at
        desk = Desk(
            name=learner.name,
            now=at,
            today=day_of(at, learner.zone),
            session=session,
            library=self._teaching.library,
            graders=self._teaching.graders,
            intents=self._texts.intents,
            delivered=self._delivered(db, incoming.chat_id, session),
        )
        return self._fill(db, who, desk, needs(incoming.event, self._texts.intents))

    def _fill(self, db: sqlite3.Connection, who: Who, desk: Desk, need: Need) -> Desk:
        """Lay what the turn will look at on the desk."""
        match need:
            case Need.QUEUE:
                return replace(
                    desk,
                    due=store.due(db, who, desk.today, DUE_LIMIT),
                    known=store.known(db, who),
                    next_due=store.next_due(db, who),
                )
            case Need.ALL:
                return replace(
                    desk,
                    memories=store.memories(db, who),
                    tallies=store.tallies(db, who, desk.today - WEEK + 1),
                )
            case Need.LAST:
                return replace(desk, last_review=store.last_review(db, who))
            case Need.NOTHING:
                return desk

    def _delivered(self, db: sqlite3.Connection, chat_id: int, session: Session) -> bool:
        """Tell whether the open prompt has been sent: not so while it waits for its first try."""
        activity = session.activity
        if not isinstance(activity, Drill) or activity.prompt is None:
            return True
        prompt = f"{session.serial}.{activity.prompt.number}"
        found = mailbox.delivery(db, self._bot_id, chat_id, prompt)
        return found is None or found[0] is not Delivery.WAITING

    def _write_down(
        self, db: sqlite3.Connection, who: Who, chat_id: int, turn: Turn, at: int
    ) -> None:
        for record in turn.records:
            match record:
                case Attempt():
                    store.note_attempt(db, who, record)
                case Review():
                    store.note_review(db, who, record)
                case Undo(logged=logged):
                    store.undo(db, who, logged, at)
        store.save_session(db, who, chat_id, dump(turn.session), at)

    def _letters(self, turn: Turn, incoming: Incoming) -> list[Letter]:
        """Write the letters of a turn; a tap is always answered, and first."""
        letters = []
        if incoming.query_id is not None:
            text = self._texts.plain(f"toast.{turn.toast}") if turn.toast else ""
            letters.append(_letter("toast", query_id=incoming.query_id, text=text))
        messages = [part for move in turn.moves for part in split(show(move, self._texts))]
        in_place = any(message.in_place for message in messages)
        if turn.done_with_buttons and incoming.message_id is not None and not in_place:
            letters.append(_letter("strip", message_id=incoming.message_id))
        letters += [_message(message, incoming.message_id) for message in messages]
        return letters


def _message(message: Message, tapped: int | None) -> Letter:
    rows = [[[button.label, button.data] for button in row] for row in message.rows]
    if message.in_place and tapped is not None:
        edit = _letter("edit", message_id=tapped, html=message.html, rows=rows)
        return replace(edit, prompt=message.prompt)
    return replace(_letter("say", html=message.html, rows=rows), prompt=message.prompt)


def _letter(kind: str, **body: object) -> Letter:
    return Letter(kind, json.dumps(body, ensure_ascii=False, separators=(",", ":")))

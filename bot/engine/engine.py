"""One turn: take an event, load the desk, respond, commit. The one impure thing, in one place.

A turn runs inside the writer's transaction: what the tutor remembers, what it says and "this update
is done" become durable together or not at all. Nothing is sent from here; what is to be sent is a
row in the outbox, written in the same breath.
"""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from pathlib import Path

from bot.engine import consulting, letters
from bot.engine.authoring import save as authoring_save
from bot.engine.authoring.curriculum import Curriculum
from bot.engine.authoring.workshop import Workshop
from bot.engine.due import due
from bot.engine.due.due import Due
from bot.engine.encoding import EncodingThread
from bot.engine.incoming import Incoming
from bot.engine.items import Figures
from bot.engine.languages import Languages
from bot.engine.load import Surroundings, Visitor, lay
from bot.engine.profile import Profile
from bot.engine.replies import Worded, reply, tell, worded
from bot.engine.save import write_down
from bot.loading import loading
from bot.tutor.finding import lookup
from bot.tutor.model.authoring import AuthoringRecord
from bot.tutor.model.desk import Desk, Need, NotLaid
from bot.tutor.model.events import Commanded, Event, Replied, Said
from bot.tutor.model.stored import dump, load
from bot.tutor.model.teaching import Teaching
from bot.tutor.moves.turn import AcceptCase, MarkerRecord, RefuseCase, ReopenCase, Turn
from bot.tutor.respond import respond
from bot.views.message import Message
from bot.views.texts import ENGLISH, Html, Texts, reading
from content.library import Library
from state.errors import StateError
from state.records.learners import Learner, Who
from state.records.mail import Letter, Posting
from state.sql import Connection
from state.tables import learners, mailbox
from state.values import replace
from state.writer import Waiter, Writer


class Engine:
    """Turns events into durable turns for one bot."""

    def __init__(  # noqa: PLR0913  # all that a bot is made of
        self,
        writer: Writer,
        library: Library,
        languages: Mapping[str, Texts],
        profile: Profile,
        *,
        encoder: EncodingThread | None = None,
        taught: Callable[[Library], Teaching | None] = lambda _: None,
        content: Path | None = None,
    ) -> None:
        """Begin to teach a library, and what tutors have published beside it.

        `taught` gives what another bot has compiled of a library already; `content` is the folder
        that this one was loaded from.
        """
        self._writer = writer
        self._languages = Languages(languages, profile.language)
        self._profile, self._bot_id = profile, profile.id
        self._figures = Figures(writer.reading)
        self.curriculum = Curriculum(profile.id, writer, library, encoder, taught)
        self.workshop = Workshop(profile.id, writer, self.curriculum, content)

    def submit(self, incoming: Incoming) -> "Future[list[Posting]]":
        """Take a turn; the future gives what is to be sent, once all of it is on disk.

        An update that was worked off before changes nothing and gives nothing. The future fails
        with NotSaved if the disk would not take it, or with whatever the turn raised; the update
        stays open then, and may be handed in again.
        """
        return self.curriculum.thread.submit(self._writer, lambda db: self._take(db, incoming))

    def hand_in(self, incoming: Incoming, waiter: Waiter) -> None:
        """Take a turn for somebody who is told what `submit`'s future would give."""
        self.curriculum.thread.hand_in(self._writer, lambda db: self._take(db, incoming), waiter)

    def take(self, incoming: Incoming) -> list[Posting]:
        """Take a turn and wait for it; raises what `submit`'s future fails with."""
        return self.submit(incoming).result()

    def read_ahead(self) -> None:
        """Read in this thread what the next turns would wait for, which takes long.

        That is what the topics say, and how wishes are said in the operator's language.
        """
        with loading():
            next(reading([self._languages.texts(self._profile.language)]))
            self.curriculum.teaching().read()
            lookup.read_ahead(self.curriculum.teaching().library)

    def preparing(self, *, keys: bool = True) -> Iterator[None]:
        """Do in steps what one turn or another would wait for.

        Compile `keys`, where no encoder's thread does, and read how wishes are said elsewhere.
        """
        if keys:
            yield from self.curriculum.preparing()
        yield from reading(self._languages.spoken.values())

    def due(self, now: int) -> "Future[list[Due]]":
        """Find what has fallen due for learners by `now`, seconds of UTC; some of each kind."""
        return self._writer.submit(lambda db: due.find(db, self._bot_id, now))

    def do(self, one: Due, now: int) -> "Future[list[Posting]]":
        """Make one thing that has fallen due; what fails takes nothing else down with it.

        The future gives what is to be sent, as `submit`: nothing if it is not due any more.
        """
        return self.curriculum.thread.submit(self._writer, lambda db: self._do(db, one, now))

    def put_off(self, one: Due, now: int) -> "Future[None]":
        """Try what failed again in a while: `due.AGAIN_AFTER` seconds."""
        return self._writer.submit(lambda db: due.put_off(db, one, now))

    def trouble(self, db: Connection, number: int) -> Letter:
        """Give the letter for a learner whose update could not be worked off."""
        texts = self._languages.texts_for(db, Who(self._bot_id, number))
        (letter,) = letters.of_message(Message(texts("trouble")))
        return letter

    def excuse(self, number: int, phone: str) -> Html:
        """Say that nothing can be saved just now, in somebody's language, or their phone's.

        It only reads, on a connection of its own, and may be called in any thread.
        """
        try:
            with self._writer.reading() as db:
                known = learners.learner(db, Who(self._bot_id, number))
        except StateError:
            known = None
        language = known.language if known else phone
        return self._languages.texts(self._languages.ours(language))("unsaved")

    def _take(self, db: Connection, incoming: Incoming) -> list[Posting]:
        return mailbox.once(db, self._bot_id, incoming.update_id, lambda: self._turn(db, incoming))

    def _turn(self, db: Connection, incoming: Incoming) -> list[Posting]:
        incoming = self._as_reply(db, incoming)
        visitor = self._visitor(db, incoming)
        desk, turn = self._taken(db, visitor, incoming.event)
        said = worded(self._languages, desk, turn)
        told = write_down(db, visitor.who, incoming.chat_id, desk, said.turn)
        self._take_up(db, visitor.who, turn, desk.now)
        said = self._with_next_case(db, visitor, desk, said)
        posted = reply(db, self._bot_id, desk, said, incoming)
        return posted + tell(db, self._bot_id, self._languages, told, desk.now)

    def _as_reply(self, db: Connection, incoming: Incoming) -> Incoming:
        """Take words in reply to a learner's question as the answer to it."""
        match incoming:
            case Incoming(event=Said(text=text, at=at), reply_to=int(message_id)):
                number = consulting.replied_to(db, self._bot_id, incoming.chat_id, message_id)
                if number is not None:
                    return replace(incoming, event=Replied(text, number, at))
        return incoming

    def _visitor(self, db: Connection, incoming: Incoming) -> Visitor:
        """Load who takes a turn; whoever writes has not blocked us, or does so no more."""
        who = Who(self._bot_id, incoming.learner_id)
        known = learners.known(db, who, incoming.chat_id)
        if known is None or known.silent:
            mailbox.hear(db, self._bot_id, incoming.chat_id)
        return Visitor(
            who,
            self._welcome(db, who, incoming, known.learner if known else None),
            incoming.chat_id,
            load(known.session if known else None),
            in_groups=known is None or known.in_groups,
            suspected=known is not None and known.suspected,
        )

    def _welcome(
        self, db: Connection, who: Who, incoming: Incoming, known: Learner | None
    ) -> Learner:
        """Make sure that whoever writes is known, under the name that Telegram shows."""
        if known is not None and known.name == incoming.name:
            return known
        language = self._languages.ours(incoming.language)
        newcomer = Learner(incoming.name, self._profile.zone, language=language)
        learners.welcome(db, who, newcomer, incoming.event.at)
        return replace(known, name=incoming.name) if known else newcomer

    def _taken(self, db: Connection, visitor: Visitor, event: Event) -> tuple[Desk, Turn]:
        """Take a turn; once more where it turns out to look at what was not loaded."""
        desk = self._lay(db, visitor, event)
        try:
            return desk, respond(desk, event)
        except NotLaid as more:
            desk = self._lay(db, visitor, event, more.need)
            return desk, respond(desk, event)

    def _lay(
        self, db: Connection, visitor: Visitor, event: Event, also: Need = Need.NOTHING
    ) -> Desk:
        return lay(db, visitor, event, self._around(visitor.learner.language), also)

    def _around(self, language: str) -> Surroundings:
        return Surroundings(
            self.curriculum.teachings,
            self.curriculum.published,
            self._languages.texts(language).intents,
            self._languages,
            self._profile.name,
            self._figures,
            self._profile.inline,
        )

    def _take_up(self, db: Connection, who: Who, turn: Turn, now: int) -> None:
        """Teach from now on what somebody decided about answers, or about their own content."""
        if any(isinstance(one, AcceptCase | ReopenCase | RefuseCase) for one in turn.records):
            self.curriculum.take_up_samples(db)
        changed = [
            authoring_save.write_down(db, who, record, now, self.curriculum.published)
            for record in turn.records
            if isinstance(record, AuthoringRecord)
        ]
        if any(changed):
            self.curriculum.take_up_editions(db, now)

    def _with_next_case(self, db: Connection, visitor: Visitor, desk: Desk, said: Worded) -> Worded:
        """After a marker's decision, show what waits next, and remember what was shown."""
        if not any(isinstance(one, MarkerRecord) for one in said.turn.records):
            return said
        event = Commanded("queue", "", desk.now)
        after = replace(visitor, session=said.turn.session, suspected=True)
        following = worded(self._languages, desk, respond(self._lay(db, after, event), event))
        session = dump(following.turn.session)
        learners.save_session(db, visitor.who, visitor.chat_id, session, desk.now)
        return replace(said, messages=(*said.messages, *following.messages))

    def _do(self, db: Connection, one: Due, now: int) -> list[Posting]:
        told = due.make(db, one, now, self._around(ENGLISH))
        return tell(db, self._bot_id, self._languages, told, now)

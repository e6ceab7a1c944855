"""One turn: take an event, load the desk, respond, commit. The one impure thing, in one place.

A turn runs inside the writer's transaction: what the tutor remembers, what it says and "this update
is done" become durable together or not at all. Nothing is sent from here; what is to be sent is a
row in the outbox, written in the same breath.
"""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from pathlib import Path

from msgspec import Struct

from bot.engine import consulting, homework, letters, reminders
from bot.engine.authoring import save as authoring_save
from bot.engine.authoring.curriculum import Curriculum
from bot.engine.authoring.workshop import Workshop
from bot.engine.encoding import EncodingThread
from bot.engine.items import Figures
from bot.engine.letters import Place
from bot.engine.load import Surroundings, Visitor, lay
from bot.engine.profile import Profile
from bot.engine.save import Told, write_down
from bot.loading import loading
from bot.tutor import lookup
from bot.tutor.model.authoring import AuthoringRecord
from bot.tutor.model.desk import Desk, Need, NotLaid
from bot.tutor.model.events import Commanded, Event, Replied, Said
from bot.tutor.model.session import prompt_key
from bot.tutor.model.stored import dump, load
from bot.tutor.model.teaching import Teaching
from bot.tutor.moves.move import Move
from bot.tutor.moves.turn import AcceptCase, CloseReport, Prefer, RefuseCase, Turn
from bot.tutor.respond import respond
from bot.views.message import Message
from bot.views.show import show
from bot.views.texts import ENGLISH, Html, Texts, reading
from content.library import Library
from state.errors import StateError
from state.records.learners import Learner, Who
from state.records.mail import Letter, Posting
from state.sql import Connection
from state.tables import learners, mailbox
from state.values import replace
from state.writer import Waiter, Writer


class Incoming(Struct, frozen=True):
    """An event with where it came from: who, which chat, and what a reply must refer to."""

    learner_id: int
    chat_id: int
    name: str
    event: Event
    update_id: int | None = None
    message_id: int | None = None
    """The message whose button was tapped."""
    on_photo: bool = False
    """Whether that message is a photo."""
    query_id: str | None = None
    """The tap that Telegram wants answered."""
    reply_to: int | None = None
    """The message that was replied to."""
    language: str = ""
    """The language of their phone, as far as that is known."""


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
        self._languages = languages
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
            next(reading([self._texts(self._profile.language)]))
            self.curriculum.teaching().read()
            lookup.read_ahead(self.curriculum.teaching().library)

    def preparing(self, *, keys: bool = True) -> Iterator[None]:
        """Do in steps what one turn or another would wait for.

        Compile `keys`, where no encoder's thread does, and read how wishes are said elsewhere.
        """
        if keys:
            yield from self.curriculum.preparing()
        yield from reading(self._languages.values())

    def tick(self, now: int) -> "Future[list[Posting]]":
        """Make the reminders that are due at `now`, seconds of UTC; a few at a time.

        The future gives what is to be sent, as `submit`. What is left over is due still.
        """
        return self.curriculum.thread.submit(self._writer, lambda db: self._tick(db, now))

    def trouble(self, db: Connection, number: int) -> Letter:
        """Give the letter for a learner whose update could not be worked off."""
        texts = self._spoken_with(db, Who(self._bot_id, number))
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
        return self._texts(self._ours(language))("unsaved")

    def _ours(self, language: str) -> str:
        """Give a language that we speak: this one, or that of whoever runs the bot."""
        return language if language in self._languages else self._profile.language

    def _texts(self, language: str = ENGLISH) -> Texts:
        """Give the texts of a language; of one that has gone, those that are always there."""
        return self._languages.get(language, self._languages[ENGLISH])

    def _take(self, db: Connection, incoming: Incoming) -> list[Posting]:
        return mailbox.once(db, self._bot_id, incoming.update_id, lambda: self._turn(db, incoming))

    def _turn(self, db: Connection, incoming: Incoming) -> list[Posting]:
        who = Who(self._bot_id, incoming.learner_id)
        incoming = self._as_reply(db, incoming)
        known = learners.known(db, who, incoming.chat_id)
        if known is None or known.silent:
            mailbox.hear(db, self._bot_id, incoming.chat_id)
        learner = self._welcome(db, who, incoming, known.learner if known else None)
        session = load(known.session if known else None)
        visitor = Visitor(
            who,
            learner,
            incoming.chat_id,
            session,
            in_groups=known is None or known.in_groups,
            suspected=known is not None and known.suspected,
        )
        desk, turn = self._taken(db, visitor, incoming.event)
        told = write_down(db, who, incoming.chat_id, desk, turn)
        if any(isinstance(one, AcceptCase | RefuseCase) for one in turn.records):
            self.curriculum.take_up_samples(db)
        self._author(db, who, turn, desk.now)
        if waiting := self._what_waits(db, visitor, turn, desk.now):
            turn = replace(turn, moves=(*turn.moves, *waiting))
        reply = self._reply(db, desk, turn, incoming)
        postings = mailbox.post(db, self._bot_id, incoming.chat_id, reply, desk.now)
        return postings + self._tell(db, told, desk.now)

    def _author(self, db: Connection, who: Who, turn: Turn, now: int) -> None:
        """Write down what somebody decided about their content, and teach what follows from it."""
        changed = [
            authoring_save.write_down(db, who, record, now, self.curriculum.published)
            for record in turn.records
            if isinstance(record, AuthoringRecord)
        ]
        if any(changed):
            self.curriculum.take_up_editions(db, now)

    def _as_reply(self, db: Connection, incoming: Incoming) -> Incoming:
        """Take words in reply to a learner's question as the answer to it."""
        match incoming:
            case Incoming(event=Said(text=text, at=at), reply_to=int(message_id)):
                number = consulting.replied_to(db, self._bot_id, incoming.chat_id, message_id)
                if number is not None:
                    return replace(incoming, event=Replied(text, number, at))
        return incoming

    def _welcome(
        self, db: Connection, who: Who, incoming: Incoming, known: Learner | None
    ) -> Learner:
        """Make sure that whoever writes is known, under the name that Telegram shows."""
        if known is not None and known.name == incoming.name:
            return known
        profile, language = self._profile, self._ours(incoming.language)
        newcomer = Learner(incoming.name, profile.zone, language=language)
        learners.welcome(db, who, newcomer, incoming.event.at)
        return replace(known, name=incoming.name) if known else newcomer

    def _tick(self, db: Connection, now: int) -> list[Posting]:
        told = reminders.tick(db, self._bot_id, now, self._around(self._texts()))
        told += homework.tick(db, self._bot_id, self.curriculum.library, now)
        return self._tell(db, told, now)

    def _tell(self, db: Connection, told: Told, now: int) -> list[Posting]:
        """Post what people are told who did not ask just now, each in their own language."""
        postings: list[Posting] = []
        for number, move in told:
            texts = self._spoken_with(db, Who(self._bot_id, number))
            written = letters.of_message(show(move, texts))
            postings += mailbox.post(db, self._bot_id, number, written, now)
        return postings

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
        around = self._around(self._texts(visitor.learner.language))
        return lay(db, visitor, event, around, also)

    def _around(self, texts: Texts) -> Surroundings:
        return Surroundings(
            self.curriculum.teachings,
            self.curriculum.published,
            texts.intents,
            self._languages,
            self._profile.name,
            self._figures,
            self._profile.inline,
        )

    def _spoken_with(self, db: Connection, who: Who) -> Texts:
        """Give the texts of the language that somebody wants to hear."""
        learner = learners.learner(db, who)
        return self._texts(learner.language if learner else self._profile.language)

    def _what_waits(
        self, db: Connection, visitor: Visitor, turn: Turn, now: int
    ) -> tuple[Move, ...]:
        """After a marker's decision, show what is next, and remember what was shown."""
        if not any(isinstance(one, AcceptCase | RefuseCase | CloseReport) for one in turn.records):
            return ()
        event = Commanded("queue", "", now)
        after = replace(visitor, session=turn.session, suspected=True)
        following = respond(self._lay(db, after, event), event)
        learners.save_session(db, visitor.who, visitor.chat_id, dump(following.session), now)
        return following.moves

    def _reply(self, db: Connection, desk: Desk, turn: Turn, incoming: Incoming) -> list[Letter]:
        """Write the letters of a turn; a tap is always answered, and first."""
        texts = self._texts(_language(desk, turn))
        place = Place(tapped=incoming.message_id, on_photo=incoming.on_photo)
        messages = [show(move, texts) for move in turn.moves]
        said = [letter for one in messages for letter in letters.of_message(one, place)]
        if turn.done_with_buttons:
            rewritten = any(one.kind == "edit" for one in said)
            said += self._strips(db, desk, incoming, rewritten=rewritten)
        if incoming.query_id is None:
            return said
        text = texts.plain(f"toast.{turn.toast}") if turn.toast else ""
        return [letters.toast(incoming.query_id, text), *said]

    def _strips(
        self, db: Connection, desk: Desk, incoming: Incoming, *, rewritten: bool
    ) -> list[Letter]:
        """Take the buttons from the message that was tapped and from those of the open prompt."""
        messages = set()
        if (prompt := prompt_key(desk.session)) is not None:
            messages |= {*mailbox.take_buttons(db, self._bot_id, incoming.chat_id, prompt)}
        if incoming.message_id is not None:
            messages.add(incoming.message_id)
            if rewritten:
                messages.remove(incoming.message_id)
        return [letters.strip(number) for number in sorted(messages)]


def _language(desk: Desk, turn: Turn) -> str:
    """Give the language of a reply: the one that was just chosen, or the learner's."""
    chosen = [one.learner.language for one in turn.records if isinstance(one, Prefer)]
    return chosen[-1] if chosen else desk.learner.language

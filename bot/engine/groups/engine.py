"""One turn in a group, in one transaction; what falls due by itself is in `bot.engine.groups.due`.

Built like `bot.engine.engine`: lay the desk, respond, write down, post. A question goes into the
ledger in the transaction of the letter that carries it, so it goes out once, whenever the bot was
killed.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Future

from msgspec import Struct

from bot.engine import letters
from bot.engine.encoding import EncodingThread, submit
from bot.engine.groups import due
from bot.engine.groups.due import Due
from bot.engine.groups.load import GroupSurroundings, Happening, lay, looking_back
from bot.engine.groups.save import carry_out
from bot.engine.languages import Languages
from bot.engine.profile import Profile
from bot.groups.desk import GroupDesk
from bot.groups.events import GroupEvent, ShutOut, Tapped, TopicNamed, Voted
from bot.groups.respond import chooses, respond
from bot.groups.tokens import ledger_place
from bot.tutor.model.teaching import Teaching
from bot.views.texts import Texts
from state.records.groups import Push, Where
from state.records.learners import Who
from state.records.mail import Posting
from state.sql import Connection
from state.tables import falling_due, groups, mailbox, participants, pushes, timetables
from state.values import replace
from state.writer import Writer


class NoSuchPoll(LookupError):
    """A vote on a poll that no receipt has told us of, so far."""


class GroupIncoming(Struct, frozen=True):
    """An event with where it came from, and what an answer must refer to."""

    happening: Happening
    event: GroupEvent
    update_id: int | None = None
    message_id: int | None = None
    """The message whose button was tapped."""
    query_id: str | None = None
    """The tap that Telegram wants answered."""
    poll_id: str | None = None
    """The poll that was voted on."""
    reply_to: int | None = None
    """The message that was replied to."""
    private: int | None = None
    """The private chat it happened in, where a tutor looks after the group from there."""


class GroupEngine:
    """Turns events in groups into durable turns for one bot."""

    def __init__(
        self,
        writer: Writer,
        teaching: Callable[[frozenset[int]], Teaching],
        languages: Mapping[str, Texts],
        profile: Profile,
        *,
        encoder: EncodingThread | None = None,
    ) -> None:
        self._writer = writer
        self._encoder = encoder
        self._teaching = teaching
        self._languages = Languages(languages, profile.language)
        self._profile, self._bot_id = profile, profile.id

    def submit(self, incoming: GroupIncoming) -> "Future[list[Posting]]":
        """Take a turn; the future gives what is to be sent, once all of it is on disk.

        It raises NoSuchPoll for a vote on a poll whose receipt is not in: the vote stays in the
        inbox.
        """
        return submit(self._writer, self._encoder, lambda db: self._take(db, incoming))

    def due(self, now: int) -> "Future[list[Due]]":
        """Find what has fallen due in groups by `now`, seconds of UTC; `AT_ONCE` of each kind."""
        return self._writer.submit(lambda db: due.find(db, self._bot_id, now))

    def do(self, one: Due, now: int) -> "Future[list[Posting]]":
        """Make one thing that has fallen due; what fails takes nothing else down with it.

        The future gives what is to be sent: nothing if it is not due any more.
        """
        return self._writer.submit(lambda db: due.make(db, self._about(), one, now))

    def put_off(self, one: Due, now: int) -> "Future[None]":
        """Try what failed again in a while: `due.AGAIN_AFTER` seconds."""
        return self._writer.submit(lambda db: due.put_off(db, self._bot_id, one, now))

    def plan_again(self, now: int) -> "Future[None]":
        """Set right what was planned by a clock that was ahead of `now`, seconds of UTC."""
        return self._writer.submit(lambda db: falling_due.plan_again(db, self._bot_id, now))

    def shut_out(
        self, db: Connection, chat_id: int, why: str, thread_id: int | None, at: int
    ) -> list[Posting]:
        """Take note that a letter could not be written to a group; gives what tutors are told.

        A forum topic that is closed or gone matters only to what is set up there.
        """
        desk = lay(db, self._about(), Happening(chat_id, "", 0, "", at, thread_id or 0))
        return self._do(db, desk, ShutOut(at, why))

    def moved(self, db: Connection, old: int, new: int) -> None:
        """Take note that a group has another number now; twice changes nothing."""
        groups.move(db, self._bot_id, old, new)

    def _take(self, db: Connection, incoming: GroupIncoming) -> list[Posting]:
        return mailbox.once(db, self._bot_id, incoming.update_id, lambda: self._turn(db, incoming))

    def _turn(self, db: Connection, incoming: GroupIncoming) -> list[Posting]:
        happening = incoming.happening
        question = self._asked(db, incoming)
        if question is not None and incoming.poll_id is not None:
            happening = replace(happening, chat_id=question.chat_id, thread_id=question.thread_id)
        who = Who(self._bot_id, happening.person)
        desk = self._named(db, lay(db, self._about(), happening, question), incoming.event)
        if chooses(incoming.event):
            desk = looking_back(db, self._about(), desk)
        if desk.timetables and who.learner_id:
            participants.seen(db, who, desk.chat_id, happening.at)
        if desk.timetables and happening.title not in ("", desk.timetables[0].title):
            groups.rename(db, self._bot_id, desk.chat_id, happening.title)
        if incoming.private is None:
            self._listen(db, desk.chat_id, incoming.event)
        return self._do(db, desk, incoming.event, incoming)

    def _named(self, db: Connection, desk: GroupDesk, event: GroupEvent) -> GroupDesk:
        """Note what the forum topic is called, where something is set up in it.

        Once it has been renamed, what it was called in the beginning says nothing any more, though
        Telegram still sends that with messages in it.
        """
        here, name = desk.timetable, desk.thread_name
        renamed = isinstance(event, TopicNamed)
        if here is None and desk.thread_id:
            return self._not_set_up(db, desk, renamed=renamed)
        if here is None or not name or name == here.name or (here.name and not renamed):
            return desk
        timetables.rename(db, here.where(self._bot_id), name)
        return replace(desk, timetable=replace(here, name=name))

    def _not_set_up(self, db: Connection, desk: GroupDesk, *, renamed: bool) -> GroupDesk:
        """Note a topic's new name for whoever sets it up, or call it by the one that was noted."""
        where = desk.where(self._bot_id)
        if renamed and desk.thread_name:
            timetables.note_name(db, where, desk.thread_name, desk.now)
            return desk
        return replace(desk, thread_name=timetables.noted_name(db, where) or desk.thread_name)

    def _listen(self, db: Connection, chat_id: int, event: GroupEvent) -> None:
        """Note whether the group can be written to: whoever acts there has heard of us."""
        match event:
            case ShutOut(at=at):
                mailbox.silence(db, self._bot_id, chat_id, at)
            case _:
                mailbox.hear(db, self._bot_id, chat_id)

    def _asked(self, db: Connection, incoming: GroupIncoming) -> Push | None:
        """Find the question that an event is about."""
        chat_id = incoming.happening.chat_id
        match incoming.event:
            case Voted() if incoming.poll_id is not None:
                found = pushes.by_poll(db, self._bot_id, incoming.poll_id)
                if found is None:
                    raise NoSuchPoll(incoming.poll_id)
                return found
            case Tapped(data=data) if (place := ledger_place(data)) is not None:
                return self._under(db, incoming, place)
            case _ if incoming.reply_to is not None:
                return pushes.by_message(db, self._bot_id, chat_id, incoming.reply_to)
            case _:
                return None

    def _under(
        self, db: Connection, incoming: GroupIncoming, place: tuple[int, int]
    ) -> Push | None:
        """Find the question whose button was tapped, even if its timetable has moved since."""
        chat_id, thread_id = incoming.happening.chat_id, incoming.happening.thread_id
        if incoming.message_id is not None and (
            found := pushes.by_message(db, self._bot_id, chat_id, incoming.message_id)
        ):
            return found
        return pushes.by_place(db, Where(self._bot_id, chat_id, thread_id or 0), *place)

    def _do(
        self,
        db: Connection,
        desk: GroupDesk,
        event: GroupEvent,
        incoming: GroupIncoming | None = None,
    ) -> list[Posting]:
        """Respond, write down, post; a tap is always answered, and first."""
        turn = respond(desk, event)
        postings: list[Posting] = []
        tapped = None
        if incoming is not None and incoming.query_id is not None:
            texts = self._languages.texts(desk.language)
            text = texts.plain(f"group.toast.{turn.toast}") if turn.toast else ""
            toast = letters.toast(incoming.query_id, text)
            where = incoming.private or desk.chat_id
            postings += mailbox.post(db, self._bot_id, where, [toast], desk.now)
            tapped = (where, incoming.message_id) if incoming.message_id is not None else None
        return postings + carry_out(db, self._about(), desk, turn, tapped=tapped)

    def _about(self) -> GroupSurroundings:
        return GroupSurroundings(
            self._bot_id,
            self._profile.name,
            self._profile.zone,
            self._teaching,
            self._languages,
        )

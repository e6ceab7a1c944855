"""One turn in a group, in one transaction; and what falls due there by itself.

Built like `bot.engine`: lay the desk, respond, write down, post. A question goes into the ledger in
the transaction of the letter that carries it, so it goes out once, whenever the bot was killed.
"""

import sqlite3
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, replace

from bot import weekly
from bot.group_desks import (
    Happening,
    Surroundings,
    lay,
    lay_for_nobody,
    lay_for_push,
    lay_for_reveal,
    looking_back,
)
from bot.group_ledger import write_down
from bot.group_letters import letter, letters_of
from bot.groups.desk import GroupDesk
from bot.groups.events import TOPIC_CLOSED, TOPIC_GONE, GroupEvent, ShutOut, Tapped, Voted
from bot.groups.moves import PutQuestion
from bot.groups.pushing import fallen_due, push
from bot.groups.respond import chooses, respond
from bot.groups.revealing import reveal
from bot.groups.tokens import ledger_place
from bot.groups.turn import GroupTurn, Put
from bot.teaching import Teaching
from bot.views.texts import Texts
from state import groups, mailbox, participants, pushes
from state.group_records import Push
from state.records import Letter, Posting, Who
from state.writer import Writer

AT_ONCE = 50
"""Groups that one transaction looks after: replies to learners wait no longer than that takes."""


AGAIN_AFTER = 600
"""Seconds until something that failed is tried again."""


@dataclass(frozen=True, slots=True)
class DueAnswer:
    """The answer to a question is to be given."""

    push: Push


@dataclass(frozen=True, slots=True)
class DueQuestion:
    """A question is to go out to a group."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class DueSummary:
    """The week of a group is to be summed up."""

    chat_id: int
    since: int
    """The moment from which it was due."""


Due = DueAnswer | DueQuestion | DueSummary


class NoSuchPoll(LookupError):
    """A vote on a poll that no receipt has told us of, so far."""


@dataclass(frozen=True, slots=True)
class GroupIncoming:
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
        teaching: Callable[[], Teaching],
        texts: Texts,
        bot: tuple[int, str],
        zone: str,
    ) -> None:
        self._writer = writer
        self._teaching = teaching
        self._texts = texts
        self._bot_id, self._bot_name = bot
        self._zone = zone

    def submit(self, incoming: GroupIncoming) -> "Future[list[Posting]]":
        """Take a turn; the future gives what is to be sent, once all of it is on disk.

        It raises NoSuchPoll for a vote on a poll whose receipt is not in: the vote stays in the
        inbox.
        """
        return self._writer.submit(lambda db: self._take(db, incoming))

    def due(self, now: int) -> "Future[list[Due]]":
        """Find what has fallen due in groups: answers first, then questions, then summaries."""

        def find(db: sqlite3.Connection) -> list[Due]:
            answers = pushes.due_reveals(db, self._bot_id, now, AT_ONCE)
            questions = groups.due(db, self._bot_id, now, AT_ONCE)
            weeks = groups.due_summaries(db, self._bot_id, now, AT_ONCE)
            summaries = [DueSummary(chat_id, since) for chat_id, since in weeks.items()]
            return [*map(DueAnswer, answers), *map(DueQuestion, questions), *summaries]

        return self._writer.submit(find)

    def do(self, due: Due, now: int) -> "Future[list[Posting]]":
        """Make one thing that has fallen due; what fails takes nothing else down with it."""
        match due:
            case DueAnswer(push=question):
                return self._writer.submit(lambda db: self._reveal(db, question, now))
            case DueQuestion(chat_id=chat_id):
                return self._writer.submit(lambda db: self._push(db, chat_id, now))
            case DueSummary():
                return self._writer.submit(lambda db: self._sum_up(db, due, now))

    def put_off(self, due: Due, now: int) -> "Future[None]":
        """Try what failed again in a while."""

        def work(db: sqlite3.Connection) -> None:
            match due:
                case DueAnswer(push=question):
                    pushes.put_off(db, self._bot_id, question, now + AGAIN_AFTER)
                case DueQuestion(chat_id=chat_id):
                    for slot, _ in groups.due_slots(db, self._bot_id, chat_id, now):
                        groups.go_on(db, self._bot_id, chat_id, slot.number, now + AGAIN_AFTER)
                case DueSummary(chat_id=chat_id):
                    groups.sum_up_at(db, self._bot_id, chat_id, now + AGAIN_AFTER)

        return self._writer.submit(work)

    def shut_out(
        self, db: sqlite3.Connection, chat_id: int, why: str, thread_id: int | None, at: int
    ) -> list[Posting]:
        """Take note that a letter could not be written to a group; gives what tutors are told.

        A forum topic that is closed or gone matters only if it is the one that questions go to.
        """
        group = groups.group(db, self._bot_id, chat_id)
        elsewhere = why in (TOPIC_CLOSED, TOPIC_GONE) and group and group.thread_id != thread_id
        if group is None or elsewhere:
            return []
        happening = Happening(chat_id, group.title, 0, "", at)
        return self._do(db, lay(db, self._about(), happening), ShutOut(at, why))

    def moved(self, db: sqlite3.Connection, old: int, new: int) -> None:
        """Take note that a group has another number now; twice changes nothing."""
        groups.move(db, self._bot_id, old, new)

    def _take(self, db: sqlite3.Connection, incoming: GroupIncoming) -> list[Posting]:
        update_id, happening = incoming.update_id, incoming.happening
        if update_id is not None and not mailbox.is_open(db, self._bot_id, update_id):
            return []
        question = self._asked(db, incoming)
        if question is not None and incoming.poll_id is not None:
            happening = replace(happening, chat_id=question.chat_id)
        who = Who(self._bot_id, happening.person)
        desk = lay(db, self._about(), happening, question)
        if chooses(incoming.event):
            desk = looking_back(db, self._about(), desk)
        if desk.group is not None and who.learner_id:
            participants.seen(db, who, desk.chat_id, happening.at)
        if desk.group is not None and happening.title not in ("", desk.group.title):
            groups.rename(db, self._bot_id, desk.chat_id, happening.title)
        if incoming.private is None:
            self._listen(db, desk.chat_id, incoming.event)
        postings = self._do(db, desk, incoming.event, incoming)
        if update_id is not None:
            mailbox.finish(db, self._bot_id, update_id)
        return postings

    def _listen(self, db: sqlite3.Connection, chat_id: int, event: GroupEvent) -> None:
        """Note whether the group can be written to: whoever acts there has heard of us."""
        match event:
            case ShutOut(at=at):
                mailbox.silence(db, self._bot_id, chat_id, at)
            case _:
                mailbox.hear(db, self._bot_id, chat_id)

    def _asked(self, db: sqlite3.Connection, incoming: GroupIncoming) -> Push | None:
        """Find the question that an event is about."""
        chat_id = incoming.happening.chat_id
        match incoming.event:
            case Voted() if incoming.poll_id is not None:
                found = pushes.by_poll(db, self._bot_id, incoming.poll_id)
                if found is None:
                    raise NoSuchPoll(incoming.poll_id)
                return found
            case Tapped(data=data) if (place := ledger_place(data)) is not None:
                return pushes.by_place(db, self._bot_id, chat_id, *place)
            case _ if incoming.reply_to is not None:
                return pushes.by_message(db, self._bot_id, chat_id, incoming.reply_to)
            case _:
                return None

    def _do(
        self,
        db: sqlite3.Connection,
        desk: GroupDesk,
        event: GroupEvent,
        incoming: GroupIncoming | None = None,
    ) -> list[Posting]:
        """Respond, write down, post; a tap is always answered, and first."""
        turn = respond(desk, event)
        postings: list[Posting] = []
        if incoming is not None and incoming.query_id is not None:
            text = self._texts.plain(f"group.toast.{turn.toast}") if turn.toast else ""
            toast = letter("toast", query_id=incoming.query_id, text=text)
            where = incoming.private or desk.chat_id
            postings += mailbox.post(db, self._bot_id, where, [toast], desk.now)
        tapped = private = None
        if incoming is not None:
            tapped, private = incoming.message_id, incoming.private
        return postings + self._carry_out(db, desk, turn, tapped=tapped, private=private)

    def _push(self, db: sqlite3.Connection, chat_id: int, now: int) -> list[Posting]:
        """Send the question that has fallen due in a group, and set its next moments.

        Somebody may have paused or moved the group since it was found.
        """
        group = groups.group(db, self._bot_id, chat_id)
        waiting = groups.due_slots(db, self._bot_id, chat_id, now)
        if group is None or not waiting:
            return []
        due, following = fallen_due(group, waiting, now)
        desk = lay_for_push(db, self._about(), group, waiting[0][1], now)
        postings = self._carry_out(db, desk, push(desk, group, due), unasked=True)
        for number, at in following:
            groups.go_on(db, self._bot_id, chat_id, number, at)
        return postings

    def _reveal(self, db: sqlite3.Connection, question: Push, now: int) -> list[Posting]:
        group = groups.group(db, self._bot_id, question.chat_id)
        if group is None:
            return []  # it has moved since its question was found
        desk = lay_for_reveal(db, self._about(), group, question, now)
        return self._carry_out(db, desk, reveal(desk, question), unasked=True)

    def _sum_up(self, db: sqlite3.Connection, due: DueSummary, now: int) -> list[Posting]:
        """Sum a group's week up, unless that is no news any more, and set the next time."""
        group = groups.group(db, self._bot_id, due.chat_id)
        assert group is not None  # noqa: S101  # the moment is the group's own
        groups.sum_up_at(db, self._bot_id, due.chat_id, groups.next_summary(group, now))
        if now - due.since > weekly.GRACE:
            return []
        desk = lay_for_nobody(self._about(), group, now)
        turn = weekly.summary(db, (self._bot_id, self._bot_name), group, desk.library, now)
        return self._carry_out(db, desk, turn, unasked=True)

    def _carry_out(
        self,
        db: sqlite3.Connection,
        desk: GroupDesk,
        turn: GroupTurn,
        *,
        tapped: int | None = None,
        private: int | None = None,
        unasked: bool = False,
    ) -> list[Posting]:
        """Write a turn down and post what it says.

        `tapped` is a message of the group, or of the `private` chat where that is given.
        """
        here = desk.chat_id if private is None else private
        postings: list[Posting] = []

        def post(chat_id: int, letters: Iterable[Letter]) -> None:
            marked = [replace(one, unasked=unasked) for one in letters]
            postings.extend(mailbox.post(db, self._bot_id, chat_id, marked, desk.now))

        def send(question: PutQuestion) -> int:
            post(desk.chat_id, letters_of(question, self._texts, thread_id=desk.thread_id))
            return postings[-1].id

        who = Who(self._bot_id, desk.person.number)
        questions = [record for record in turn.records if isinstance(record, Put)]
        for record in turn.records:
            if not isinstance(record, Put):
                write_down(db, who, desk.chat_id, record, desk.now, send)
        for move in turn.moves:
            post(
                desk.chat_id,
                letters_of(
                    move,
                    self._texts,
                    thread_id=desk.thread_id,
                    tapped=tapped if desk.chat_id == here else None,
                ),
            )
        for question in questions:  # after what is said before it
            write_down(db, who, desk.chat_id, question, desk.now, send)
        for person, move in turn.told:
            rewritten = tapped if person == here else None
            post(person, letters_of(move, self._texts, tapped=rewritten))
        return postings

    def _about(self) -> Surroundings:
        return Surroundings(self._bot_id, self._bot_name, self._zone, self._teaching())

"""Carries out what a turn in a group decided, inside the turn's own transaction.

What is said goes into the outbox and what is to be remembered into its tables, together or not at
all. A question that the turn puts comes after everything it says.
"""

from msgspec import Struct, field

from bot.engine import letters
from bot.engine.groups.load import GroupSurroundings
from bot.engine.letters import Place
from bot.groups import turn as decided
from bot.groups.desk import GroupDesk
from bot.groups.moves.move import GroupMove
from state.records.groups import Push, Where
from state.records.learners import Attempt, Holding, Review, Who
from state.records.mail import Posting
from state.sql import Connection
from state.tables import attempts, groups, learners, mailbox, misconceptions, pushes, timetables
from state.tables.classes import rounds
from state.tables.memory import reviews
from state.values import replace

Tapped = tuple[int, int]
"""The message that pages may rewrite: the chat that it is in, and its number there."""


def carry_out(
    db: Connection,
    about: GroupSurroundings,
    desk: GroupDesk,
    turn: decided.GroupTurn,
    *,
    tapped: Tapped | None = None,
    unasked: bool = False,
) -> list[Posting]:
    """Write a turn down and post what it says; `unasked` is said of what nobody waits for."""
    post = _Post(db, about, desk, _language(desk, turn), tapped, unasked)
    who, where = Who(about.bot_id, desk.person.number), desk.where(about.bot_id)
    questions = [record for record in turn.records if isinstance(record, decided.Put)]
    for record in turn.records:
        if not isinstance(record, decided.Put):
            _write(db, who, where, record, desk.now)
    for move in turn.moves:
        post.say(desk.chat_id, move)
    for question in questions:
        post.say(desk.chat_id, question.question)
        _put(db, where, question.push, post.said[-1].id)
    for person, move in turn.told:
        post.say(person, move)
    return post.said


class _Post(Struct):
    """Puts what a turn says into the outbox."""

    db: Connection
    about: GroupSurroundings
    desk: GroupDesk
    language: str
    """The group's own."""
    tapped: Tapped | None
    unasked: bool
    said: list[Posting] = field(default_factory=list)

    def say(self, chat_id: int, move: GroupMove) -> None:
        """Say something to the group, or to somebody in private."""
        place = Place(
            tapped=self.tapped[1] if self.tapped and self.tapped[0] == chat_id else None,
            thread_id=(self.desk.thread_id or None) if chat_id == self.desk.chat_id else None,
        )
        texts = self.about.languages.texts(self._spoken_in(chat_id))
        written = letters.of_group(move, texts, place)
        marked = [replace(one, unasked=self.unasked) for one in written]
        self.said += mailbox.post(self.db, self.about.bot_id, chat_id, marked, self.desk.now)

    def _spoken_in(self, chat_id: int) -> str:
        """Give the language of a chat; whoever never wrote to the bot hears the group's."""
        if chat_id == self.desk.chat_id:
            return self.language
        learner = learners.learner(self.db, Who(self.about.bot_id, chat_id))
        return learner.language if learner else self.language


def _language(desk: GroupDesk, turn: decided.GroupTurn) -> str:
    """Give the language of a turn: the one that was just chosen, or the group's."""
    chosen = [one.timetable.language for one in turn.records if isinstance(one, decided.Save)]
    return chosen[-1] if chosen else desk.language


def _put(db: Connection, where: Where, push: Push, letter_id: int) -> None:
    """Keep a question that was put, with its letter, and take it out of what is lined up."""
    pushes.put(db, where.bot_id, push, letter_id)
    left = [item for item in pushes.lined_up(db, where) if item != push.item]
    pushes.line_up(db, where, left)


def _write(db: Connection, who: Who, where: Where, record: decided.GroupRecord, now: int) -> None:
    """Write one record down; `who` is whoever acted."""
    match record:
        case decided.Save(timetable=timetable):
            timetables.save(db, who.bot_id, timetable, now)
        case decided.MoveHere(timetable=timetable, name=name):
            timetables.move(db, timetable.where(who.bot_id), where.thread_id, name)
        case decided.LookAfter(learner_id=learner_id):
            groups.add_tutor(db, Who(who.bot_id, learner_id), where.chat_id)
        case decided.LeaveOut(day=day, slot=slot):
            pushes.skip(db, where, day, slot, now)
        case decided.LineUp(items=items):
            pushes.line_up(db, where, items)
        case decided.KeepRound(live=live):
            rounds.keep(db, where, live)
        case decided.EndRound():
            rounds.end(db, where)
        case decided.Close(push=push):
            pushes.close(db, who.bot_id, push)
        case decided.PutOff(push=push, until=until):
            pushes.put_off(db, who.bot_id, push, until)
        case decided.NoteVote(push=push, vote=vote):
            pushes.note_vote(db, who.bot_id, push, vote)
        case decided.TakeBack(push=push, learner_id=learner_id):
            pushes.take_back(db, who.bot_id, push, learner_id)
        case Attempt():
            attempts.note(db, who, record)
        case Review(item=item):
            reviews.note(db, who, record)
            attempts.link(db, who, item)
        case Holding():
            misconceptions.save(db, who, record)

"""Carries out what a turn in a group decided, inside the turn's own transaction.

What is said goes into the outbox and what is to be remembered into its tables, together or not at
all. A question that the turn puts comes after everything it says.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import replace

from bot.group_desks import Surroundings
from bot.group_letters import letters_of
from bot.groups.desk import GroupDesk
from bot.groups.moves import GroupMove, PutQuestion
from bot.groups.turn import (
    Close,
    EndRound,
    GroupRecord,
    GroupTurn,
    KeepRound,
    LeaveOut,
    LineUp,
    LookAfter,
    NoteVote,
    Put,
    PutOff,
    Save,
    TakeBack,
)
from state import attempts, groups, mailbox, misconceptions, pushes, reviews, rounds
from state.records import Attempt, Holding, Posting, Review, Who

Send = Callable[[PutQuestion], int]
"""Puts a question into the outbox, and gives its number there."""


def carry_out(
    db: sqlite3.Connection,
    about: Surroundings,
    desk: GroupDesk,
    turn: GroupTurn,
    *,
    tapped: tuple[int, int] | None = None,
    unasked: bool = False,
) -> list[Posting]:
    """Write a turn down and post what it says.

    `tapped` is the message that pages may rewrite: the chat that it is in, and its number there;
    `unasked` is said of what nobody waits for.
    """
    t, postings = about.texts, list[Posting]()

    def post(chat_id: int, move: GroupMove) -> None:
        here = chat_id == desk.chat_id
        letters = letters_of(
            move,
            t,
            thread_id=desk.thread_id if here else None,
            tapped=tapped[1] if tapped is not None and tapped[0] == chat_id else None,
        )
        marked = [replace(one, unasked=unasked) for one in letters]
        postings.extend(mailbox.post(db, about.bot_id, chat_id, marked, desk.now))

    def send(question: PutQuestion) -> int:
        post(desk.chat_id, question)
        return postings[-1].id

    who = Who(about.bot_id, desk.person.number)
    questions = [record for record in turn.records if isinstance(record, Put)]
    for record in turn.records:
        if not isinstance(record, Put):
            _write(db, who, desk.chat_id, record, desk.now, send)
    for move in turn.moves:
        post(desk.chat_id, move)
    for question in questions:
        _write(db, who, desk.chat_id, question, desk.now, send)
    for person, move in turn.told:
        post(person, move)
    return postings


def _write(
    db: sqlite3.Connection, who: Who, chat_id: int, record: GroupRecord, now: int, send: Send
) -> None:
    """Write one record down; `who` is whoever acted."""
    match record:
        case Save(group=group):
            groups.save(db, who.bot_id, group, now)
        case LookAfter(learner_id=learner_id):
            groups.add_tutor(db, Who(who.bot_id, learner_id), chat_id)
        case Put(push=push, question=question):
            pushes.put(db, who.bot_id, push, send(question))
            left = [i for i in pushes.lined_up(db, who.bot_id, chat_id) if i != push.item]
            pushes.line_up(db, who.bot_id, chat_id, left)
        case LeaveOut(day=day, slot=slot):
            pushes.skip(db, who.bot_id, chat_id, day, slot, now)
        case LineUp(items=items):
            pushes.line_up(db, who.bot_id, chat_id, items)
        case KeepRound(live=live):
            rounds.keep(db, who.bot_id, chat_id, live)
        case EndRound():
            rounds.end(db, who.bot_id, chat_id)
        case Close(push=push):
            pushes.close(db, who.bot_id, push)
        case PutOff(push=push, until=until):
            pushes.put_off(db, who.bot_id, push, until)
        case NoteVote(push=push, vote=vote):
            pushes.note_vote(db, who.bot_id, push, vote)
        case TakeBack(push=push, learner_id=learner_id):
            pushes.take_back(db, who.bot_id, push, learner_id)
        case Attempt():
            attempts.note(db, who, record)
        case Review(item=item):
            reviews.note(db, who, record)
            attempts.link(db, who, item)
        case Holding():
            misconceptions.save(db, who, record)

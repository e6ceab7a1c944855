"""Writes down what a turn in a group decided, inside the turn's own transaction."""

import sqlite3
from collections.abc import Callable

from bot.groups.moves import PutQuestion
from bot.groups.turn import (
    Close,
    EndRound,
    GroupRecord,
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
from state import attempts, groups, misconceptions, pushes, reviews, rounds
from state.records import Attempt, Holding, Review, Who

Send = Callable[[PutQuestion], int]
"""Puts a question into the outbox, and gives its number there."""


def write_down(
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

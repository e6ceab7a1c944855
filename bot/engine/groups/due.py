"""What falls due in groups: answers, questions, summaries; found by its moment and made one by one.

Each is made in a piece of the writer's work of its own, so that what fails takes nothing else down
with it. Between finding and making, somebody may have paused the group, or Telegram moved it: that
is looked at again. Everything here runs inside the caller's transaction.
"""

import sqlite3
from dataclasses import dataclass

from bot.engine.groups import weekly
from bot.engine.groups.load import Surroundings, lay_for_nobody, lay_for_push, lay_for_reveal
from bot.engine.groups.save import carry_out
from bot.groups.pushing import fallen_due, push
from bot.groups.revealing import reveal
from state.records.groups import Push
from state.records.mail import Posting
from state.tables import groups, pushes

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


def find(db: sqlite3.Connection, bot_id: int, now: int) -> list[Due]:
    """Find what has fallen due: answers first, then questions, then summaries."""
    answers = pushes.due_reveals(db, bot_id, now, AT_ONCE)
    questions = groups.due(db, bot_id, now, AT_ONCE)
    weeks = groups.due_summaries(db, bot_id, now, AT_ONCE)
    summaries = [DueSummary(chat_id, since) for chat_id, since in weeks.items()]
    return [*map(DueAnswer, answers), *map(DueQuestion, questions), *summaries]


def make(db: sqlite3.Connection, about: Surroundings, due: Due, now: int) -> list[Posting]:
    """Make one thing that has fallen due."""
    match due:
        case DueAnswer(push=question):
            return _answer(db, about, question, now)
        case DueQuestion(chat_id=chat_id):
            return _ask(db, about, chat_id, now)
        case DueSummary():
            return _sum_up(db, about, due, now)


def put_off(db: sqlite3.Connection, bot_id: int, due: Due, now: int) -> None:
    """Make something due again in a while."""
    match due:
        case DueAnswer(push=question):
            pushes.put_off(db, bot_id, question, now + AGAIN_AFTER)
        case DueQuestion(chat_id=chat_id):
            for slot, _ in groups.due_slots(db, bot_id, chat_id, now):
                groups.go_on(db, bot_id, chat_id, slot.number, now + AGAIN_AFTER)
        case DueSummary(chat_id=chat_id):
            groups.sum_up_at(db, bot_id, chat_id, now + AGAIN_AFTER)


def _answer(db: sqlite3.Connection, about: Surroundings, question: Push, now: int) -> list[Posting]:
    group = groups.group(db, about.bot_id, question.chat_id)
    if group is None:
        return []  # it has moved since its question was found
    desk = lay_for_reveal(db, about, group, question, now)
    return carry_out(db, about, desk, reveal(desk, question), unasked=True)


def _ask(db: sqlite3.Connection, about: Surroundings, chat_id: int, now: int) -> list[Posting]:
    """Send the question that has fallen due in a group, and set its next moments."""
    group = groups.group(db, about.bot_id, chat_id)
    waiting = groups.due_slots(db, about.bot_id, chat_id, now)
    if group is None or not waiting:
        return []
    due, following = fallen_due(group, waiting, now)
    desk = lay_for_push(db, about, group, waiting[0][1], now)
    postings = carry_out(db, about, desk, push(desk, group, due), unasked=True)
    for number, at in following:
        groups.go_on(db, about.bot_id, chat_id, number, at)
    return postings


def _sum_up(
    db: sqlite3.Connection, about: Surroundings, due: DueSummary, now: int
) -> list[Posting]:
    """Sum a group's week up, unless that is no news any more, and set the next time."""
    group = groups.group(db, about.bot_id, due.chat_id)
    if group is None:
        return []  # it has moved since
    groups.sum_up_at(db, about.bot_id, due.chat_id, groups.next_summary(group, now))
    if now - due.since > weekly.GRACE:
        return []
    desk = lay_for_nobody(db, about, group, now)
    turn = weekly.summary(db, (about.bot_id, about.bot_name), group, desk.library, now)
    return carry_out(db, about, desk, turn, unasked=True)

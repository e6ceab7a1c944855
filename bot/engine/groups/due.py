"""What falls due in groups: answers, questions, summaries; found by its moment and made one by one.

Each is made in a piece of the writer's work of its own, so that what fails takes nothing else down
with it. Between finding and making, somebody may have paused the group, or Telegram moved it: that
is looked at again. Everything here runs inside the caller's transaction.
"""

from msgspec import Struct

from bot.engine.due.due import AGAIN_AFTER
from bot.engine.groups import weekly
from bot.engine.groups.load import GroupSurroundings, lay_for_nobody, lay_for_push, lay_for_reveal
from bot.engine.groups.save import carry_out
from bot.groups.pushing import fallen_due, push
from bot.groups.revealing import reveal
from state.records.groups import Push, Where
from state.records.mail import Posting
from state.sql import Connection
from state.tables import pushes, timetables

AT_ONCE = 50
"""Timetables looked after in one transaction: answers to learners wait no longer than it takes."""


class DueAnswer(Struct, frozen=True):
    """The answer to a question is to be given."""

    push: Push


class DueQuestion(Struct, frozen=True):
    """A question is to go out to a group."""

    where: Where


class DueSummary(Struct, frozen=True):
    """A week is to be summed up."""

    where: Where
    since: int
    """The moment from which it was due."""


Due = DueAnswer | DueQuestion | DueSummary


def find(db: Connection, bot_id: int, now: int) -> list[Due]:
    """Find what has fallen due: answers first, then questions, then summaries."""
    answers = pushes.due_reveals(db, bot_id, now, AT_ONCE)
    questions = timetables.due(db, bot_id, now, AT_ONCE)
    weeks = timetables.due_summaries(db, bot_id, now, AT_ONCE)
    summaries = [DueSummary(where, since) for where, since in weeks.items()]
    return [*map(DueAnswer, answers), *map(DueQuestion, questions), *summaries]


def make(db: Connection, about: GroupSurroundings, due: Due, now: int) -> list[Posting]:
    """Make one thing that has fallen due."""
    match due:
        case DueAnswer(push=question):
            return _answer(db, about, question, now)
        case DueQuestion(where=where):
            return _ask(db, about, where, now)
        case DueSummary():
            return _sum_up(db, about, due, now)


def put_off(db: Connection, bot_id: int, due: Due, now: int) -> None:
    """Make something due again in a while."""
    match due:
        case DueAnswer(push=question):
            pushes.put_off(db, bot_id, question, now + AGAIN_AFTER)
        case DueQuestion(where=where):
            for slot, _ in timetables.due_slots(db, where, now):
                timetables.go_on(db, where, slot.number, now + AGAIN_AFTER)
        case DueSummary(where=where):
            timetables.sum_up_at(db, where, now + AGAIN_AFTER)


def _answer(db: Connection, about: GroupSurroundings, question: Push, now: int) -> list[Posting]:
    timetable = timetables.find(db, question.where(about.bot_id))
    if timetable is None:
        return []  # it has moved since its question was found
    desk = lay_for_reveal(db, about, timetable, question, now)
    return carry_out(db, about, desk, reveal(desk, question), unasked=True)


def _ask(db: Connection, about: GroupSurroundings, where: Where, now: int) -> list[Posting]:
    """Send the question that has fallen due, and set its next moments."""
    timetable = timetables.find(db, where)
    waiting = timetables.due_slots(db, where, now)
    if timetable is None or not waiting:
        return []
    due, following = fallen_due(timetable, waiting, now)
    desk = lay_for_push(db, about, timetable, waiting[0][1], now)
    postings = carry_out(db, about, desk, push(desk, timetable, due), unasked=True)
    for number, at in following:
        timetables.go_on(db, where, number, at)
    return postings


def _sum_up(db: Connection, about: GroupSurroundings, due: DueSummary, now: int) -> list[Posting]:
    """Sum a week up, unless that is no news any more, and set the next time."""
    timetable = timetables.find(db, due.where)
    if timetable is None:
        return []  # it has moved since
    timetables.sum_up_at(db, due.where, timetables.next_summary(timetable, now))
    if now - due.since > weekly.GRACE:
        return []
    desk = lay_for_nobody(db, about, timetable, now)
    turn = weekly.summary(db, about.bot_id, about.bot_name, timetable, desk.library, now)
    return carry_out(db, about, desk, turn, unasked=True)

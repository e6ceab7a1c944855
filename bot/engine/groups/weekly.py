"""The week's summary of a timetable, due on Monday morning: loaded, said, set for the next.

Inside the caller's transaction. What is said is decided in `bot.groups.digest`.
"""

from bot.groups.digest import Week, for_group, for_tutors
from bot.groups.turn import GroupTurn
from content.library import Library
from state.clock.days import monday_of
from state.clock.timetable import date_at
from state.records.groups import Timetable, TimetableState
from state.records.learners import Role, Who
from state.sql import Connection
from state.tables import contests, groups, pushes, roles, timetables
from state.tables.classes import classbook, consultations

LOOK_BACK = 60
"""Days of questions with which this week's are compared."""

GRACE = 86_400
"""Seconds that a summary may be late: after a day it is no news any more."""

_WEEK_SECONDS = 7 * 86_400
"""For what is counted up to the moment of the summary."""

_MARKS = frozenset({Role.OWNER, Role.TUTOR, Role.MARKER})


def summary(
    db: Connection, bot_id: int, bot_name: str, timetable: Timetable, library: Library, now: int
) -> GroupTurn:
    """Put last week into words: gently for the group, with numbers for each of its tutors."""
    week = _week(db, bot_id, timetable, now)
    gentle = for_group(week, library, bot_name)
    told = []
    for tutor in groups.tutors(db, bot_id, timetable.chat_id):
        marks = bool(roles.roles(db, Who(bot_id, tutor)) & _MARKS)
        waiting = contests.waiting(db, bot_id) if marks else None
        move = for_tutors(week, waiting, library)
        told += [(tutor, move)] if move is not None else []
    return GroupTurn(moves=(gentle,) if gentle is not None else (), told=tuple(told))


def _week(db: Connection, bot_id: int, timetable: Timetable, now: int) -> Week:
    """Load the last whole week before a moment, and what it is compared with."""
    this = monday_of(date_at(now, timetable.zone))
    first, last = this - 7, this - 1
    where = timetable.where(bot_id)
    others = len(timetables.of_group(db, bot_id, timetable.chat_id)) > 1
    past = pushes.history(db, where, first - LOOK_BACK)
    return Week(
        chat_id=timetable.chat_id,
        title=timetable.label,
        asked=tuple(one for one in past if first <= one.day <= last),
        earlier=tuple(one for one in past if one.day < first),
        answers=classbook.answers(db, where, first, last),
        answers_before=classbook.answers(db, where, first - 7, first - 1),
        known=classbook.taking_part(db, where)
        if others
        else classbook.known(db, bot_id, timetable.chat_id),
        nicknames=classbook.nicknames(db, bot_id, timetable.chat_id),
        consulted=_consulted(db, timetable, bot_id, now),
    )


def _consulted(db: Connection, timetable: Timetable, bot_id: int, now: int) -> tuple[int, int]:
    """Count what tutors were asked: of the whole group, so that one summary of several says it."""
    on = [
        one
        for one in timetables.of_group(db, bot_id, timetable.chat_id)
        if one.state is TimetableState.ON
    ]
    if on and on[0].thread_id != timetable.thread_id:
        return 0, 0
    return consultations.counted(db, bot_id, timetable.chat_id, now - _WEEK_SECONDS, now)

"""Reminders that have fallen due: found by their indexed moment, said, and set for the next day."""

import sqlite3
from dataclasses import replace

from bot.engine.load import Surroundings, lay
from bot.tutor.account import exam_day
from bot.tutor.account.reminders import Action, before_exam, decide, on_exam_day
from bot.tutor.model.desk import Desk
from bot.tutor.model.events import Commanded
from bot.tutor.model.session import Session
from bot.tutor.moves import Ask, Move, NothingDue
from bot.tutor.moves.account import Remind, RemindersStopped
from bot.tutor.respond import respond
from state.clock.days import day_of
from state.records.learners import Reminder, Who
from state.tables import exams, reminders

LOOKED_AT, MADE = 50, 3
"""Reminders looked at in one transaction, and made at most: choosing what somebody would be asked
takes milliseconds, and nobody's answer should wait long for that."""

USUAL_MINUTES = 4
"""What is offered to somebody whose sessions go on until they stop."""


def tick(
    db: sqlite3.Connection, bot_id: int, now: int, around: Surroundings
) -> list[tuple[int, Move]]:
    """Deal with reminders that are due; returns those to be said, with their private chats.

    At most MADE in one call, so that nobody's answer waits long; the rest is due at the next tick.
    """
    made: list[tuple[int, Move]] = []
    for who, reminder in reminders.due(db, bot_id, now, LOOKED_AT):
        move = _remind(db, who, reminder, now, around)
        if move is not None:
            made.append((who.learner_id, move))
        if len(made) == MADE:
            break
    return made


def _remind(
    db: sqlite3.Connection,
    who: Who,
    reminder: Reminder,
    now: int,
    around: Surroundings,
) -> Move | None:
    """Do what is to be done about one reminder whose moment has come."""
    about = reminders.situation(db, who, now)
    zone, today = about.learner.zone, day_of(now, about.learner.zone)
    days = exams.exams(db, who).values()
    leave = (about.revised and not {today + 1, today - 1}.intersection(days)) or about.silenced
    after, action = decide(reminder, zone, now, about.heard_at, leave=leave)
    if today in days and not about.silenced:
        after, action = on_exam_day(reminder, zone, now)
    move: Move | None = RemindersStopped() if action is Action.STOP else None
    if action is Action.REMIND:
        event = Commanded("revise", "", now)
        move = _said(lay(db, who, about.learner, who.learner_id, event, around), reminder)
        if move is None:
            after, _ = decide(reminder, zone, now, about.heard_at, leave=True)
    if today + 1 in days and after.at is not None and move is not None:
        after = before_exam(after, zone, now)
    reminders.save(db, who, after)
    return move


def _said(desk: Desk, reminder: Reminder) -> Move | None:
    """Say what helps around an exam, or how long a session would take; None if nothing is due."""
    minutes = _minutes(desk)
    return exam_day.word(desk) or (Remind(minutes, reminder.sent) if minutes else None)


def _minutes(desk: Desk) -> int:
    """Give the length of the session that the learner would get now; 0 if nothing is due."""
    usual = desk.learner.minutes or USUAL_MINUTES
    afresh = replace(desk, session=Session(), learner=replace(desk.learner, minutes=usual))
    match respond(afresh, Commanded("revise", "", desk.now)).moves[-1]:
        case Ask(minutes=minutes):
            return minutes
        case NothingDue():
            return 0
        case _:
            return usual

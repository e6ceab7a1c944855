"""Reminders that have fallen due: found by their indexed moment, said, and set for the next day.

A session that was left open on an earlier day is closed by the first of them, with its summary
above it. Whoever wants no reminders gets no word unasked: for them it is closed when they write.
"""

from bot.engine.load import Surroundings, Visitor, lay
from bot.engine.save import Told, write_down
from bot.tutor import overnight
from bot.tutor.account import exam_day
from bot.tutor.account.reminders import Action, before_exam, decide, decide_once, on_exam_day
from bot.tutor.model.desk import Desk
from bot.tutor.model.events import Commanded
from bot.tutor.model.session import Session
from bot.tutor.model.stored import dump, load
from bot.tutor.moves.account import Remind, RemindersStopped
from bot.tutor.moves.asking import Ask
from bot.tutor.moves.menus import NothingAsked, NothingDue
from bot.tutor.moves.move import Move
from bot.tutor.respond import respond
from state.clock.days import day_of
from state.records.learners import Reminder, Who
from state.sql import Connection
from state.tables import exams, learners, reminders
from state.values import replace

USUAL_MINUTES = 4
"""What is offered to somebody whose sessions go on until they stop."""


def remind(db: Connection, who: Who, now: int, around: Surroundings) -> Told:
    """Do what is to be done about a reminder whose moment has come, and give what is said.

    That is nothing, if the reminder was changed since it was found.
    """
    reminder = reminders.reminder(db, who)
    if reminder is None or not (_has_come(reminder.at, now) or _has_come(reminder.once, now)):
        return []
    about = reminders.situation(db, who, now)
    zone, today = about.learner.zone, day_of(now, about.learner.zone)
    days = exams.exams(db, who).values()
    leave = (about.revised and not {today + 1, today - 1}.intersection(days)) or about.silenced
    after, action = decide(reminder, zone, now, about.heard_at, leave=leave)
    if is_once := _has_come(reminder.once, now):
        after, action = decide_once(reminder, zone, now, silenced=about.silenced)
    elif today in days and not about.silenced:
        after, action = on_exam_day(reminder, zone, now)
    closing: Told = []
    move: Move | None = RemindersStopped() if action is Action.STOP else None
    if action is Action.REMIND:
        event = Commanded("revise", "", now)
        session = load(learners.session(db, who, who.learner_id))
        desk = lay(db, Visitor(who, about.learner, who.learner_id, session), event, around)
        move = _said(desk, reminder, is_promised=is_once)
        if move is not None:
            closing = _close_left(db, who, desk, move, about.heard_at or now)
        else:
            after, _ = decide(reminder, zone, now, about.heard_at, leave=True)
    if today + 1 in days and after.at is not None and move is not None:
        after = before_exam(after, zone, now)
    reminders.save(db, who, after)
    return closing if move is None else [*closing, (who.learner_id, move)]


def put_off(db: Connection, who: Who, now: int, until: int) -> None:
    """Let a reminder whose moment has come by `now` fall due again later."""
    reminder = reminders.reminder(db, who)
    if reminder is not None:
        at, once = (until if _has_come(one, now) else one for one in (reminder.at, reminder.once))
        reminders.save(db, who, replace(reminder, at=at, once=once))


def _has_come(at: int | None, now: int) -> bool:
    return at is not None and at <= now


def _close_left(db: Connection, who: Who, desk: Desk, move: Move, heard_at: int) -> Told:
    """Close the session that was left open on an earlier day, if one was; nobody was heard now.

    That `move` is said next is noted, where whoever answers it need not be told all of it again;
    and nothing that was asked before is the last thing that was asked any more.
    """
    said: Told = []
    session = desk.session
    if (drill := overnight.left(desk)) is not None:
        closed = overnight.closed(desk, drill)
        told = write_down(db, who, who.learner_id, desk, closed)
        summed = closed.moves if drill.settled else ()
        said = [*told, *((who.learner_id, one) for one in summed)]
        session = closed.session
    session = replace(exam_day.told(session, move, desk.today), offer=None)
    if session != desk.session:
        learners.save_session(db, who, who.learner_id, dump(session), heard_at)
    return said


def _said(desk: Desk, reminder: Reminder, *, is_promised: bool) -> Move | None:
    """Say what helps around an exam, or how long a session would take; None if nothing is due.

    One that was asked for on this day comes all the same, with a session of the usual length.
    """
    minutes = _minutes(desk) or (desk.learner.minutes or USUAL_MINUTES) * is_promised
    return exam_day.unasked(desk) or (Remind(minutes, reminder.sent) if minutes else None)


def _minutes(desk: Desk) -> int:
    """Give the length of the session that the learner would get now; 0 if nothing is due."""
    usual = desk.learner.minutes or USUAL_MINUTES
    session = Session(plan=desk.session.plan, own_length=desk.session.own_length)
    afresh = replace(desk, session=session, learner=replace(desk.learner, minutes=usual))
    match respond(afresh, Commanded("revise", "", desk.now)).moves[-1]:
        case Ask(minutes=minutes):
            return minutes
        case NothingAsked() | NothingDue():
            return 0
        case _:
            return usual

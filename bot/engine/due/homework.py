"""Homework that has fallen due: a learner is told of it, or it is over, and its tutors hear so.

A learner is told once more on the last day, if they have reminders and have not done it; never in
quiet hours, and never while they pause. All inside the caller's transaction.
"""

from bot.engine.homework import awake
from bot.engine.save import Told
from bot.tutor.homework.homework import name_of
from bot.tutor.moves.homework import HomeworkEnded, ShowHomework
from content.library import Library
from state.clock.timetable import date_at, next_daily
from state.records.homework import Homework, OwnHomework
from state.records.learners import Who
from state.sql import Connection
from state.tables import groups, learners, reminders
from state.tables.classes import homework


def tell(db: Connection, who: Who, library: Library, number: int, told: int, now: int) -> Told:
    """Tell a learner of homework, which they have been told so many times."""
    one = homework.find(db, who.bot_id, number)
    if one is None or learners.learner(db, who) is None:
        return []  # it was taken back since, or they were forgotten
    if one.ends_at <= now:
        homework.tell_at(db, who, number, None, told)
        return []
    if (later := awake(db, who, now)) > now:
        homework.tell_at(db, who, number, later, told)  # the bot was away until the night
        return []
    about, done = reminders.situation(db, who, now), homework.done(db, who, one)
    left = any(library.asks(ref) and ref not in done for ref in one.items)
    homework.tell_at(db, who, number, None if told else _last(db, who, one, now), told + 1)
    if about.silenced or not left:
        return []
    own = OwnHomework(one, done)
    today = date_at(now, about.learner.zone)
    return [(who.learner_id, ShowHomework(((own, name_of(library, one.about)),), today, told=True))]


def end(db: Connection, bot_id: int, library: Library, number: int) -> Told:
    """End homework, unless it was taken back, and tell the tutors of its group how it was."""
    one = homework.find(db, bot_id, number)
    if one is None:
        return []
    ended = HomeworkEnded(homework.standing(db, bot_id, one), name_of(library, one.about))
    homework.end(db, bot_id, number)
    return [(tutor, ended) for tutor in groups.tutors(db, bot_id, one.group.chat_id)]


def _last(db: Connection, who: Who, of: Homework, now: int) -> int | None:
    """Give the moment of the last day at which a learner is told once more; None for never."""
    reminder, learner = reminders.reminder(db, who), learners.learner(db, who)
    if reminder is None or reminder.at is None or learner is None:
        return None
    at = next_daily(reminder.minute, learner.zone, of.ends_at - 86_400, reminder.days)
    is_later = now < at < of.ends_at and date_at(at, learner.zone) > date_at(now, learner.zone)
    return at if is_later else None

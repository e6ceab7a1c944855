"""Homework: loads what a turn about it looks at, and writes down what it decided.

Each learner is told when it suits them: at the time of their reminder, or else at once, but never
in quiet hours (see `bot.engine.due.homework`). All inside the caller's transaction.
"""

from bot.engine import people
from bot.groups.choosing import was_missed
from bot.tutor.language.hours import is_quiet
from bot.tutor.model.desk import Need
from bot.tutor.model.homework import HomeworkClass, HomeworkDesk, HomeworkRecord, SetHomework
from bot.tutor.model.rights import Act
from state.clock.days import minute_of
from state.clock.timetable import MORNING, date_at, next_daily
from state.records.classes import GroupName
from state.records.groups import Timetable
from state.records.homework import Homework
from state.records.learners import Who
from state.sql import Connection
from state.tables import learners, pushes, reminders, timetables
from state.tables.classes import homework

LOOK_BACK = 28
"""Days of a group's questions among which those it missed are looked for."""


def lay(db: Connection, who: Who, need: Need, now: int) -> HomeworkDesk:
    """Load a learner's homework and, for a tutor, how their classes stand."""
    if Need.HOMEWORK not in need:
        return HomeworkDesk()
    classes = people.groups_for(db, who, Act.CHANGE)
    return HomeworkDesk(
        own=homework.own(db, who, now),
        classes=tuple(
            _class(db, who.bot_id, one, timetable, now)
            for group in classes
            for one, timetable in _classes(db, who.bot_id, group)
        ),
    )


def _classes(db: Connection, bot_id: int, group: GroupName) -> list[tuple[GroupName, Timetable]]:
    """Give the classes of a group: all of it, or those of each topic that has a timetable."""
    found = timetables.of_group(db, bot_id, group.chat_id)
    if len(found) == 1:
        return [(group, found[0])]
    return [(GroupName(group.chat_id, one.label, one.thread_id), one) for one in found]


def _class(
    db: Connection, bot_id: int, name: GroupName, timetable: Timetable, now: int
) -> HomeworkClass:
    since = date_at(now, timetable.zone) - LOOK_BACK
    past = pushes.history(db, timetable.where(bot_id), since)
    missed = tuple(dict.fromkeys(one.item for one in reversed(past) if was_missed(one)))
    open_ones = homework.of_class(db, bot_id, name)
    standings = tuple(homework.standing(db, bot_id, one) for one in open_ones if one.ends_at > now)
    topics, language = timetable.topics, timetable.language
    return HomeworkClass(name, timetable.zone, topics, language, standings, missed)


def write_down(db: Connection, who: Who, record: HomeworkRecord, now: int) -> None:
    """Set homework, with the moment for each learner, or take it back."""
    if not isinstance(record, SetHomework):
        homework.end(db, who.bot_id, record.number)
        return
    of = record.homework
    number = homework.set_for(db, who, of, now)
    for learner in homework.to_tell(db, who.bot_id, of.group):
        homework.tell_at(db, learner, number, _first(db, learner, of, now))


def _first(db: Connection, who: Who, of: Homework, now: int) -> int:
    """Give the moment at which a learner is told first."""
    reminder, learner = reminders.reminder(db, who), learners.learner(db, who)
    if reminder is not None and reminder.at is not None and learner is not None:
        at = next_daily(reminder.minute, learner.zone, now, reminder.days)
        if at < of.ends_at:
            return at
    return awake(db, who, now)


def awake(db: Connection, who: Who, at: int) -> int:
    """Put a moment off to the morning, if it is in a learner's quiet hours."""
    learner = learners.learner(db, who)
    assert learner is not None  # noqa: S101  # only they are told
    is_night = is_quiet(minute_of(at, learner.zone))
    return next_daily(MORNING, learner.zone, at) if is_night else at

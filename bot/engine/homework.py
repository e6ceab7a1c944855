"""Homework: loads what a turn about it looks at, writes down what it decided, and what falls due.

Each learner is told when it suits them: at the time of their reminder, or else at once, but never
in quiet hours, never while they pause, and once more on the last day, if they have reminders and
have not done it. All inside the caller's transaction.
"""

from bot.engine import people
from bot.groups.choosing import was_missed
from bot.tutor.homework.homework import name_of
from bot.tutor.language.hours import is_quiet
from bot.tutor.model.desk import Need
from bot.tutor.model.homework import HomeworkClass, HomeworkDesk, HomeworkRecord, SetHomework
from bot.tutor.model.rights import Act
from bot.tutor.moves.homework import HomeworkEnded, ShowHomework
from bot.tutor.moves.move import Move
from content.library import Library
from state.clock.days import minute_of
from state.clock.timetable import MORNING, date_at, next_daily
from state.records.classes import GroupName
from state.records.groups import Timetable
from state.records.homework import Homework, OwnHomework
from state.records.learners import Who
from state.sql import Connection
from state.tables import groups, learners, pushes, reminders, timetables
from state.tables.classes import homework

LOOK_BACK = 28
"""Days of a group's questions among which those it missed are looked for."""

AT_ONCE = 20
"""Learners told, and pieces ended, in one transaction."""


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
    return _awake(db, who, now)


def _awake(db: Connection, who: Who, at: int) -> int:
    """Put a moment off to the morning, if it is in a learner's quiet hours."""
    learner = learners.learner(db, who)
    assert learner is not None  # noqa: S101  # only they are told
    is_night = is_quiet(minute_of(at, learner.zone))
    return next_daily(MORNING, learner.zone, at) if is_night else at


def tick(db: Connection, bot_id: int, library: Library, now: int) -> list[tuple[int, Move]]:
    """Tell whom it is time to tell, and end what is over; gives what is said, and to whom."""
    made: list[tuple[int, Move]] = []
    for who, number, told in homework.due_tellings(db, bot_id, now, AT_ONCE):
        made += _tell(db, who, library, number, told, now)
    for one in homework.due_ends(db, bot_id, now, AT_ONCE):
        ended = HomeworkEnded(homework.standing(db, bot_id, one), name_of(library, one.about))
        made += [(tutor, ended) for tutor in groups.tutors(db, bot_id, one.group.chat_id)]
        homework.end(db, bot_id, one.number)
    return made


def _tell(
    db: Connection, who: Who, library: Library, number: int, told: int, now: int
) -> list[tuple[int, Move]]:
    """Tell a learner of homework, which they have been told so many times."""
    one = homework.find(db, who.bot_id, number)
    if one is None or one.ends_at <= now:
        homework.tell_at(db, who, number, None, told)
        return []
    if (later := _awake(db, who, now)) > now:
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


def _last(db: Connection, who: Who, of: Homework, now: int) -> int | None:
    """Give the moment of the last day at which a learner is told once more; None for never."""
    reminder, learner = reminders.reminder(db, who), learners.learner(db, who)
    if reminder is None or reminder.at is None or learner is None:
        return None
    at = next_daily(reminder.minute, learner.zone, of.ends_at - 86_400, reminder.days)
    is_later = now < at < of.ends_at and date_at(at, learner.zone) > date_at(now, learner.zone)
    return at if is_later else None

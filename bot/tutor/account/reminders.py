"""Whether to remind somebody whose moment has come, and when next. Pure.

One reminder a local day at most and none at night; on no other days of the week than were asked
for, and not on a day on which they have revised; whoever lets three pass is told once that this was
the last. What was missed while the bot was down is made up for on the same day, in waking hours, or
not at all, however far the clock has jumped.
"""

from enum import Enum, auto

from bot.tutor.language.hours import QUIET_TO, is_quiet
from state.clock.days import as_date, minute_of
from state.clock.timetable import date_at, moment, next_daily
from state.records.learners import Reminder
from state.values import replace

MAX_IGNORED = 3
"""Reminders that may be ignored."""

SNOOZE_SECONDS = 3600
"""By how much a reminder is put off."""

NOON = 12 * 60
"""The minute after which an exam has begun, most likely."""


class Action(Enum):
    """What a reminder does when its moment has come."""

    WAIT = auto()
    REMIND = auto()
    STOP = auto()  # they were ignored; say so, once


def set_to(
    before: Reminder | None, minute: int, zone: str, now: int, days: int | None = None
) -> Reminder:
    """Set a reminder to a minute of the day, 0 to 1439 and not a quiet one; it starts afresh.

    `days` are days of the week, added up as in `state.clock.timetable`; None for those of before.
    """
    kept = replace(before or Reminder(minute, None), minute=minute, ignored=0)
    kept = kept if days is None else replace(kept, days=days)
    return replace(kept, at=_next(kept, zone, now))


def moved(reminder: Reminder, before: str, zone: str, now: int) -> Reminder:
    """Keep the times that a reminder shows on the wall, in another zone than before."""
    if reminder.once is not None:
        day, minute = date_at(reminder.once, before), minute_of(reminder.once, before)
        reminder = replace(reminder, once=moment(day, minute, zone))
    return reminder if reminder.at is None else set_to(reminder, reminder.minute, zone, now)


def put_off(reminder: Reminder, zone: str, now: int) -> Reminder:
    """Put a reminder off by an hour; today's that is still to come stays, and nights are quiet.

    It was asked for, so it comes again on a day that has had one.
    """
    later, moment = now + SNOOZE_SECONDS, _next(reminder, zone, now)
    if date_at(moment, zone) == date_at(now, zone) or is_quiet(minute_of(later, zone)):
        return replace(reminder, at=moment)
    return replace(reminder, at=later, sent_at=None)


def decide(
    reminder: Reminder, zone: str, now: int, heard_at: int | None, *, leave: bool
) -> tuple[Reminder, Action]:
    """What becomes of a reminder whose moment has come, and what to do now.

    `now` and `heard_at`, when the learner was last heard (None: never), are seconds of UTC. `leave`
    says that they should be left in peace today: they have revised, or cannot be reached.
    """
    moved = replace(reminder, at=_next(reminder, zone, now))
    minute = minute_of(now, zone)
    is_over = minute < reminder.minute or not _is_wanted(reminder, zone, now)
    if leave or is_quiet(minute) or is_over or _is_today(reminder, zone, now):
        return moved, Action.WAIT
    heard = reminder.sent_at is None or (heard_at is not None and heard_at >= reminder.sent_at)
    ignored = 0 if heard else reminder.ignored + 1
    if ignored >= MAX_IGNORED:
        return replace(reminder, at=None, sent_at=now, ignored=0), Action.STOP
    return replace(moved, sent=reminder.sent + 1, sent_at=now, ignored=ignored), Action.REMIND


def decide_once(
    reminder: Reminder, zone: str, now: int, *, silenced: bool
) -> tuple[Reminder, Action]:
    """What becomes of a reminder asked for once, whose moment has come: it comes on that day.

    It was asked for, so it comes on a day on which they have revised, and is that day's only one
    from then on. One that the bot slept through until the night, or the next day, is let go.
    """
    told = replace(reminder, once=None)
    is_day = reminder.once is not None and date_at(reminder.once, zone) == date_at(now, zone)
    if silenced or not is_day or is_quiet(minute_of(now, zone)):
        return told, Action.WAIT
    at = None if reminder.at is None else _next(replace(reminder, sent_at=now), zone, now)
    return replace(told, at=at, sent=reminder.sent + 1, sent_at=now), Action.REMIND


def before_exam(reminder: Reminder, zone: str, now: int) -> Reminder:
    """Bring a reminder forward to the first waking hour of tomorrow, which is an exam's morning."""
    return replace(reminder, at=next_daily(QUIET_TO, zone, now))


def on_exam_day(reminder: Reminder, zone: str, now: int) -> tuple[Reminder, Action]:
    """What becomes of a reminder on the day of an exam: good luck in the morning, or nothing."""
    moved = replace(reminder, at=_next(replace(reminder, sent_at=now), zone, now))
    minute = minute_of(now, zone)
    if is_quiet(minute) or minute >= NOON or _is_today(reminder, zone, now):
        return moved, Action.WAIT
    return replace(moved, sent=reminder.sent + 1, sent_at=now), Action.REMIND


def _next(reminder: Reminder, zone: str, now: int) -> int:
    """Give the next moment, on a day that has had no reminder yet."""
    at = next_daily(reminder.minute, zone, now, reminder.days)
    if _is_today(reminder, zone, at):
        return next_daily(reminder.minute, zone, at, reminder.days)
    return at


def _is_wanted(reminder: Reminder, zone: str, now: int) -> bool:
    """Whether one comes on this day of the week, or was put off to this very day."""
    day = date_at(now, zone)
    was_put_off = reminder.at is not None and date_at(reminder.at, zone) == day
    return was_put_off or bool(reminder.days >> as_date(day).weekday() & 1)


def _is_today(reminder: Reminder, zone: str, now: int) -> bool:
    sent_at = reminder.sent_at
    return sent_at is not None and date_at(sent_at, zone) == date_at(now, zone)

"""When it is time: a minute of the local day -> the next moment, whatever the clocks do.

Pure, so that every zone and date can be tried. Groups, digests and reminders share it. A date here
is the calendar's, which ends at midnight, and not the revision day of `state/clock/days.py`, which
ends at 04:00: a group that is asked at 00:30 on a Tuesday sees Tuesday on its phone.

Moments are whole seconds of UTC, minutes are counted from local midnight, dates are ordinals. A
slot has exactly one moment on every date that there is: a time that the clocks leave out moves to
the first moment after the gap, and one that they show twice is taken the first time.
"""

from collections.abc import Set as AbstractSet
from datetime import date, datetime, time, timedelta
from itertools import count

from msgspec import Struct

from state.clock.days import as_date, minute_of, wall_at, zone_of

EVERY_DAY = 0b1111111
"""All days of the week as a sum: Monday 1, Tuesday 2, Wednesday 4, ... Sunday 64."""

GRACE = 6 * 3600
"""Seconds that a question may be late, after a power cut for instance, before it is left out."""

MORNING = 8 * 60
"""The minute at which an answer is given that was to come next morning."""

_FURTHEST = 400
"""Days looked ahead. Whoever has holidays for longer than a year has stopped."""


class Hours(Struct, frozen=True):
    """The days and hours at which something may be sent."""

    zone: str
    days: int = EVERY_DAY
    holidays: AbstractSet[int] = frozenset()
    """Dates on which nothing is sent."""
    silent_from: int = 0
    """The minute at which silence begins; it may span midnight."""
    silent_to: int = 0
    """The minute at which it is over; the same as `silent_from` for none at all."""


def date_at(at: int, zone: str) -> int:
    """Give the calendar date at a moment."""
    return wall_at(at, zone).toordinal()


def moment(day: int, minute: int, zone: str) -> int | None:
    """Give the one moment of a minute on a date; None for a date that the zone left out.

    (Samoa went from 29 to 31 December 2011.) Where the clocks jump over midnight, the moment after
    the gap belongs to the next date, so the last one before it is taken.
    """
    shown = datetime.combine(date.fromordinal(day), time()) + timedelta(minutes=minute)
    local = shown.replace(tzinfo=zone_of(zone))
    at = int(local.timestamp())
    if wall_at(at, zone) == shown:
        return at
    jump = _jump(int(local.replace(fold=1).timestamp()), at, zone)
    return next((near for near in (jump, jump - 1) if date_at(near, zone) == day), None)


def next_slot(minute: int, hours: Hours, after: int) -> int | None:
    """Give the first moment of a slot after another moment; None within a year of holidays.

    For every missed day to leave its mark, go on from the moment that was due, not from now.
    Silent hours are not looked at: a slot in them comes due and is skipped (see `verdict`).
    """
    today = date_at(after, hours.zone)
    for day in range(today, today + _FURTHEST):
        if not hours.days >> as_date(day).weekday() & 1 or day in hours.holidays:
            continue
        at = moment(day, minute, hours.zone)
        if at is not None and at > after:
            return at
    return None


def next_daily(minute: int, zone: str, after: int, days: int = EVERY_DAY) -> int:
    """Give the first moment after `after` of something that comes at a minute of some days."""
    return _surely(next_slot(minute, Hours(zone, days), after))


def next_weekly(weekday: int, minute: int, zone: str, after: int) -> int:
    """Give the next moment of something that comes once a week (Monday is 0)."""
    return _surely(next_slot(minute, Hours(zone, days=1 << weekday), after))


def next_morning(hours: Hours, after: int) -> int:
    """Give the morning of the next date, as soon as silence is over."""
    tomorrow = date_at(after, hours.zone) + 1
    mornings = (moment(day, MORNING, hours.zone) for day in count(tomorrow))
    return awake(next(at for at in mornings if at is not None), hours)


def awake(at: int, hours: Hours) -> int:
    """Give the first moment from `at` on, to the minute, that is not in silent hours."""
    while is_silent(at, hours):
        at += 60 - at % 60  # at most a night of minutes, and right across any jump of the clocks
    return at


def is_silent(at: int, hours: Hours) -> bool:
    """Tell whether a moment is in silent hours."""
    minute = minute_of(at, hours.zone)
    begins, ends = hours.silent_from, hours.silent_to
    if begins <= ends:
        return begins <= minute < ends
    return minute >= begins or minute < ends


def is_in_time(slot_at: int, now: int, hours: Hours) -> bool:
    """Whether a slot that has come is still to be sent: within the grace, not in silent hours."""
    return now - slot_at <= GRACE and not is_silent(now, hours)


def _jump(before: int, after: int, zone: str) -> int:
    """Give the first moment after the clocks were put forward, which was between these two."""
    old = _ahead(before, zone)
    while after - before > 1:
        middle = (before + after) // 2
        if _ahead(middle, zone) == old:
            before = middle
        else:
            after = middle
    return after


def _ahead(at: int, zone: str) -> timedelta:
    """How far the wall is ahead of UTC."""
    return wall_at(at, zone) - wall_at(at, "UTC")


def _surely(at: int | None) -> int:
    assert at is not None  # noqa: S101  # no holidays, and no zone leaves out a year
    return at

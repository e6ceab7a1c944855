"""Which day it is for a learner: the one place where a moment becomes a calendar day.

A revision day ends at 04:00, because somebody who revises at half past midnight still means
"today". Anki draws the line at the same hour.
"""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

DAY_STARTS_AT = timedelta(hours=4)
"""Local time; Anki's default for "Next day starts at"."""

WEEK = 7


@lru_cache(maxsize=512)
def zone_of(name: str) -> ZoneInfo:
    """Give a time zone by its IANA name, read from the disk once.

    Raises ZoneInfoNotFoundError or ValueError for a name that there is not.
    """
    return ZoneInfo(name)


def wall_at(at: int, zone: str) -> datetime:
    """Give what the clock on the wall shows at a moment in seconds of UTC, without a zone."""
    return datetime.fromtimestamp(at, UTC).astimezone(zone_of(zone)).replace(tzinfo=None)


def minute_of(at: int, zone: str) -> int:
    """Give the minute of the day that the clock on the wall shows at a moment."""
    wall = wall_at(at, zone)
    return wall.hour * 60 + wall.minute


@lru_cache(maxsize=64)  # every turn asks for the same one or two several times
def day_of(at: int, zone: str) -> int:
    """Give the learner's day (an ordinal number) at a moment in seconds of UTC.

    The four hours are taken off the clock on the wall, not off the moment, so that a night of
    23 or 25 hours still turns over when the wall says 04:00.
    """
    return (wall_at(at, zone) - DAY_STARTS_AT).toordinal()


def as_date(day: int) -> date:
    """Give the calendar date of a day number."""
    return date.fromordinal(day)


def monday_of(day: int) -> int:
    """Give the Monday of a day's week: day 1, the first of the year 1, was one."""
    return day - (day - 1) % WEEK

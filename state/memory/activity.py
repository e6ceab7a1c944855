"""On which days somebody revised: the streak and the calendar; pure.

A streak is there to please, never to frighten: two days of every week may be left out, a pause
costs nothing, and a day that is not over is not missed. Weeks begin on Monday.
"""

from collections.abc import Collection, Iterable

from msgspec import Struct

from state.clock.days import WEEK, monday_of
from state.records.learners import DayTally, Pause

SPARE = 2
"""Days of a week, Monday to Sunday, that may be left out."""


class Streak(Struct, frozen=True):
    """How long somebody has kept at it."""

    days: int
    """Days of revision; days left out and paused days are not counted."""
    spare: int
    """Days that may still be left out this week, not counting today."""


class Calendar(Struct, frozen=True):
    """What was done on each day of some weeks."""

    monday: int
    """The day it begins with."""
    reviews: tuple[int, ...]
    """Reviews of each day, the last one being today."""


def streak(active: Collection[int], pauses: Iterable[Pause], today: int) -> Streak:
    """Count the days of revision that can be reached from today back.

    A day is missed if it is over, nothing was done on it, no pause covers it, and it is not before
    the very first day. The count goes back until it meets the third missed day of one week. So
    another day of revision, or of pause, never shortens it.
    """
    rest = list(pauses)
    begun = min(active, default=today)

    def is_missed(day: int) -> bool:
        return day not in active and not any(
            pause.since <= day and (pause.until is None or day <= pause.until) for pause in rest
        )

    days, missed = int(today in active), 0
    for day in range(today - 1, begun - 1, -1):
        if monday_of(day) != monday_of(day + 1):
            missed = 0
        missed += is_missed(day)
        if missed > SPARE:
            break
        days += day in active
    this_week = range(max(begun, monday_of(today)), today)
    return Streak(days, max(0, SPARE - sum(map(is_missed, this_week))))


def calendar(tallies: Iterable[DayTally], today: int, weeks: int) -> Calendar:
    """Lay out the reviews of this week and of the weeks before it, `weeks` in all (1 or more)."""
    monday = monday_of(today) - WEEK * (weeks - 1)
    reviews = {tally.day: tally.reviews for tally in tallies}
    return Calendar(monday, tuple(reviews.get(day, 0) for day in range(monday, today + 1)))

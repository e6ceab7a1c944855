"""Homework of a group, as values: what was set, how far a learner is, how a class stands.

Days are calendar dates of the group's zone as ordinal numbers; times are whole seconds of UTC.
"""

from msgspec import Struct

from state.clock.timetable import MORNING
from state.records.classes import GroupName

REPORTED_AFTER = 60 * MORNING
"""Seconds between the end of homework, which is at midnight, and what its tutors hear of it."""


class Homework(Struct, frozen=True):
    """What the learners of a group are to have gone through by the end of a day."""

    number: int
    group: GroupName
    about: str
    """The concept, as "topic/concept"; empty for what the group has missed lately."""
    items: tuple[str, ...]
    day: int
    """The last day on which it can be done."""
    ends_at: int
    at: int
    """When it was set: what is settled from then on counts."""


class OwnHomework(Struct, frozen=True):
    """Homework as it stands for one learner."""

    homework: Homework
    done: frozenset[str]
    """Its items that they have settled since it was set."""


class Standing(Struct, frozen=True):
    """How a class stands with its homework, as far as its tutors may know."""

    homework: Homework
    sharers: tuple[tuple[str, int], ...]
    """Those who share their progress: name, and how many of its items are done."""
    others: int
    """People of the group who do not share."""
    others_done: int | None
    """How many of them have done all of it; None where that would tell of each: they are too few,
    or it is none of them, or all."""

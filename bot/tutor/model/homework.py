"""Homework: what a turn about it looks at, and what it writes down."""

from dataclasses import dataclass

from state.records.classes import GroupName
from state.records.homework import Homework, OwnHomework, Standing

MOST_ITEMS, MOST_OPEN = 10, 3
"""Questions of one piece of homework, and pieces that a group may have at a time."""


@dataclass(frozen=True, slots=True)
class HomeworkClass:
    """A group that somebody may set homework for."""

    group: GroupName
    zone: str
    topics: tuple[str, ...]
    """Ids of its topics; empty for all in its language."""
    language: str
    """The code of the language spoken there."""
    open: tuple[Standing, ...]
    missed: tuple[str, ...]
    """Items that the group has missed lately, the newest first."""


@dataclass(frozen=True, slots=True)
class HomeworkDesk:
    """A learner's own homework, and the classes of a tutor."""

    own: tuple[OwnHomework, ...] = ()
    classes: tuple[HomeworkClass, ...] = ()


@dataclass(frozen=True, slots=True)
class SetHomework:
    """Keep homework for a group, and tell each of its learners when that suits them."""

    homework: Homework


@dataclass(frozen=True, slots=True)
class EndHomework:
    """Take homework back before its time."""

    number: int


HomeworkRecord = SetHomework | EndHomework

"""Homework: what a turn about it looks at, and what it writes down."""

from msgspec import Struct

from state.records.classes import GroupName
from state.records.homework import Homework, OwnHomework, Standing

MOST_ITEMS, MOST_OPEN = 10, 3
"""Questions of one piece of homework, and pieces that a group may have at a time."""


class HomeworkClass(Struct, frozen=True):
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


class HomeworkDesk(Struct, frozen=True):
    """A learner's own homework, and the classes of a tutor."""

    own: tuple[OwnHomework, ...] = ()
    classes: tuple[HomeworkClass, ...] = ()


class SetHomework(Struct, frozen=True):
    """Keep homework for a group, and tell each of its learners when that suits them."""

    homework: Homework


class EndHomework(Struct, frozen=True):
    """Take homework back before its time."""

    number: int


HomeworkRecord = SetHomework | EndHomework

"""What is said about homework, to those who do it and to those who set it."""

from dataclasses import dataclass

from bot.tutor.model.homework import HomeworkClass
from state.records.classes import GroupName
from state.records.homework import OwnHomework, Standing


@dataclass(frozen=True, slots=True)
class NoHomework:
    """Say that there is none."""


@dataclass(frozen=True, slots=True)
class HomeworkOver:
    """Say that there is no such homework any more."""


@dataclass(frozen=True, slots=True)
class HomeworkIsDone:
    """Say that all of it is done."""

    own: OwnHomework
    name: str


@dataclass(frozen=True, slots=True)
class ShowHomework:
    """Show a learner what there is to do; or tell them of one piece, unasked."""

    own: tuple[tuple[OwnHomework, str], ...]
    """Each with the name of what it is about; "" for what the group has missed lately."""
    today: int
    told: bool = False


@dataclass(frozen=True, slots=True)
class ShowClassHomework:
    """Show a tutor how a class stands, and offer to set more."""

    of: HomeworkClass
    names: tuple[str, ...]
    """What each piece is about."""
    today: int


@dataclass(frozen=True, slots=True)
class ChooseHomework:
    """Ask a tutor what the homework is to be about."""

    of: GroupName
    subjects: tuple[tuple[str, str, int], ...]
    """Concepts: mark, name, and how many questions."""
    missed: int
    """Questions that the group has missed lately."""
    topics: tuple[tuple[str, str], ...] = ()
    """Topics to choose from first, where their concepts are too many: mark and title."""


@dataclass(frozen=True, slots=True)
class ChooseHomeworkDay:
    """Ask a tutor by when."""

    of: GroupName
    name: str
    mark: str
    count: int
    today: int
    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HomeworkSet:
    """Say what was set, and how it goes on."""

    of: GroupName
    name: str
    count: int
    day: int
    today: int


@dataclass(frozen=True, slots=True)
class TooMuchHomework:
    """Say that a group has as much as it can have at a time."""


@dataclass(frozen=True, slots=True)
class HomeworkEnded:
    """Tell a tutor how a class did."""

    standing: Standing
    name: str


HomeworkMove = (
    NoHomework
    | HomeworkOver
    | HomeworkIsDone
    | ShowHomework
    | ShowClassHomework
    | ChooseHomework
    | ChooseHomeworkDay
    | HomeworkSet
    | TooMuchHomework
    | HomeworkEnded
)

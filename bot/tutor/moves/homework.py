"""What is said about homework, to those who do it and to those who set it."""

from msgspec import Struct

from bot.tutor.model.homework import HomeworkClass
from content.model.items import Item
from state.records.classes import GroupName
from state.records.homework import Homework, OwnHomework, Standing


class NoHomework(Struct, frozen=True):
    """Say that there is none."""


class HomeworkOver(Struct, frozen=True):
    """Say that there is no such homework any more."""


class HomeworkIsDone(Struct, frozen=True):
    """Say that all of it is done."""

    own: OwnHomework
    name: str


class ShowHomework(Struct, frozen=True):
    """Show a learner what there is to do; or tell them of one piece, unasked."""

    own: tuple[tuple[OwnHomework, str], ...]
    """Each with the name of what it is about; "" for what the group has missed lately."""
    today: int
    told: bool = False


class ShowClassHomework(Struct, frozen=True):
    """Show a tutor how a class stands, and offer to set more."""

    of: HomeworkClass
    names: tuple[str, ...]
    """What each piece is about."""
    today: int


class NotTaught(Struct, frozen=True):
    """Tell a tutor that none of their classes is taught what they have named."""

    named: str


class ChooseHomeworkClass(Struct, frozen=True):
    """Ask a tutor for which of their classes homework is meant that they have told in words."""

    classes: tuple[tuple[GroupName, str, str], ...]
    """Each with the command and the argument that set it for this class."""


class ChooseHomework(Struct, frozen=True):
    """Ask a tutor what the homework is to be about."""

    of: GroupName
    subjects: tuple[tuple[str, str, int], ...]
    """Concepts: mark, name, and how many questions."""
    missed: int
    """Questions that the group has missed lately."""
    topics: tuple[tuple[str, str], ...] = ()
    """Topics to choose from first, where their concepts are too many: mark and title."""


class ChooseHomeworkDay(Struct, frozen=True):
    """Ask a tutor by when."""

    of: GroupName
    name: str
    mark: str
    count: int
    today: int
    days: tuple[int, ...]
    refused: bool
    """Whether a day was typed that it cannot be."""


class LookHomeworkOver(Struct, frozen=True):
    """Show a tutor what would be sent, before it is."""

    of: GroupName
    name: str
    mark: str
    items: tuple[Item, ...]
    day: int
    today: int


class EndHomeworkFirst(Struct, frozen=True):
    """Ask a tutor whether homework is to be taken back."""

    homework: Homework
    name: str


class HomeworkTakenBack(Struct, frozen=True):
    """Say that homework was taken back."""

    of: GroupName
    name: str


class HomeworkSet(Struct, frozen=True):
    """Say what was set, and how it goes on."""

    of: GroupName
    name: str
    count: int
    day: int
    today: int


class TooMuchHomework(Struct, frozen=True):
    """Say that a group has as much as it can have at a time."""


class HomeworkEnded(Struct, frozen=True):
    """Tell a tutor how a class did."""

    standing: Standing
    name: str


HomeworkMove = (
    NoHomework
    | HomeworkOver
    | HomeworkIsDone
    | ShowHomework
    | ShowClassHomework
    | NotTaught
    | ChooseHomeworkClass
    | ChooseHomework
    | ChooseHomeworkDay
    | LookHomeworkOver
    | EndHomeworkFirst
    | HomeworkTakenBack
    | HomeworkSet
    | TooMuchHomework
    | HomeworkEnded
)

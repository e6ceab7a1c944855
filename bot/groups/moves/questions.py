"""The question of a slot, from being put to its answer, and what tutors hear when it cannot be."""

from msgspec import Struct

from content.model.items import Item
from content.model.topic import Misconception
from state.records.groups import Shown


class Heading(Struct, frozen=True):
    """What stands above a question of the timetable."""

    number: int
    """Counted from the group's first question on."""
    topic: str
    """Its title; a concept's name might be the answer."""
    daily: bool
    """Whether it is the only one of its day."""


class PutQuestion(Struct, frozen=True):
    """Ask the group a question."""

    item: Item
    shown: Shown
    order: tuple[int, ...]
    """The author's indices in the order shown."""
    place: str
    """Where it stands in the ledger, for its buttons: "day-slot"."""
    address: str
    """Opens the private chat on it."""
    heading: Heading | None
    """None in a live round, which counts its own questions."""
    reveal_at: int | None
    """When the answer is given; None in a live round."""
    now: int
    zone: str
    last: bool = False
    """Whether it is the last of its round."""


class ClosePoll(Struct, frozen=True):
    """End the voting on a poll."""

    message_id: int


class Reveal(Struct, frozen=True):
    """Give the answer to a question."""

    item: Item
    voters: int
    right: int
    common: tuple[int, int] | None
    """The wrong option that most chose, as the author's index, and how many: two at least."""
    idea: Misconception | None
    """The wrong idea that most answers showed, if two or more did."""
    address: str
    """Opens the private chat, to practise it."""
    reply_to: int | None


class QuestionGone(Struct, frozen=True):
    """Say that the author has changed or removed a question since it was asked."""

    reply_to: int | None


class TellShutOut(Struct, frozen=True):
    """Tell a tutor in private that a group cannot be written to."""

    title: str
    why: str


class TellBack(Struct, frozen=True):
    """Tell a tutor in private that a group goes on."""

    title: str
    next_at: int | None
    now: int
    zone: str


QuestionMove = PutQuestion | ClosePoll | Reveal | QuestionGone | TellShutOut | TellBack

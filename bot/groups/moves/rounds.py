"""Live rounds, and what comes next in a group."""

from dataclasses import dataclass

from content.model.items import Item


@dataclass(frozen=True, slots=True)
class Tally:
    """How one question of a round went."""

    place: tuple[int, int]
    """Where it stands in the ledger."""
    ref: str
    item: Item
    voters: int
    right: int


@dataclass(frozen=True, slots=True)
class RoundStep:
    """Say how the question before went, and which one follows."""

    number: int
    total: int
    before: Tally | None
    """None at the first question, which is introduced, and for one that was changed."""


@dataclass(frozen=True, slots=True)
class RoundUnderWay:
    """Say that a round is under way, and offer to go on or to end it."""

    number: int
    total: int
    place: str
    """Where its question stands in the ledger, for the buttons: "day-slot"."""


@dataclass(frozen=True, slots=True)
class RoundResult:
    """Say how a round went, and what to look at again."""

    people: int
    tallies: tuple[Tally, ...]
    concept: str
    """What the question that fewest had right is about; empty if all was right."""
    address: str
    """Opens the private chat, to practise it."""


@dataclass(frozen=True, slots=True)
class NothingToAsk:
    """Say that everything has been asked within a fortnight."""


@dataclass(frozen=True, slots=True)
class RanOut:
    """Say that a question falls away because all have been asked, and when the next one comes."""

    next_at: int
    now: int
    zone: str


@dataclass(frozen=True, slots=True)
class UpcomingInPrivate:
    """Say that what comes is shown in private, so that nobody sees it before."""

    address: str


@dataclass(frozen=True, slots=True)
class Coming:
    """One question that is to come."""

    at: int
    day: int
    slot: int
    """Its place in the ledger, with the day."""
    ref: str
    item: Item


@dataclass(frozen=True, slots=True)
class ShowUpcoming:
    """Show what comes next, each with a button for another one and one to leave it out."""

    there: str
    """Names the timetable on its buttons."""
    title: str
    coming: tuple[Coming, ...]
    now: int
    zone: str
    goes_out: bool
    """Whether questions go out at all at present."""
    in_place: bool

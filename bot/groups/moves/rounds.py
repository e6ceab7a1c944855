"""Live rounds, and what comes next in a group."""

from msgspec import Struct

from content.model.items import Item


class Tally(Struct, frozen=True):
    """How one question of a round went."""

    place: tuple[int, int]
    """Where it stands in the ledger."""
    token: str
    """What the link to it carries."""
    ref: str
    item: Item
    voters: int
    right: int


class RoundStep(Struct, frozen=True):
    """Say how the question before went, and which one follows."""

    number: int
    total: int
    before: Tally | None
    """None at the first question, which is introduced, and for one that was changed."""


class RoundUnderWay(Struct, frozen=True):
    """Say that a round is under way, and offer to go on or to end it."""

    number: int
    total: int
    place: str
    """Where its question stands in the ledger, for the buttons: "day-slot"."""


class RoundResult(Struct, frozen=True):
    """Say how a round went, and what to look at again."""

    people: int
    tallies: tuple[Tally, ...]
    concept: str
    """What the question that fewest had right is about; empty if all was right."""
    address: str
    """Opens the private chat, to practise it."""


class NothingToAsk(Struct, frozen=True):
    """Say that everything has been asked within a fortnight, or that nothing suits a group."""

    only_cards: bool
    """Whether the topics hold nothing that a group can answer, but flashcards and exam answers."""


class RanOut(Struct, frozen=True):
    """Say that a question falls away because all have been asked, and when the next one comes."""

    next_at: int
    now: int
    zone: str
    label: str = ""
    """Whose timetable it is, where its tutors are told; empty in the group itself."""


class UpcomingInPrivate(Struct, frozen=True):
    """Say that what comes is shown in private, so that nobody sees it before."""

    address: str


class Coming(Struct, frozen=True):
    """One question that is to come."""

    at: int
    day: int
    slot: int
    """Its place in the ledger, with the day."""
    ref: str
    item: Item


class ShowUpcoming(Struct, frozen=True):
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


RoundMove = (
    RoundStep
    | RoundUnderWay
    | RoundResult
    | NothingToAsk
    | RanOut
    | UpcomingInPrivate
    | ShowUpcoming
)

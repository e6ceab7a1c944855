"""What one turn in a group comes to: what to say there, what to tell whom, what to write down."""

from enum import StrEnum

from msgspec import Struct

from bot.groups.moves.move import GroupMove
from bot.groups.moves.questions import PutQuestion
from state.records.groups import Push, Round, Timetable, Vote
from state.records.learners import Attempt, Holding, Review


class GroupToast(StrEnum):
    """A word in passing, shown over the chat when a button was tapped."""

    UNKNOWN = "unknown"  # not a button of ours, or no longer
    NOT_YOURS = "not_yours"  # only for the group's tutors
    NOTED = "noted"  # an answer by button
    OVER = "over"  # the answer has been given
    CHANGED = "changed"  # what is to come is not what it was when the button was shown
    NO_OTHER = "no_other"  # there is no other question to put in its place


class Save(Struct, frozen=True):
    """Keep what is set up somewhere in the group."""

    timetable: Timetable


class MoveHere(Struct, frozen=True):
    """Carry a timetable over to the forum topic in which this happens."""

    timetable: Timetable
    """As it stands where it is."""
    name: str
    """What the topic here is called."""


class LookAfter(Struct, frozen=True):
    """Let somebody look after the group."""

    learner_id: int


class Put(Struct, frozen=True):
    """Send a question, after all that the turn says, and note in the ledger that it went out."""

    push: Push
    question: PutQuestion


class LeaveOut(Struct, frozen=True):
    """Note in the ledger that nothing goes out in a slot."""

    day: int
    slot: int


class LineUp(Struct, frozen=True):
    """Keep which items come next, in the place of all that were lined up."""

    items: tuple[str, ...]


class Close(Struct, frozen=True):
    """Note that the answer to a question has been given."""

    push: Push


class PutOff(Struct, frozen=True):
    """Give the answer to a question later."""

    push: Push
    until: int


class NoteVote(Struct, frozen=True):
    """Keep what somebody answered, in the place of what they answered before."""

    push: Push
    vote: Vote


class TakeBack(Struct, frozen=True):
    """Drop what somebody answered."""

    push: Push
    learner_id: int


class KeepRound(Struct, frozen=True):
    """Keep how far a live round has come."""

    live: Round


class EndRound(Struct, frozen=True):
    """Forget a live round that is over."""


GroupRecord = (
    Save
    | MoveHere
    | LookAfter
    | Put
    | LeaveOut
    | LineUp
    | Close
    | PutOff
    | NoteVote
    | TakeBack
    | KeepRound
    | EndRound
    | Attempt
    | Review
    | Holding
)


class GroupTurn(Struct, frozen=True):
    """The result of `respond` in a group: a value, not an act."""

    moves: tuple[GroupMove, ...] = ()
    records: tuple[GroupRecord, ...] = ()
    told: tuple[tuple[int, GroupMove], ...] = ()
    """What is said in private, and to whom."""
    toast: GroupToast | None = None


def say(*moves: GroupMove) -> GroupTurn:
    """Say something in the group, and change nothing."""
    return GroupTurn(moves)


def shrug(toast: GroupToast) -> GroupTurn:
    """Answer a tap with a word in passing, and change nothing."""
    return GroupTurn(toast=toast)

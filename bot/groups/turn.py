"""What one turn in a group comes to: what to say there, what to tell whom, what to write down."""

from dataclasses import dataclass
from enum import StrEnum

from bot.groups.moves import GroupMove, PutQuestion
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


@dataclass(frozen=True, slots=True)
class Save:
    """Keep what is set up somewhere in the group."""

    timetable: Timetable


@dataclass(frozen=True, slots=True)
class MoveHere:
    """Carry a timetable over to the forum topic in which this happens."""

    timetable: Timetable
    """As it stands where it is."""
    name: str
    """What the topic here is called."""


@dataclass(frozen=True, slots=True)
class LookAfter:
    """Let somebody look after the group."""

    learner_id: int


@dataclass(frozen=True, slots=True)
class Put:
    """Send a question, after all that the turn says, and note in the ledger that it went out."""

    push: Push
    question: PutQuestion


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Note in the ledger that nothing goes out in a slot."""

    day: int
    slot: int


@dataclass(frozen=True, slots=True)
class LineUp:
    """Keep which items come next, in the place of all that were lined up."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Close:
    """Note that the answer to a question has been given."""

    push: Push


@dataclass(frozen=True, slots=True)
class PutOff:
    """Give the answer to a question later."""

    push: Push
    until: int


@dataclass(frozen=True, slots=True)
class NoteVote:
    """Keep what somebody answered, in the place of what they answered before."""

    push: Push
    vote: Vote


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Drop what somebody answered."""

    push: Push
    learner_id: int


@dataclass(frozen=True, slots=True)
class KeepRound:
    """Keep how far a live round has come."""

    live: Round


@dataclass(frozen=True, slots=True)
class EndRound:
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


@dataclass(frozen=True, slots=True)
class GroupTurn:
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

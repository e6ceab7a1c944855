"""What one exchange comes to: the next session, what to show, what to write down."""

from dataclasses import dataclass
from enum import StrEnum

from bot.tutor.moves import Move
from bot.tutor.session import Session
from state.records import Attempt, LoggedReview, Review


class Toast(StrEnum):
    """A word in passing, shown over the chat when a button was tapped."""

    STALE = "stale"  # the button belongs to something that is over
    ANSWERED = "answered"  # a second tap
    UNKNOWN = "unknown"  # not a button of ours
    PICK_FIRST = "pick_first"  # "Done" with nothing chosen


@dataclass(frozen=True, slots=True)
class Undo:
    """Take a review back."""

    logged: LoggedReview


Record = Attempt | Review | Undo


@dataclass(frozen=True, slots=True)
class Turn:
    """The result of `respond`: a value, not an act."""

    session: Session
    moves: tuple[Move, ...] = ()
    records: tuple[Record, ...] = ()
    toast: Toast | None = None
    done_with_buttons: bool = False
    """Whether the message whose button was tapped should lose its buttons."""

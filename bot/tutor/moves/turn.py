"""What one exchange comes to: the next session, what to show, what to write down."""

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.tutor.model.authoring import AuthoringRecord
from bot.tutor.model.consulting import ConsultationRecord
from bot.tutor.model.desk import Desk
from bot.tutor.model.homework import HomeworkRecord
from bot.tutor.model.people import PeopleRecord
from bot.tutor.model.session import Activity, Session
from bot.tutor.moves import Move
from state.records.learners import (
    Attempt,
    Holding,
    Learner,
    LoggedReview,
    MockResult,
    Pause,
    Rating,
    Reminder,
    Review,
)


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


@dataclass(frozen=True, slots=True)
class RecheckDone:
    """What was planned for an item up to today is done."""

    item: str


@dataclass(frozen=True, slots=True)
class PlanRecheck:
    """Ask an item on a day, whatever its schedule says."""

    item: str
    day: int


@dataclass(frozen=True, slots=True)
class Contest:
    """A learner says that a response was right."""

    item: str
    response: str


@dataclass(frozen=True, slots=True)
class Confirm:
    """A learner was asked what a response meant, and says that it is what was wanted."""

    item: str
    response: str


@dataclass(frozen=True, slots=True)
class MakeRight:
    """Count the last review of an item as remembered after all."""

    item: str
    rating: Rating


@dataclass(frozen=True, slots=True)
class ReportProblem:
    """A learner says that something is wrong with a question."""

    item: str
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class AcceptCase:
    """A marker says that a contested response is right, for everybody."""

    case: int


@dataclass(frozen=True, slots=True)
class RefuseCase:
    """A marker says that a contested response stays wrong."""

    case: int
    reason: str


@dataclass(frozen=True, slots=True)
class CloseReport:
    """A marker has dealt with a report."""

    report: int


@dataclass(frozen=True, slots=True)
class NoteExam:
    """A learner's exam in a topic, or in all without a date of their own, is on a day."""

    topic: str
    day: int


@dataclass(frozen=True, slots=True)
class ForgetExam:
    """A learner's exam in a topic is to be forgotten."""

    topic: str


@dataclass(frozen=True, slots=True)
class BeginPause:
    """A learner wants to be left in peace for a while."""

    pause: Pause


@dataclass(frozen=True, slots=True)
class Prefer:
    """A learner chose how things should be: zone, length of sessions, questions, language."""

    learner: Learner


@dataclass(frozen=True, slots=True)
class Forget:
    """A learner wants everything about them erased."""


@dataclass(frozen=True, slots=True)
class VoteInGroup:
    """A learner has answered a group's question in private."""

    token: str
    """What the link to it carried."""
    picks: tuple[int, ...]
    """The author's indices; empty for an answer in words."""
    response: str
    score: float
    misconception: str | None


Record = (
    Attempt
    | Review
    | Undo
    | Holding
    | RecheckDone
    | PlanRecheck
    | Contest
    | Confirm
    | MakeRight
    | ReportProblem
    | AcceptCase
    | RefuseCase
    | CloseReport
    | Prefer
    | Reminder
    | Forget
    | NoteExam
    | ForgetExam
    | BeginPause
    | MockResult
    | VoteInGroup
    | PeopleRecord
    | AuthoringRecord
    | ConsultationRecord
    | HomeworkRecord
)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one exchange comes to: a value, not an act; the engine carries it out."""

    session: Session
    moves: tuple[Move, ...] = ()
    records: tuple[Record, ...] = ()
    toast: Toast | None = None
    done_with_buttons: bool = False
    """Whether the message whose button was tapped should lose its buttons."""


def turn_leaving(
    desk: Desk,
    activity: Activity | None,
    moves: tuple[Move, ...] = (),
    records: tuple[Record, ...] = (),
    toast: Toast | None = None,
    *,
    done_with_buttons: bool = False,
) -> Turn:
    """Build the turn after which this activity goes on; None leaves nothing open.

    It notes that the learner was here now. A turn that changes nothing about where they are is a
    plain `Turn(desk.session, ...)`.
    """
    session = replace(desk.session, activity=activity, last_at=desk.now)
    return Turn(session, moves, records, toast, done_with_buttons)


def show_instead(
    desk: Desk, activity: Activity | None, move: Move, records: tuple[Record, ...] = ()
) -> Turn:
    """Show a move that takes the place of whatever buttons the open item had."""
    return turn_leaving(desk, activity, (move,), records, done_with_buttons=True)

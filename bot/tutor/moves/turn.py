"""What one exchange comes to: the next session, what to show, what to write down."""

from enum import StrEnum

from msgspec import Struct

from bot.tutor.model.authoring import AuthoringRecord
from bot.tutor.model.consulting import ConsultationRecord
from bot.tutor.model.desk import Desk
from bot.tutor.model.homework import HomeworkRecord
from bot.tutor.model.people import PeopleRecord
from bot.tutor.model.session import Activity, Offer, Session
from bot.tutor.moves.move import Move
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
from state.values import replace


class Toast(StrEnum):
    """A word in passing, shown over the chat when a button was tapped."""

    STALE = "stale"  # the button belongs to something that is over
    ANSWERED = "answered"  # a second tap
    UNKNOWN = "unknown"  # not a button of ours
    PICK_FIRST = "pick_first"  # "Done" with nothing chosen


class Undo(Struct, frozen=True):
    """Take a review back."""

    logged: LoggedReview


class RecheckDone(Struct, frozen=True):
    """What was planned for an item up to today is done."""

    item: str


class PlanRecheck(Struct, frozen=True):
    """Ask an item on a day, whatever its schedule says."""

    item: str
    day: int


class Contest(Struct, frozen=True):
    """A learner says that a response was right."""

    item: str
    response: str


class Confirm(Struct, frozen=True):
    """A learner was asked what a response meant, and says that it is what was wanted."""

    item: str
    response: str


class MakeRight(Struct, frozen=True):
    """Count the last review of an item as remembered after all."""

    item: str
    rating: Rating


class ReportProblem(Struct, frozen=True):
    """A learner says that something is wrong with a question."""

    item: str
    reason: str
    text: str


class AcceptCase(Struct, frozen=True):
    """A marker says that a contested response is right, for everybody."""

    case: int


class ReopenCase(Struct, frozen=True):
    """A marker takes back that a response is right: it waits again."""

    case: int


class RefuseCase(Struct, frozen=True):
    """A marker says that a contested response stays wrong."""

    case: int
    reason: str


class CloseReport(Struct, frozen=True):
    """A marker has dealt with a report."""

    report: int


class NoteExam(Struct, frozen=True):
    """A learner's exam in a topic, or in all without a date of their own, is on a day."""

    topic: str
    day: int


class ForgetExam(Struct, frozen=True):
    """A learner's exam in a topic is to be forgotten."""

    topic: str


class BeginPause(Struct, frozen=True):
    """A learner wants to be left in peace for a while."""

    pause: Pause


class Prefer(Struct, frozen=True):
    """A learner chose how things should be: zone, length of sessions, questions, language."""

    learner: Learner


class Forget(Struct, frozen=True):
    """A learner wants everything about them erased."""


class VoteInGroup(Struct, frozen=True):
    """A learner has answered a group's question in private."""

    token: str
    """What the link to it carried."""
    picks: tuple[int, ...]
    """The author's indices; empty for an answer in words."""
    response: str
    score: float
    misconception: str | None


LearntRecord = Attempt | Review | Undo | Holding | RecheckDone | PlanRecheck | MockResult
"""What somebody has shown to know, and what follows from it."""

ObjectionRecord = Contest | Confirm | MakeRight | ReportProblem
"""What a learner says against a mark or a question, or for what they meant."""

MarkerRecord = AcceptCase | ReopenCase | RefuseCase | CloseReport

OwnRecord = Prefer | Reminder | Forget | NoteExam | ForgetExam | BeginPause
"""What a learner has chosen for themselves."""

Record = (
    LearntRecord
    | ObjectionRecord
    | MarkerRecord
    | OwnRecord
    | VoteInGroup
    | PeopleRecord
    | AuthoringRecord
    | ConsultationRecord
    | HomeworkRecord
)


class Turn(Struct, frozen=True):
    """What one exchange comes to: a value, not an act; the engine carries it out."""

    session: Session
    moves: tuple[Move, ...] = ()
    records: tuple[Record, ...] = ()
    toast: Toast | None = None
    done_with_buttons: bool = False
    """Whether the message whose button was tapped should lose its buttons."""


def say(desk: Desk, *moves: Move) -> Turn:
    """Say something and change nothing, not even when the learner was last here."""
    return Turn(desk.session, moves)


def offering(turn: Turn, offer: Offer) -> Turn:
    """Have the turn leave an offer, or a question that a "yes" answers, for one message."""
    return replace(turn, session=replace(turn.session, offer=offer))


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

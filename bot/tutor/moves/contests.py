"""What is said about contested answers and reported questions, to learners and to markers."""

from msgspec import Struct

from bot.tutor.moves.asking import Handle
from bot.tutor.moves.results import Marks
from content.model.items import Item, Question
from state.records.contests import Case, Report


class Contested(Struct, frozen=True):
    """Say that a contested answer counts, and that a marker will look."""

    handle: Handle | None
    """None after the report on a mock exam: there is no next item."""
    counts: bool
    question: Question | None = None
    """The question, where its answer has not been shown yet."""
    marks: Marks | None = None
    """What a mock exam comes to now, if the answer is one of its own."""


class AskWhichSaid(Struct, frozen=True):
    """Ask which marking point was made that was not found, or which answer of a paper is meant."""

    handle: Handle
    points: tuple[tuple[int, str], ...]
    """What the button of each carries, and what it says."""
    answers: tuple[tuple[int, str], ...] = ()
    """The same of short answers in a mock exam, in their writer's words."""


class PointClaimed(Struct, frozen=True):
    """Say that one marking point counts, and that a marker will look."""

    handle: Handle
    point: str
    got: int
    total: int
    settled: bool
    marks: Marks | None = None
    """What a mock exam comes to now, if the answer is one of its own."""


class CorrectedCounts(Struct, frozen=True):
    """Say that a corrected answer counts."""

    handle: Handle


class ReportReasons(Struct, frozen=True):
    """Ask what is wrong with the question."""

    handle: Handle


class Accepted(Struct, frozen=True):
    """Say what was accepted, with the way back."""

    first: int
    """The case by which the way back names them."""
    responses: tuple[str, ...]


class AskReason(Struct, frozen=True):
    """Ask for a text."""

    about: str
    """"report" or "refuse"."""


class Thanks(Struct, frozen=True):
    """Thank for a report."""

    handle: Handle | None


class NotWritten(Struct, frozen=True):
    """Let go of a text that was asked for, and go back to where the learner was."""

    handle: Handle | None


class ShowCase(Struct, frozen=True):
    """Show a marker a contested answer, with others that seem to say the same."""

    case: Case
    item: Item | None
    waiting: int
    alike: tuple[Case, ...] = ()
    in_place: bool = False


class ShowReport(Struct, frozen=True):
    """Show a marker a reported question."""

    report: Report
    item: Item | None
    waiting: int


class NothingToMark(Struct, frozen=True):
    """Say that nothing waits for a marker."""


class NotForYou(Struct, frozen=True):
    """Say that only markers can do this."""


class Decided(Struct, frozen=True):
    """Tell a learner what a marker has decided about their answer."""

    item: Item | None
    response: str
    reason: str | None
    """Why it stays wrong; None if it was accepted."""


ContestMove = (
    Accepted
    | AskReason
    | AskWhichSaid
    | Contested
    | CorrectedCounts
    | Decided
    | NotForYou
    | NotWritten
    | NothingToMark
    | PointClaimed
    | ReportReasons
    | ShowCase
    | ShowReport
    | Thanks
)

"""What is said about contested answers and reported questions, to learners and to markers."""

from dataclasses import dataclass

from bot.tutor.moves.asking import Handle
from bot.tutor.moves.results import Marks
from content.model.items import Item, Question
from state.records.contests import Case, Report


@dataclass(frozen=True, slots=True)
class Contested:
    """Say that a contested answer counts, and that a marker will look."""

    handle: Handle | None
    """None after the report on a mock exam: there is no next item."""
    counts: bool
    question: Question | None = None
    """The question, where its answer has not been shown yet."""
    marks: Marks | None = None
    """What a mock exam comes to now, if the answer is one of its own."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """Say that a corrected answer counts."""

    handle: Handle


@dataclass(frozen=True, slots=True)
class ReportReasons:
    """Ask what is wrong with the question."""

    handle: Handle


@dataclass(frozen=True, slots=True)
class AskReason:
    """Ask for a text."""

    about: str
    """"report" or "refuse"."""


@dataclass(frozen=True, slots=True)
class Thanks:
    """Thank for a report."""

    handle: Handle | None


@dataclass(frozen=True, slots=True)
class NotWritten:
    """Let go of a text that was asked for, and go back to where the learner was."""

    handle: Handle | None


@dataclass(frozen=True, slots=True)
class ShowCase:
    """Show a marker a contested answer, with others that seem to say the same."""

    case: Case
    item: Item | None
    waiting: int
    alike: tuple[Case, ...] = ()
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class ShowReport:
    """Show a marker a reported question."""

    report: Report
    item: Item | None
    waiting: int


@dataclass(frozen=True, slots=True)
class NothingToMark:
    """Say that nothing waits for a marker."""


@dataclass(frozen=True, slots=True)
class NotForYou:
    """Say that only markers can do this."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Tell a learner what a marker has decided about their answer."""

    item: Item | None
    response: str
    reason: str | None
    """Why it stays wrong; None if it was accepted."""


ContestMove = (
    AskReason
    | Contested
    | Corrected
    | Decided
    | NotForYou
    | NotWritten
    | NothingToMark
    | ReportReasons
    | ShowCase
    | ShowReport
    | Thanks
)

"""What the tutor can do, named as deeds and carrying all that has to be shown.

A move says what, never how: words, signs and layout are chosen by `bot.views`. Moves that carry
`in_place` rewrite the message whose button was tapped, so that a chat does not fill up.
"""

from dataclasses import dataclass

from bot.grading.verdict import Verdict
from bot.tutor.session import Why
from content.model import (
    Concept,
    ExtendedQuestion,
    Flashcard,
    Item,
    Misconception,
    Question,
    ShortQuestion,
    Topic,
)
from state.records import Calibration, Case, Hold, Report, Review


@dataclass(frozen=True, slots=True)
class Handle:
    """Where a prompt stands, so that its buttons find back."""

    serial: int
    number: int
    place: int
    """Which item of the activity this is, from 1."""
    total: int
    """How many there are; 0 if it goes on until the learner stops."""
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """Put an item, with whatever has been tapped of it so far."""

    item: Item
    handle: Handle
    order: tuple[int, ...]
    """The author's indices of options, steps or descriptions, in the order shown."""
    picks: tuple[int, ...] = ()
    helped: bool = True
    """Whether hints are on offer (not in a quiz)."""
    in_place: bool = False
    minutes: int = 0
    """The length of the activity, said with its first item only."""
    why: Why = Why.DUE
    concept: str = ""
    """The name of the concept that it is about."""
    mock: bool = False
    """Whether it is asked as in an exam."""


@dataclass(frozen=True, slots=True)
class AskSure:
    """Ask how sure the learner is, before the verdict."""

    item: Item
    handle: Handle
    picks: tuple[int, ...]
    in_place: bool


@dataclass(frozen=True, slots=True)
class MarkPicks:
    """Say how a tapped answer did, option by option; the item is settled."""

    question: Question
    handle: Handle
    order: tuple[int, ...]
    picks: tuple[int, ...]
    verdict: Verdict
    refute: Misconception | None
    explain: Concept | None
    """The concept that this question has opened."""
    in_place: bool


@dataclass(frozen=True, slots=True)
class MarkTyped:
    """Say how a typed answer did; the item is settled, or open for another try."""

    question: Question
    handle: Handle
    verdict: Verdict
    refute: Misconception | None
    settled: bool
    tries: int
    explain: Concept | None = None
    hint: str | None = None
    """A hint that comes with the verdict, for the next try."""
    hinted: bool = False
    """Whether a hint has been shown for this item."""
    more_help: bool = False
    """Whether there is another hint to ask for."""
    nudges: tuple[str, ...] = ()
    """What an examiner would ask for each marking point not found."""
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class AskClosest:
    """Say that the answer could not be judged, and offer the idea it may have meant."""

    question: ShortQuestion | ExtendedQuestion
    handle: Handle
    idea: str
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class AskAgain:
    """Ask for the answer in other words, at no cost."""

    handle: Handle
    helped: bool = True
    """Whether hints are on offer (not in a quiz)."""
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class GiveHint:
    """Show a hint that was asked for."""

    handle: Handle
    hint: str
    more_help: bool


@dataclass(frozen=True, slots=True)
class Reveal:
    """Show the answer and why; the item is settled."""

    question: Question
    handle: Handle
    explain: Concept | None = None


@dataclass(frozen=True, slots=True)
class TurnCard:
    """Show a flashcard's back and ask how it went."""

    card: Flashcard
    handle: Handle
    typed: str | None
    verdict: Verdict | None
    in_place: bool


@dataclass(frozen=True, slots=True)
class CardJudged:
    """Take note of how a flashcard went; the card stays readable."""

    card: Flashcard
    handle: Handle
    remembered: bool
    in_place: bool


@dataclass(frozen=True, slots=True)
class ShowButtons:
    """Explain that this prompt wants a tap or a letter."""

    handle: Handle
    in_order: bool = False
    """Whether it wants all the letters, in order."""
    helped: bool = True


@dataclass(frozen=True, slots=True)
class NoHints:
    """Say that this activity has no hints."""

    handle: Handle


@dataclass(frozen=True, slots=True)
class Explain:
    """Explain a settled item once more, and the concept behind it."""

    item: Item
    handle: Handle
    concept: Concept


@dataclass(frozen=True, slots=True)
class RemindOfNext:
    """The item is settled; the next one waits for a tap."""

    handle: Handle
    corrected: bool = False
    """Whether the learner has tried to correct the answer, and missed again."""


@dataclass(frozen=True, slots=True)
class SayChanged:
    """The author has changed the open item, which is asked afresh, or has taken it out."""

    gone: bool


@dataclass(frozen=True, slots=True)
class Finish:
    """Sum up a revision session."""

    answered: int
    right: int
    stopped: bool
    """Whether the learner ended it early."""
    minutes: int
    """How long this learner wants sessions to be."""


@dataclass(frozen=True, slots=True)
class MockReport:
    """Mark a mock exam, as an examiner would."""

    topic: Topic
    got: float
    out_of: int
    by_concept: tuple[tuple[Concept, float], ...]
    written: tuple[tuple[ExtendedQuestion, Verdict, tuple[str, ...]], ...]
    """Each written answer with its verdict, and what an examiner would ask for each point."""
    missed: tuple[Item, ...]
    last: float | None
    """The share of the marks in the mock before this one."""
    handle: Handle | None


@dataclass(frozen=True, slots=True)
class Contested:
    """Say that a contested answer counts, and that a marker will look."""

    handle: Handle | None
    """None after the report on a mock exam: there is no next item."""
    counts: bool


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
    """Show a marker a contested answer."""

    case: Case
    item: Item | None
    waiting: int


@dataclass(frozen=True, slots=True)
class ShowReport:
    """Show a marker a reported question."""

    report: Report
    item: Item | None
    waiting: int


@dataclass(frozen=True, slots=True)
class QueueEmpty:
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


@dataclass(frozen=True, slots=True)
class HeldIdea:
    """One wrong idea of the learner's, and what is left to do about it."""

    name: str
    state: Hold
    checks_left: float


@dataclass(frozen=True, slots=True)
class ListMisconceptions:
    """List the learner's wrong ideas."""

    ideas: tuple[HeldIdea, ...]


@dataclass(frozen=True, slots=True)
class QuizScore:
    """The result of a quiz."""

    answered: int
    score: float
    """Points earned; a part of a point for a partly right answer."""
    weakest: tuple[tuple[Concept, float], ...]
    """Concepts that lost points, the weakest first, with their share of points."""
    topic: Topic


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One topic in a list."""

    topic: Topic
    met: int
    total: int


@dataclass(frozen=True, slots=True)
class Welcome:
    """Greet, and offer topics to begin with."""

    name: str
    topics: tuple[Topic, ...]
    resume: tuple[int, int] | None
    """The place and total of an activity left open; the total is 0 if it has no end."""


@dataclass(frozen=True, slots=True)
class ListTopics:
    """Show the topics and how much of each has been met."""

    rows: tuple[TopicRow, ...]


@dataclass(frozen=True, slots=True)
class ChooseTopic:
    """Ask which topic to learn or be quizzed on."""

    verb: str
    """"learn", "quiz" or "mock": what the buttons start."""
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class OfferResume:
    """Say where the learner was, and offer to go on or to start afresh."""

    place: int
    total: int


@dataclass(frozen=True, slots=True)
class NothingDue:
    """Say that nothing is due, and when the next item will be."""

    in_days: int | None


@dataclass(frozen=True, slots=True)
class ShowPage:
    """Show one page of a lesson."""

    topic: Topic
    serial: int
    page: int
    pages: int
    in_place: bool


@dataclass(frozen=True, slots=True)
class ConceptProgress:
    """How well one concept is remembered now."""

    name: str
    recall: float
    """The mean chance of recall over all its items, 0 to 1 (see `state.progress`)."""
    met: int
    total: int


@dataclass(frozen=True, slots=True)
class TopicProgress:
    """How one topic stands."""

    title: str
    concepts: tuple[ConceptProgress, ...]


@dataclass(frozen=True, slots=True)
class ShowProgress:
    """Show progress in words, bars and numbers, with one next step."""

    topics: tuple[TopicProgress, ...]
    minutes_due: int
    week_days: int
    week_reviews: int
    week_recalled: int
    calibration: Calibration | None
    active_ideas: int
    cleared_ideas: int
    next_step: str
    """"revise", "learn" or "quiz"."""


@dataclass(frozen=True, slots=True)
class Undone:
    """Say that a rating was taken back."""

    review: Review
    item: Item | None


@dataclass(frozen=True, slots=True)
class NothingToUndo:
    """Say that there is no rating to take back."""


@dataclass(frozen=True, slots=True)
class NothingToStop:
    """Say that nothing is going on."""


@dataclass(frozen=True, slots=True)
class Help:
    """List what the tutor can do."""


@dataclass(frozen=True, slots=True)
class SayNumber:
    """Tell a person their number, which names them to whoever gives roles."""

    number: int


@dataclass(frozen=True, slots=True)
class YouAreWelcome:
    """Answer thanks."""


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Offer two things to do, after words that fitted nothing."""


@dataclass(frozen=True, slots=True)
class UnknownCommand:
    """Say that there is no such command."""

    name: str


Move = (
    Ask
    | AskSure
    | MarkPicks
    | MarkTyped
    | AskClosest
    | AskAgain
    | GiveHint
    | Reveal
    | TurnCard
    | CardJudged
    | ShowButtons
    | NoHints
    | Explain
    | RemindOfNext
    | SayChanged
    | Finish
    | QuizScore
    | MockReport
    | Contested
    | Corrected
    | ReportReasons
    | AskReason
    | Thanks
    | NotWritten
    | ShowCase
    | ShowReport
    | QueueEmpty
    | NotForYou
    | Decided
    | ListMisconceptions
    | Welcome
    | ListTopics
    | ChooseTopic
    | OfferResume
    | NothingDue
    | ShowPage
    | ShowProgress
    | Undone
    | NothingToUndo
    | NothingToStop
    | Help
    | SayNumber
    | YouAreWelcome
    | NotUnderstood
    | UnknownCommand
)

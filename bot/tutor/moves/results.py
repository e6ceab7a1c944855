"""What something has come to: a session, a quiz, a mock exam."""

from msgspec import Struct

from bot.grading.verdict import Verdict
from bot.tutor.moves.asking import Handle
from bot.tutor.moves.progress import Today, Week
from content.model.items import ExtendedQuestion, Item, Question
from content.model.topic import Concept, Topic
from state.records.learners import Hold


class HeldIdea(Struct, frozen=True):
    """One wrong idea of the learner's, and what is left to do about it."""

    name: str
    state: Hold
    checks_left: float
    """Right answers still to be given; some questions count half."""


class ComingBack(Struct, frozen=True):
    """A question that was missed, and in how many days it comes back."""

    item: Item
    in_days: int | None
    """None where that is not known: its answer has only just been taken."""
    exam: int | None = None
    """In how many days the exam is before which it comes back, on a day that the plan chooses."""


class HomeworkLeft(Struct, frozen=True):
    """How many questions of one's homework are left; "" names what a group has missed."""

    name: str
    left: int


class Finish(Struct, frozen=True):
    """Sum up a revision session."""

    answered: int
    """Questions, each counted once."""
    right: int
    """Those that were right when they were first asked."""
    stopped: bool
    """Whether the learner ended it early."""
    overnight: bool = False
    """Whether it was left open on an earlier day, and is closed now."""
    greets: str = ""
    """The name of whoever said hello, and hears of it in return; otherwise nothing."""
    minutes: int = 0
    """What the session had promised to take, if something was left out for that; otherwise 0."""
    second: int = 0
    """Questions that were right only when they were asked once more."""
    moved: tuple[HeldIdea, ...] = ()
    """Wrong ideas that are nearer to cleared than before."""
    missed: tuple[ComingBack, ...] = ()
    """What was not right at first, in the order in which it was asked."""
    skipped: int = 0
    homework: HomeworkLeft | None = None
    """What has become of the homework that it did."""
    today: Today | None = None
    last_week: Week | None = None
    """The week before, in the first session of a new one."""


class ConceptScore(Struct, frozen=True):
    """What was earned for the questions on one concept, of so many points or marks."""

    concept: Concept
    got: float
    out_of: int
    blank: bool = False
    """Whether all its questions were left blank."""


class QuizScore(Struct, frozen=True):
    """The result of a quiz."""

    answered: int
    score: float
    """Points earned; a part of a point for a partly right answer."""
    weakest: tuple[ConceptScore, ...]
    """Concepts that lost points, the weakest first."""
    topic: Topic
    skipped: int = 0
    unasked: int = 0
    """Questions that were still to come when it was stopped."""


class Marks(Struct, frozen=True):
    """What an exam paper came to."""

    got: float
    out_of: int


class Missed(Struct, frozen=True):
    """A question of an exam that did not earn all its marks, and what was answered."""

    question: Question
    response: str
    """What was typed; empty if it was left blank."""
    picks: tuple[int, ...]
    """What was tapped, as the author's indices."""


class WrittenAnswer(Struct, frozen=True):
    """A written exam answer with its verdict."""

    question: ExtendedQuestion
    verdict: Verdict
    nudges: tuple[str, ...]
    """What an examiner would ask for each marking point."""
    blank: bool


class MockReport(Struct, frozen=True):
    """Mark a mock exam, as an examiner would."""

    topic: Topic
    marks: Marks
    blank: int
    """Questions that were left blank."""
    by_concept: tuple[ConceptScore, ...]
    written: tuple[WrittenAnswer, ...]
    missed: tuple[Missed, ...]
    """All others that were not right, or left blank."""
    last: float | None
    """The share of the marks in the mock before this one."""
    handle: Handle | None


class ListMisconceptions(Struct, frozen=True):
    """List the learner's wrong ideas."""

    ideas: tuple[HeldIdea, ...]


class Undone(Struct, frozen=True):
    """Say that a rating was taken back."""

    item: Item | None
    handle: Handle | None = None
    """The settled item of the session that goes on, if one does."""
    open: bool = False
    """Whether a question is still open."""


class NothingToUndo(Struct, frozen=True):
    """Say that there is no rating to take back."""

    open: bool = False
    """Whether a question is still open."""


ResultsMove = Finish | QuizScore | ListMisconceptions | Undone | NothingToUndo

"""What something has come to: a session, a quiz, a mock exam."""

from dataclasses import dataclass

from bot.grading.verdict import Verdict
from bot.tutor.moves.asking import Handle
from content.model import Concept, ExtendedQuestion, Item, Topic
from state.records import Hold, Review


@dataclass(frozen=True, slots=True)
class HeldIdea:
    """One wrong idea of the learner's, and what is left to do about it."""

    name: str
    state: Hold
    checks_left: float
    """Right answers still to be given; some questions count half."""


@dataclass(frozen=True, slots=True)
class Finish:
    """Sum up a revision session."""

    answered: int
    """Questions, each counted once."""
    right: int
    """Those that were right when they were first asked."""
    stopped: bool
    """Whether the learner ended it early."""
    minutes: int = 0
    """What the session had promised to take, if something was left out for that; otherwise 0."""
    second: int = 0
    """Questions that were right only when they were asked once more."""
    moved: tuple[HeldIdea, ...] = ()
    """Wrong ideas that are nearer to cleared than before."""


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
class ListMisconceptions:
    """List the learner's wrong ideas."""

    ideas: tuple[HeldIdea, ...]


@dataclass(frozen=True, slots=True)
class Undone:
    """Say that a rating was taken back."""

    review: Review
    item: Item | None


@dataclass(frozen=True, slots=True)
class NothingToUndo:
    """Say that there is no rating to take back."""

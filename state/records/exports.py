"""The tables that leave the house as files, row by row, as values.

A person is named by their number in the group, and by name only where they share their progress,
or where an operator asks for everything. Times are seconds of UTC; the file says them in the zone
of whoever reads it.
"""

from msgspec import Struct

TABLES = ("answers", "learners", "questions")
"""The names of the files, without their ending."""


class AnswerRow(Struct, frozen=True):
    """One graded response."""

    learner: int
    name: str | None
    group: str | None
    """The name of the group that was asked; None for private practice."""
    item: str
    at: int
    response: str
    """As typed, or the letters that were tapped."""
    picks: tuple[int, ...]
    """What was chosen, as the author's indices; empty where it was typed."""
    score: float
    misconception: str | None


class LearnerRow(Struct, frozen=True):
    """One person."""

    learner: int
    name: str | None
    shares: bool
    since: int
    """When they were first seen."""


class Tables(Struct, frozen=True):
    """Everything that the files are made from."""

    answers: tuple[AnswerRow, ...]
    learners: tuple[LearnerRow, ...]
    zone: str
    """The zone in which times are written."""

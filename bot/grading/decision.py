"""What the steps of grading hand to each other: a response as it was heard, and a decision."""

from dataclasses import dataclass
from typing import Final

from bot.grading.match.credit import Credit
from bot.grading.match.reading import Reading
from bot.grading.match.statement import Statement
from bot.grading.verdict import Outcome, Reason

RIGHT: Final = 0.5
"""Score from which a response is right."""
UNSURE: Final = 0.4
"""Score from which a response is asked about rather than refused."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a step of grading decided, and why."""

    outcome: Outcome
    score: float
    because: Reason
    misconception: str | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """One response, and what was found in it."""

    text: str
    reading: Reading
    statement: Statement
    copied: frozenset[int]
    """The places of words that are copied from the question or a hint."""
    credit: Credit
    """Which of its words earn which idea."""
    got: int
    """How many ideas are credited, those of earlier turns among them."""

"""What grading one response comes to: the outcome, the score, and every reason behind them.

A verdict is a value that explains itself. The views quote from it; nobody has to grade again to
say why.
"""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """The result of grading one response."""

    RIGHT = "right"
    SLIP = "slip"  # right, misspelt
    PARTLY = "partly"
    MISCONCEPTION = "misconception"
    WRONG = "wrong"
    UNSURE = "unsure"
    NO_ATTEMPT = "no_attempt"

    @property
    def is_right(self) -> bool:
        """Whether the response counts as right; a misspelling never takes that away."""
        return self in (Outcome.RIGHT, Outcome.SLIP)


@dataclass(frozen=True, slots=True)
class PointResult:
    """Whether one idea was found, and in which of the learner's own words."""

    idea: str
    got: bool
    words: str = ""
    span: tuple[int, int] | None = None
    """Where `words` stand in the response: start and end, in characters."""
    near: float = 0.0
    """0 to 1: how near an idea that was not found was to being found."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of grading one response, with its reasons."""

    outcome: Outcome
    score: float
    """0 to 1; rises with the confidence that the response is right."""
    points: tuple[PointResult, ...] = ()
    """One for each point (or gap, step, pair, option) of the key, in the key's order."""
    misconception: str | None = None
    """Its id; None with outcome MISCONCEPTION means an unnamed contradiction of the key."""
    spelling: tuple[tuple[str, str], ...] = ()
    """(typed, read): words that were read as others."""
    because: str = ""
    """One word that names what decided: "points", "negation", "samples" ..."""
    note: str = ""
    """The author's remark on this very answer (an option's or a known slip's `because`)."""

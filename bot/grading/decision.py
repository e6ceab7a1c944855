"""What the steps of grading hand to each other: a response heard, then weighed, and a decision.

A score says how sure it is that a response is right, not how many points it earned. Two thresholds
read it; between and around them it only puts a batch of answers in order.
"""

from collections.abc import Callable
from typing import Final

from msgspec import Struct

from bot.grading.keys.compiled import Compiled
from bot.grading.match.credit import Credit
from bot.grading.match.likeness import RightAnswer
from bot.grading.match.reading import Reading
from bot.grading.match.statement import Statement
from bot.grading.meaning.meant import Meant
from bot.grading.verdict import Outcome, Reason

RIGHT: Final = 0.5
"""Score from which a response is right: it is more probably right than anything else."""
UNSURE: Final = 0.4
"""Score from which a response is asked about rather than refused."""
BELOW: Final = 0.49
"""The most that a response scores which is not right: just below `RIGHT`."""
DENIED: Final = 0.3
"""The most that a response scores which says something else than the key: well below `UNSURE`, so
that it is not asked about however many of the right words it has."""


class Decision(Struct, frozen=True):
    """What a step of grading decided, and why."""

    outcome: Outcome
    score: float
    """0 to 1; from `RIGHT` up exactly where the outcome is right."""
    because: Reason
    misconception: str | None = None
    """The id of the author's misconception that was heard, or suspected where it is unsure."""


class Heard(Struct, frozen=True):
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
    another: Reason | None = None
    """Why what it gives for an exact idea is another date, amount or formula, if it is one."""

    def completes(self, need: int) -> bool:
        """Whether it adds what earlier turns lacked: too little alone, but enough together.

        Samples, which are whole answers, say nothing of such a part.
        """
        alone = sum(1 for found in self.credit.places if found)
        return 0 < alone < need <= self.got


class Weighed(Struct, frozen=True):
    """A response that no clear case decided: all that the rules for such a response look at."""

    key: Compiled
    heard: Heard
    nearest: RightAnswer
    """The right answer that it is most like."""
    nearest_text: str
    """The same as its author wrote it."""
    score: float
    """0 to 1: how sure likeness, guards and samples together are that it is right."""
    because: Reason
    """What moved the score: points, likeness, samples or the guard that spoke."""
    contrary: bool
    """Whether it is at least as probably a contradiction of the key as it is merely wrong."""
    meant: Callable[[], Meant | None]
    """What it probably means; None without an ear. Only asked where words do not settle it, because
    the response may have to be encoded first: raises NotReady."""

"""How a run is planned, and what became of everything in it."""

from collections import Counter
from dataclasses import dataclass, field

from msgspec import Struct

from benchmarks.faults.watching import Sample
from benchmarks.load.learner import Turn

ROUND_MINUTES = 10.0
"""How long one round of all troubles takes."""


class Plan(Struct, frozen=True):
    """How many take part, and for how long."""

    minutes: float = ROUND_MINUTES
    learners: int = 200
    groups: int = 1000
    think: float = 15.0
    """Mean seconds from a reply to the next thing that a learner says."""
    seed: int = 1


class Spell(Struct, frozen=True):
    """A stretch of the run in which one thing went wrong."""

    name: str
    begun: float
    ended: float
    turns: tuple[Turn, ...] = ()
    """The turns that were begun in it."""
    samples: tuple[Sample, ...] = ()


@dataclass
class Outcome:
    """What became of everything."""

    spells: list[Spell] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    seconds: float = 0.0
    until_quiet: float = 0.0
    """From the end of the last trouble until nothing waited any more."""
    updates: int = 0
    sent: int = 0
    excused: int = 0
    """Times that somebody was told that nothing can be saved."""
    votes: int = 0
    questions: int = 0
    """Questions that were due in groups, by the right clock."""
    faults: Counter[str] = field(default_factory=Counter)
    updates_lost: int = 0
    astray: int = 0
    """Votes in the first copy of a poll that came twice, whose number we were never told."""
    letters_lost: int = 0
    votes_lost: int = 0
    never_asked: int = 0
    unanswered: int = 0
    """Learners who still waited for a reply in the end."""
    doubled: int = 0
    """Messages that arrived once more because the first receipt did not."""
    contradictions: tuple[str, ...] = ()
    complaints: int = 0
    """Lines in the bot's log with a traceback."""

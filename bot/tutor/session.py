"""Where a learner is in a conversation: small, frozen, and stored after every turn.

All that a restart needs is in here: the queue still to come, the prompt that is open and how far
the learner got with it. The order in which options are shown is not stored; it follows from the
seed (see `shown_order`).
"""

from dataclasses import dataclass, field
from enum import StrEnum
from random import Random

from pydantic import TypeAdapter


class Mode(StrEnum):
    """How a set of items is worked through."""

    REVISE = "revise"  # with hints and second tries
    QUIZ = "quiz"  # one try each, a score at the end


class Stage(StrEnum):
    """How far a prompt has come."""

    ASKED = "asked"
    JUDGING = "judging"  # a flashcard's back is shown; the learner says how it went
    CLOSEST = "closest"  # the verdict was "unsure"; the learner says what was meant
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Prompt:
    """The item that is open, and what has happened to it so far."""

    ref: str
    number: int
    version: str
    """The digest of the item as it was asked; another one means that it was edited since."""
    stage: Stage = Stage.ASKED
    picks: tuple[int, ...] = ()
    """What has been tapped so far, as the author's indices."""
    earned: frozenset[int] = frozenset()
    """Points credited so far: credit adds up over the tries."""
    hints: int = 0
    """How many of the author's hints have been shown."""
    helps: int = 0
    """Hints, nudges and corrections given: what the rating depends on."""
    tries: int = 0
    closest: int = 0
    """At stage CLOSEST: the point that the response may have meant."""


@dataclass(frozen=True, slots=True)
class Settled:
    """How one item of the activity ended."""

    ref: str
    score: float
    right: bool


@dataclass(frozen=True, slots=True)
class Drill:
    """A set of items being worked through."""

    mode: Mode
    seed: int
    total: int
    queue: tuple[str, ...]
    settled: tuple[Settled, ...] = ()
    prompt: Prompt | None = None

    @property
    def place(self) -> int:
        """The number, from 1, of the item that is open or comes next."""
        done = len(self.settled)
        at_settled = self.prompt is not None and self.prompt.stage is Stage.SETTLED
        return done if at_settled else done + 1


@dataclass(frozen=True, slots=True)
class Lesson:
    """A topic being read, page by page."""

    topic: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Session:
    """Where one learner is in one chat."""

    serial: int = 0
    """The number of the current activity; old buttons carry an older one."""
    activity: Drill | Lesson | None = field(default=None)
    last_at: int = 0
    """When the learner last did something, in seconds of UTC."""


_ADAPTER = TypeAdapter(Session)


def dump(session: Session) -> str:
    """Write a session as JSON."""
    return _ADAPTER.dump_json(session, exclude_defaults=True).decode()


def load(body: str | None) -> Session:
    """Read a session written by `dump`; a newcomer has an empty one."""
    return _ADAPTER.validate_json(body) if body else Session()


def shown_order(seed: int, ref: str, count: int) -> tuple[int, ...]:
    """Give the author's indices in the order shown: the same each time for a seed and an item."""
    order = list(range(count))
    Random(f"{seed}:{ref}").shuffle(order)  # noqa: S311  # a shuffled quiz, not a secret
    return tuple(order)

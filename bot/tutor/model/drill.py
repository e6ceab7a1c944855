"""A set of items being worked through: the queue still to come, and the prompt that is open.

How far the learner got with each item is here, and what the session has spent. The order in which
options are shown is not stored; it follows from the seed (see `bot.tutor.choosing.options`).
"""

from enum import StrEnum

from msgspec import Struct

from state.memory.schedule import DEFAULT_RETENTION
from state.records.learners import Holding, Rating, Sure


class Mode(StrEnum):
    """How a set of items is worked through."""

    REVISE = "revise"  # with hints and second tries
    QUIZ = "quiz"  # one try each, a score at the end
    MOCK = "mock"  # as in the exam: nothing is said until the end


class Why(StrEnum):
    """Why an item is in the queue."""

    DUE = "due"
    NEW = "new"
    OPENING = "opening"  # the first question on a concept that is new; a guess is fine
    LEECH = "leech"  # keeps being forgotten: its idea is told again before it is asked
    CHECK = "check"  # is a wrong idea still there?
    AGAIN = "again"  # missed earlier in this session; not rated twice


class Stage(StrEnum):
    """How far a prompt has come."""

    ASKED = "asked"
    SURE = "sure"  # answered; the learner says how sure they are before the verdict
    JUDGING = "judging"  # a flashcard's back is shown; the learner says how it went
    CLOSEST = "closest"  # the verdict was "unsure"; the learner says what was meant
    SUSPECTED = "suspected"  # it may show a wrong idea; the learner says whether that was meant
    SETTLED = "settled"


class Queued(Struct, frozen=True, omit_defaults=True):
    """An item in the queue of a drill, and why it is there."""

    ref: str
    why: Why = Why.DUE


class Prompt(Struct, frozen=True, omit_defaults=True):
    """The item that is open, and what has happened to it so far."""

    ref: str
    number: int
    version: str
    """The digest of the item as it was asked; another one means that it was edited since."""
    why: Why = Why.DUE
    stage: Stage = Stage.ASKED
    picks: tuple[int, ...] = ()
    """What has been tapped so far, as the author's indices."""
    response: str = ""
    """What was typed last."""
    sure: Sure | None = None
    earned: frozenset[int] = frozenset()
    """Points credited so far: credit adds up over the tries."""
    rung: int = 0
    """How many hints of the ladder have been shown."""
    cap: Rating = Rating.GOOD
    """The best rating that is left after the help given so far."""
    tries: int = 0
    unclear: int = 0
    """How often the learner was asked what was meant."""
    closest: int = 0
    """At stage CLOSEST: the point that the response may have meant."""
    suspected: str | None = None
    """The misconception that the learner was asked about, which is done once."""
    claimed: bool = False
    """Whether an idea was credited because the learner said that it was meant."""
    asides: int = 0
    """How often something was said beside the question: the same words would not help twice."""
    told_short: int = 0
    """How often its learner was told that a few words are too few for it."""
    explained: int = 0
    """How often it has been explained again, after the verdict."""
    passed_by: bool = False
    """Whether "next" has been said to it: a second one passes it over."""
    reworded: bool = False
    """Whether it has been put in other words."""
    heard: str | None = None
    """The misconception that has been counted for this prompt."""
    held: Holding | None = None
    """What was held of that misconception before, if anything."""
    refuted: str | None = None
    """The misconception that was refuted last."""
    right: bool = False
    """At stage SETTLED: whether it counted as right."""
    contested: bool = False
    claims: frozenset[int] = frozenset()
    """Marking points that count because the learner says that they were made."""
    key: str = ""
    """The digest of what was right when it was asked; with the same one, only words were edited.
    Empty in a session of an older Viva."""
    put_at: int = 0
    """When it was put, in seconds of UTC; 0 in a session of an older Viva."""


class SettledItem(Struct, frozen=True, omit_defaults=True):
    """How one item of the activity ended."""

    ref: str
    score: float
    right: bool
    response: str = ""
    picks: tuple[int, ...] = ()
    taken_back: bool = False
    """Whether it is as if it had not been answered."""


class Drill(Struct, frozen=True, omit_defaults=True, tag_field="kind", tag="drill"):
    """A set of items being worked through."""

    mode: Mode
    seed: int
    total: int
    queue: tuple[Queued, ...]
    topics: tuple[str, ...] = ()
    """Where more items come from when the session goes on until told to stop."""
    endless: bool = False
    retention: float = DEFAULT_RETENTION
    """The chance of recall to aim for when its items come back."""
    exam: int | None = None
    """The day of the nearest exam that its items are for, as far as that is to come."""
    settled: tuple[SettledItem, ...] = ()
    skipped: tuple[str, ...] = ()
    """Items left out on purpose: a session that goes on must not bring them up again."""
    prompt: Prompt | None = None
    repeats: int = 0
    """Missed items that were put in the queue once more."""
    checks: int = 0
    """Checks of wrong ideas in this session."""
    sure_of: tuple[str, ...] = ()
    """Items of which it is asked how sure the learner is."""
    sures: int = 0
    """Times that it was asked."""
    refuted: tuple[str, ...] = ()
    """Wrong ideas that were refuted in full in this session: the second time is shorter."""
    explained: tuple[str, ...] = ()
    """Items with which the passage on their concept has stood on the screen in this session."""
    moved: tuple[str, ...] = ()
    """Wrong ideas against which an answer of this session has counted."""
    seconds: int = 0
    """What the session has promised to take; 0 if it has promised nothing."""
    spent: int = 0
    """Seconds that its questions have taken so far."""
    counted_to: int = 0
    """The moment up to which time has been counted, in seconds of UTC."""
    cut: bool = False
    """Whether something was left for another time because there was none left for it."""
    homework: str | None = None
    """What the homework that it does is about; "" for what a group has missed, None for none."""
    token: str = ""
    """What names the question of a group that is being answered here, for the group."""
    over: bool = False
    """A mock exam whose report has been given; only its last answer may still be contested."""

    @property
    def place(self) -> int:
        """The number, from 1, of the item that is open or comes next."""
        done = len(self.settled) + len(self.skipped)
        at_settled = self.prompt is not None and self.prompt.stage is Stage.SETTLED
        return done if at_settled else done + 1

    @property
    def goes_on_at(self) -> int:
        """The number of the item that is open, or of the next; 0 where nothing is left to do."""
        at_settled = self.prompt is not None and self.prompt.stage is Stage.SETTLED
        if self.over or (at_settled and not self.queue):
            return 0
        return min(self.place + at_settled, self.total)

    @property
    def counted(self) -> tuple[SettledItem, ...]:
        """What was settled and not taken back since."""
        return tuple(one for one in self.settled if not one.taken_back)

    @property
    def is_set(self) -> bool:
        """Whether it asks what was set, no more and no less: homework, or a topic tried out."""
        return self.mode is Mode.REVISE and not self.seconds and not self.endless

"""What is remembered, as values: learners, their memories, reviews and attempts.

Frozen values only; rows never leave `state`. Times are whole seconds of UTC. Days are
`date.toordinal()` numbers of the learner's own calendar, which turns over at 04:00 local time
(see `state.clock.days`), so that counting days is subtraction.
"""

from enum import IntEnum, StrEnum
from typing import NamedTuple

from msgspec import Struct

from state.clock.timetable import EVERY_DAY

EVERYTHING = ""
"""Stands for every topic that has no date of its own."""

LEECH_LAPSES = 8
"""Lapses from which on an item is a leech, one that keeps being forgotten: the default of Anki's
deck option "Leech threshold" (docs.ankiweb.net/leeches.html)."""


class Role(StrEnum):
    """What somebody may do beyond learning; whoever may do nothing more has none."""

    OWNER = "owner"
    ORGANISER = "organiser"
    TUTOR = "tutor"
    MARKER = "marker"


class Rating(IntEnum):
    """What the scheduler is told about one settled item; the numbers are FSRS's own."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Who(NamedTuple):
    """Whose record it is: one person, as one bot knows them."""

    bot_id: int
    learner_id: int


class Learner(Struct, frozen=True):
    """A person who revises; the name is the one Telegram shows."""

    name: str
    zone: str
    """An IANA time zone, such as "Europe/London"."""
    minutes: int = 4
    """How long a session should be; 0 means until told to stop."""
    confidence: bool = True
    """Whether to ask now and then how sure they are."""
    language: str = "en"
    """The language the tutor speaks with them: a folder of `bot/texts`."""
    goal: int = 3
    """Minutes a day that they would like to revise: 1, 3 or 5; 0 for no goal."""


class Known(Struct, frozen=True):
    """What every turn looks at of somebody who has written before."""

    learner: Learner
    session: str | None
    """Where they are in the chat, as the tutor wrote it; None before the first word there."""
    silent: bool
    """Whether the chat could not be written to when that was last tried."""
    in_groups: bool
    """Whether they were seen in any group."""
    suspected: bool
    """Whether they have ever been suspected of a wrong idea."""


class Reminder(Struct, frozen=True):
    """When a learner wants to be reminded, and what has come of it."""

    minute: int
    """Counted from midnight in their own zone."""
    at: int | None
    """The next moment; None while reminders are off."""
    sent: int = 0
    """How many have been sent."""
    sent_at: int | None = None
    """When the last was sent."""
    ignored: int = 0
    """How many of the last ones were followed by nothing."""
    once: int | None = None
    """The moment of one that was asked for once, beside those of every day."""
    days: int = EVERY_DAY
    """The days of the week on which it comes, as `state.clock.timetable` adds them up."""


class Memory(Struct, frozen=True):
    """An item's state for one learner; always what replaying its reviews gives."""

    item: str
    stability: float
    """Days until the chance of recall has fallen to 90 %."""
    difficulty: float
    """1 (easy) to 10 (hard)."""
    day: int
    """The day of the last review."""
    due: int
    """The day it should be asked again."""
    reps: int
    lapses: int
    """How often it was forgotten after having been met."""
    last: Rating
    """The rating of the last review."""

    @property
    def is_leech(self) -> bool:
        """Whether it keeps being forgotten, so that asking it again as it is wastes effort."""
        return self.lapses >= LEECH_LAPSES


class Resting(Struct, frozen=True):
    """Items met that need nothing yet: there may be thousands, so no more is known of them."""

    items: frozenset[str] = frozenset()
    until: int | None = None
    """The day on which the first of them falls due; None if there is none."""


class Review(Struct, frozen=True):
    """One rating event: everything that `schedule.review` needs to repeat its result."""

    item: str
    at: int
    day: int
    rating: Rating
    retention: float
    """The chance of recall to aim for at the next meeting, 0 to 1."""
    options: int = 0
    """How many options a guess could fall on; 0 where the answer had to be produced."""
    due: int | None = None
    """The day that was chosen for the next meeting; None leaves it to the item and its reviews."""


class LoggedReview(Struct, frozen=True):
    """A review as it stands in the log, with its number there."""

    id: int
    review: Review


class Sure(IntEnum):
    """How sure a learner was of a response, said before the verdict."""

    GUESS = 1
    THINK_SO = 2
    SURE = 3


class Attempt(Struct, frozen=True):
    """One graded response, kept with the reason for its outcome."""

    item: str
    at: int
    response: str
    outcome: str
    score: float
    """The share of the points earned, 0 to 1."""
    because: str
    misconception: str | None
    """The wrong idea that it shows, by its id in the item's topic."""
    sure: Sure | None = None
    detail: str = ""
    """JSON: what was found for each idea, and how words were read (see `bot.views.drill.why`)."""
    picks: tuple[int, ...] = ()
    """What was chosen, as the author's indices; empty where it was typed."""
    seconds: int | None = None
    """From the question to the response; None where that is not known."""
    hints: int = 0
    """How many hints had been shown by then."""


class Hold(StrEnum):
    """How far a wrong idea is from first suspicion to cleared."""

    SUSPECTED = "suspected"
    ACTIVE = "active"
    CLEARING = "clearing"
    CLEARED = "cleared"
    WATCH = "watch"
    RELAPSED = "relapsed"


class Evidence(Struct, frozen=True):
    """One check question answered rightly and unaided."""

    item: str
    day: int
    weight: float
    """1, or 0.5 for true/false, which a guess gets right half the time."""


class Holding(Struct, frozen=True):
    """One misconception of one learner, as it stands."""

    misconception: str
    """"topic-id/misconception-id"."""
    state: Hold
    hits: int
    since: int
    """The day of the present state."""
    evidence: tuple[Evidence, ...] = ()
    """What has been shown against it since it was last held."""
    next_check: int | None = None
    """The day from which it should be checked again; None if it need not be."""


class MockResult(Struct, frozen=True):
    """What a mock exam came to."""

    topic: str
    at: int
    score: float
    """Share of the marks, 0 to 1."""


class Calibration(Struct, frozen=True):
    """How often a learner who said "Sure" was right."""

    sure: int
    right: int


class Pause(Struct, frozen=True):
    """Days on which a learner wants to be left in peace, the last one included."""

    since: int
    until: int | None = None
    """None while it goes on."""


class DayTally(Struct, frozen=True):
    """What one learner did on one day."""

    day: int
    reviews: int
    recalled: int
    """Reviews rated better than Again."""

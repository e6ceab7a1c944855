"""What one turn needs to know, loaded for it: the learner, the moment, the content, the memories.

A desk is loaded small: which of the larger things a turn will look at is said from the event alone
(see `bot.tutor.needs`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Flag, auto

from bot.grading.grader import Grader
from bot.tutor.language.intents import Intents
from bot.tutor.model.people import People
from bot.tutor.model.session import Session
from bot.tutor.model.shelf import Shelf
from content.library import Library
from state.memory.schedule import DEFAULTS, Parameters
from state.records.groups import Push
from state.records.learners import (
    Calibration,
    Case,
    ContestRecord,
    DayTally,
    Holding,
    Learner,
    LoggedReview,
    Memory,
    MockResult,
    Pause,
    Reminder,
    Report,
    Review,
)


class Need(Flag):
    """What a turn will look at beyond the session; each is loaded whole or not at all."""

    NOTHING = 0
    SHELF = auto()  # what there is to ask
    HISTORY = auto()  # every memory, and all that was done
    REGRADING = auto()  # what an undo or a contest would change
    MARKING = auto()  # what waits for a marker
    SETTINGS = auto()  # when to remind
    QUESTION = auto()  # the question of a group that a link names
    INVITING = auto()  # what roles one may give, and in which groups
    INVITATION = auto()  # the one that is being opened
    MEMBERSHIPS = auto()  # what one has agreed to in one's groups
    STANDINGS = auto()  # one's places on leaderboards
    CLASSROOM = auto()  # a class, for its tutor
    PEOPLE = INVITING | INVITATION | MEMBERSHIPS | STANDINGS | CLASSROOM


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything `respond` may look at."""

    number: int
    """Telegram's number for the learner."""
    learner: Learner
    now: int
    """Seconds of UTC."""
    today: int
    """The learner's day (see `state.clock.days`)."""
    session: Session
    library: Library
    graders: Mapping[str, Grader]
    """By topic."""
    intents: Intents
    delivered: bool = True
    """Whether the open prompt has reached the learner, as far as is known."""
    met_before: bool = False
    """Whether the open item has been settled before today's prompt."""
    holdings: tuple[Holding, ...] = ()
    shelf: Shelf = Shelf()  # noqa: RUF009  # frozen, and empty
    next_due: int | None = None
    """The day on which the next item falls due; None if none ever will."""
    memories: tuple[Memory, ...] = ()
    tallies: tuple[DayTally, ...] = ()
    """Every day on which the learner did something."""
    log: tuple[Review, ...] = ()
    """Every review that counts, oldest first."""
    pauses: tuple[Pause, ...] = ()
    exams: Mapping[str, int] = field(default_factory=dict)
    """The days of the learner's exams, by topic (see `state.tables.exams`)."""
    parameters: Parameters = DEFAULTS
    """The learner's own numbers of the memory model."""
    calibration: Calibration | None = None
    last_review: LoggedReview | None = None
    contests: ContestRecord | None = None
    is_marker: bool = False
    case: Case | None = None
    report: Report | None = None
    waiting: int = 0
    """Cases and reports that wait for a marker."""
    last_mock: MockResult | None = None
    reminder: Reminder | None = None
    asked: Push | None = None
    """The question of a group that a link names."""
    languages: Mapping[str, str] = field(default_factory=dict)
    """The languages there are texts in, by code, each with the name it gives itself."""
    people: People = People()  # noqa: RUF009  # frozen, and empty
    """Roles, groups and invitations, where those are what is wanted."""
    bot_name: str = ""
    """The bot's user name on Telegram, for links."""

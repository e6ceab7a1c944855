"""What one turn needs to know, loaded for it: the learner, the moment, the content, the memories.

A desk is loaded small: which of the larger things a turn will look at is said from the event alone
(see `bot.tutor.needs`).
"""

from collections.abc import Mapping
from enum import Flag, auto
from functools import cached_property

from msgspec import Struct, field

from bot.grading.text.language import ENGLISH
from bot.tutor.language.intents import Intents
from bot.tutor.model.authoring import is_trial
from bot.tutor.model.people import People
from bot.tutor.model.session import Session
from bot.tutor.model.shelf import Shelf
from bot.tutor.model.teaching import Teaching
from content.library import Library
from content.model.topic import Topic
from state.clock.days import day_of
from state.memory.schedule import DEFAULTS, Parameters
from state.records import learners
from state.records.contests import Case, ContestRecord, Report


class Need(Flag):
    """What a turn will look at beyond the session; each is loaded whole or not at all."""

    NOTHING = 0
    SHELF = auto()  # what there is to ask today
    MEMORIES = auto()  # of the shelf, all that was ever met
    AIMS = auto()  # of the shelf, the exams and the pace alone: what is asked is chosen otherwise
    HISTORY = auto()  # every memory, and all that was done, lately too
    LATELY = auto()  # on which days something was done, and what was done today
    REGRADING = auto()  # what an undo or a contest would change
    MARKING = auto()  # what waits for a marker
    SETTINGS = auto()  # when to remind
    QUESTION = auto()  # the question of a group that a link names
    INVITING = auto()  # what roles one may give, and in which groups
    INVITATION = auto()  # the one that is being opened
    MEMBERSHIPS = auto()  # what one has agreed to in one's groups
    PLACES = auto()  # one's places on leaderboards
    CLASSROOM = auto()  # a class, for its tutor
    AUTHORING = auto()  # topics sent and published from the chat
    HOMEWORK = auto()  # one's homework, and that of one's classes
    ITEMS = auto()  # how the questions of one's classes do
    CONSULTING = auto()  # what one has asked one's tutors, and what a tutor was asked
    ROLES = auto()  # whether one is more than a learner
    PEOPLE = INVITING | INVITATION | MEMBERSHIPS | PLACES | CLASSROOM


class NotLaid(Exception):
    """A turn looks at more than was said beforehand: it is taken again, with that as well."""

    def __init__(self, need: Need) -> None:
        """Name what it looks at."""
        super().__init__(need)
        self.need = need


class OpenPrompt(Struct, frozen=True):
    """What is known of the prompt that is open; a desk without one has what holds for none."""

    delivered: bool = True
    """Whether it has reached the learner, as far as is known."""
    last_mock: learners.MockResult | None = None
    """How the last mock exam of its topic went, if it belongs to a mock exam."""


class Lately(Struct, frozen=True):
    """When a learner has revised, and what today."""

    tallies: tuple[learners.DayTally, ...] = ()
    """Every day on which the learner did something."""
    pauses: tuple[learners.Pause, ...] = ()
    asked_today: Mapping[str, int] = field(default_factory=dict)
    """The items rated today, each with the day it is due again."""


class History(Struct, frozen=True):
    """All that a learner has done, and what follows from it."""

    memories: tuple[learners.Memory, ...] = ()
    """Of every item that was ever met."""
    log: tuple[learners.Review, ...] = ()
    """Every review that counts, oldest first."""
    exams: Mapping[str, int] = field(default_factory=dict)
    """The days of the learner's exams, by topic (see `state.tables.exams`)."""
    parameters: Parameters = DEFAULTS
    """The learner's own numbers of the memory model."""
    calibration: learners.Calibration | None = None
    lately: Lately = Lately()  # frozen, and empty
    """Also loaded by itself."""


class Regrading(Struct, frozen=True):
    """What a learner may change about how they were graded: by an undo, or by a contest."""

    last_review: learners.LoggedReview | None = None
    contests: ContestRecord | None = None
    """How this learner's contests have ended."""


class Marking(Struct, frozen=True):
    """What waits for a marker, next first."""

    is_marker: bool = False
    case: Case | None = None
    report: Report | None = None
    waiting: int = 0
    """Cases and reports that wait."""
    beside: tuple[Case, ...] = ()
    """Other cases of the same item, some dozens at most."""


class Settings(Struct, frozen=True):
    """What can be set beside the learner's own preferences."""

    reminder: learners.Reminder | None = None
    languages: Mapping[str, str] = field(default_factory=dict)
    """The languages there are texts in, by code, each with the name it gives itself."""


class Desk(Struct, frozen=True, dict=True):
    """Everything `respond` may look at; of the parts with a default, what the turn needs."""

    learner: learners.Learner
    now: int
    """Seconds of UTC."""
    session: Session
    teaching: Teaching
    intents: Intents
    """What words mean in the learner's language."""
    holdings: tuple[learners.Holding, ...] = ()
    open_prompt: OpenPrompt = OpenPrompt()
    shelf: Shelf = Shelf()  # frozen, and empty
    history: History = History()
    regrading: Regrading = Regrading()
    marking: Marking = Marking()
    settings: Settings = Settings()
    people: People = People()  # frozen, and empty
    laid: Need = ~Need.NOTHING
    """What was loaded; all of it, where nothing has to be."""

    @cached_property
    def today(self) -> int:
        """The learner's day (see `state.clock.days`)."""
        return day_of(self.now, self.learner.zone)

    @property
    def offered(self) -> tuple[Topic, ...]:
        """All topics: those in the learner's own language first, then those in English."""
        own = self.learner.language
        all_topics = (one for one in self.library.topics.values() if not is_trial(one.topic))
        return tuple(
            sorted(all_topics, key=lambda one: (one.language != own, one.language != ENGLISH))
        )

    @property
    def library(self) -> Library:
        """What is taught."""
        return self.teaching.library

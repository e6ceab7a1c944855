"""What the tutor says about exams and the days up to them."""

from dataclasses import dataclass
from enum import StrEnum

from content.model.topic import Topic


@dataclass(frozen=True, slots=True)
class ExamDay:
    """One exam, of a topic or of all that have no date of their own."""

    topic: Topic | None
    day: int
    """The learner's day (see `state.clock.days`)."""
    is_only: bool
    """Whether it is the only one, so that its topics need not be named."""


@dataclass(frozen=True, slots=True)
class AskExam:
    """Ask when the exam is, after those that are known; the next words are taken as the answer."""

    today: int
    exams: tuple[ExamDay, ...] = ()


class NoDate(StrEnum):
    """Why words cannot be an exam's date."""

    NOT_READ = "not_read"
    PAST = "past"
    FAR = "far"
    OTHER_WEEKDAY = "other_weekday"


@dataclass(frozen=True, slots=True)
class ExamNotRead:
    """Say that words are no date for an exam, and how to write one."""

    why: NoDate
    day: int = 0
    """The day that was read, where it is another day of the week than was said."""
    today: int = 0


@dataclass(frozen=True, slots=True)
class ExamForgotten:
    """Say that an exam is forgotten."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What so many minutes a day lead to."""

    minutes: int
    low: float
    mid: float
    high: float
    """Shares of the items remembered on the day; by 80 % it lies between low and high."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What would bring somebody to a goal of whom it is too early to say where they are heading."""

    share: float
    """Of the items, remembered on the day of the exam: 0 to 1."""
    minutes: int
    """A day."""
    is_within_reach: bool
    """Whether so many minutes are expected to be enough; if not, they bring furthest."""


@dataclass(frozen=True, slots=True)
class ShowPlan:
    """Say in words what follows from the exam's date and from how the learner has been doing."""

    today: int
    exams: tuple[ExamDay, ...]
    """Those to come, the nearest first."""
    noted: bool
    """Whether the date has just been given."""
    outlooks: tuple[Outlook, ...]
    """For the nearest exam; none without one, on its day, and as long as it is too early to say."""
    unmet: int
    total: int
    """Items of what the nearest exam is about, or of all that was begun."""
    minutes_today: int
    """Minutes of what falls due today; 0 if nothing does."""
    goal: Goal | None = None
    """For the nearest exam, as long as it is too early to say more."""


@dataclass(frozen=True, slots=True)
class Paused:
    """Say that there is a pause, and how it ends."""

    until: int | None
    """Its last day; None for one without an end."""
    today: int


@dataclass(frozen=True, slots=True)
class PauseNotRead:
    """Say that words name no day on which a pause could end."""


class HowItWent(StrEnum):
    """How somebody says that an exam went."""

    WELL = "well"
    SO_SO = "soso"
    BADLY = "badly"


@dataclass(frozen=True, slots=True)
class ShowEve:
    """Say what helps the day before an exam, or on its day."""

    exam: ExamDay
    today: int
    noted: bool
    """Whether its day has just been given."""
    firm: tuple[str, ...]
    """Concepts of which most is remembered, the firmest first."""
    met: int
    """Questions met."""
    minutes: int
    """What a last look would take; 0 if nothing wants one."""
    tips: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskHowItWent:
    """Ask how an exam went that was on a day."""

    day: int
    today: int


@dataclass(frozen=True, slots=True)
class ExamOver:
    """Say that the plan is closed, with a word on how it went."""

    how: HowItWent
    can_tell: bool
    """Whether there is a tutor to whom a line on it can be passed on."""


PlanningMove = (
    ShowEve
    | AskHowItWent
    | ExamOver
    | AskExam
    | ExamNotRead
    | ExamForgotten
    | ShowPlan
    | Paused
    | PauseNotRead
)

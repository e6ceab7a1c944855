"""What the tutor says about exams and the days up to them."""

from enum import StrEnum

from msgspec import Struct

from content.model.topic import Topic


class ExamDay(Struct, frozen=True):
    """One exam, of a topic or of all that have no date of their own."""

    topic: Topic | None
    day: int
    """The learner's day (see `state.clock.days`)."""
    is_only: bool
    """Whether it is the only one, so that its topics need not be named."""


class AskExam(Struct, frozen=True):
    """Ask when the exam is, after those that are known; the next words are taken as the answer."""

    today: int
    exams: tuple[ExamDay, ...] = ()


class NoDate(StrEnum):
    """Why words cannot be an exam's date."""

    NOT_READ = "not_read"
    PAST = "past"
    FAR = "far"
    OTHER_WEEKDAY = "other_weekday"


class ExamNotRead(Struct, frozen=True):
    """Say that words are no date for an exam, and how to write one."""

    why: NoDate
    day: int = 0
    """The day that was read, where it is another day of the week than was said."""
    today: int = 0
    times: int = 1
    """How many times in a row words were no date."""


class ExamForgotten(Struct, frozen=True):
    """Say that an exam is forgotten."""


class Outlook(Struct, frozen=True):
    """What so many minutes a day lead to."""

    minutes: int
    low: float
    mid: float
    high: float
    """Shares of the items remembered on the day; by 80 % it lies between low and high."""


class Goal(Struct, frozen=True):
    """What would bring somebody to a goal of whom it is too early to say where they are heading."""

    share: float
    """Of the items, remembered on the day of the exam: 0 to 1."""
    minutes: int
    """A day."""
    is_within_reach: bool
    """Whether so many minutes are expected to be enough; if not, they bring furthest."""


class ShowPlan(Struct, frozen=True):
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
    stands: int = 0
    """Minutes a day, if just that was said a moment ago: then it is not said again; else 0."""


class Paused(Struct, frozen=True):
    """Say that there is a pause, and how it ends."""

    until: int | None
    """Its last day; None for one without an end."""
    today: int


class PauseNotRead(Struct, frozen=True):
    """Say that words name no day on which a pause could end."""


class HowItWent(StrEnum):
    """How somebody says that an exam went."""

    WELL = "well"
    SO_SO = "soso"
    BADLY = "badly"


class ShowEve(Struct, frozen=True):
    """Say what helps the day before an exam, or on its day."""

    exam: ExamDay
    today: int
    noted: bool
    """Whether its day has just been given."""
    firm: tuple[str, ...]
    """Concepts of whose questions most would be known, the firmest first."""
    begins: bool
    """Whether so little was met that something new is asked even now."""
    unmet: tuple[str, ...]
    """Concepts that were never met, for whoever may still begin one: others it would frighten."""
    met: int
    """Questions met."""
    total: int
    """Questions there are."""
    minutes: int
    """What a last look would take; 0 if nothing wants one."""
    tips: tuple[str, ...]
    again: bool = False
    """Whether it was said today already."""


class AskHowItWent(Struct, frozen=True):
    """Ask how an exam went that was on a day."""

    day: int
    today: int


class ExamOver(Struct, frozen=True):
    """Say a word on how it went, and that its plan is closed."""

    how: HowItWent
    closes: bool
    """Whether there was a plan."""
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

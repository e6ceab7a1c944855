"""How the learner stands, in words and as a picture."""

from dataclasses import dataclass

from state.memory.activity import Calendar, Streak
from state.memory.forecast import Forecast
from state.memory.progress import Retention
from state.records.learners import Calibration


@dataclass(frozen=True, slots=True)
class ConceptProgress:
    """How well one concept is remembered now."""

    name: str
    recall: float
    """The mean chance of recall over all its items, 0 to 1 (see `state.memory.progress`)."""
    met: int
    total: int
    change: float | None = None
    """By how much `recall` has changed in a week; None if nothing of it had been met then."""


@dataclass(frozen=True, slots=True)
class TopicProgress:
    """How one topic stands."""

    title: str
    concepts: tuple[ConceptProgress, ...]


@dataclass(frozen=True, slots=True)
class ShowProgress:
    """Show progress in words, bars and numbers, with one next step."""

    topics: tuple[TopicProgress, ...]
    minutes: tuple[int, ...]
    """Minutes most worth doing today, two sessions at most, and due on each of 14 days after it."""
    week_days: int
    week_reviews: int
    week_recalled: int
    retention: Retention
    """Of what came due in the last 30 days."""
    streak: Streak
    calibration: Calibration | None
    active_ideas: int
    cleared_ideas: int
    next_step: str
    """"revise", "learn" or "quiz"."""


@dataclass(frozen=True, slots=True)
class ShowPicture:
    """Show progress as a picture."""

    today: int
    topics: tuple[TopicProgress, ...]
    calendar: Calendar
    outlook: Forecast | None
    """From today to the day of the exam; None without one."""

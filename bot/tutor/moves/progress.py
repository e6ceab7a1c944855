"""How the learner stands, in words and as a picture."""

from typing import Final

from msgspec import Struct

from bot.tutor.moves.planning import Goal
from state.memory.activity import Calendar
from state.memory.forecast import Forecast
from state.memory.progress import Retention
from state.records.learners import Calibration

FIRM: Final = 0.5
"""The chance of recall from which a concept is called firm, as in progress: of all its questions,
because one that is known of four makes nothing firm."""


class Today(Struct, frozen=True):
    """How long it has been kept up, and what was done today."""

    days: int
    """Days of revision in a row; days left out and paused days are not counted."""
    spare: int
    """Days of this week that may still be left out."""
    minutes: int
    """What was done today."""
    goal: int
    """What the learner would like to do a day; 0 for no goal."""


class Week(Struct, frozen=True):
    """What was done in a week."""

    days: int
    reviews: int
    recalled: int


class ShowGoal(Struct, frozen=True):
    """Show what was done today and the goal, with the goals there are."""

    today: Today
    in_place: bool
    is_new: bool
    """Whether the goal was just set."""
    nearest: bool = False
    """Whether it is the nearest that there is to what was wanted."""


class ShowDaysInARow(Struct, frozen=True):
    """Say on how many days in a row somebody has revised."""

    today: Today


class ShowWeek(Struct, frozen=True):
    """Look back on the last seven days."""

    week: Week
    today: Today
    grown: tuple[str, ...]
    """Concepts of which more is remembered than a week ago, the most grown first."""


class ConceptProgress(Struct, frozen=True):
    """How well one concept is remembered now."""

    name: str
    recall: float
    """The mean chance of recall over all its items, 0 to 1 (see `state.memory.progress`)."""
    met: int
    total: int
    change: float | None = None
    """By how much `recall` has changed in a week; None if nothing of it had been met then."""


class TopicProgress(Struct, frozen=True):
    """How one topic stands."""

    title: str
    concepts: tuple[ConceptProgress, ...]


class ShowProgress(Struct, frozen=True):
    """Show progress in words, bars and numbers, with one next step."""

    topics: tuple[TopicProgress, ...]
    minutes: tuple[int, ...]
    """Minutes most worth doing today, two sessions at most, and due on each of 14 days after it."""
    week_days: int
    week_reviews: int
    week_recalled: int
    retention: Retention
    """Of what came due in the last 30 days."""
    today: Today
    calibration: Calibration | None
    active_ideas: int
    cleared_ideas: int
    next_step: str
    """"revise" or "quiz"."""
    left_at: int = 0
    """The place of the question that is open, which comes before any other step; 0 if none is."""


class ShowPicture(Struct, frozen=True):
    """Show progress as a picture: the days, and the concepts."""

    today: int
    topics: tuple[TopicProgress, ...]
    calendar: Calendar
    is_last: bool = True
    """Whether no other picture follows."""


class ShareCard(Struct, frozen=True):
    """Give a picture of the last days to pass on: no name and no answer is on it."""

    days: int
    """Of the last seven, those with an answer."""
    reviews: int
    """Questions answered on them."""
    calendar: Calendar
    topics: tuple[TopicProgress, ...]
    """What is known best; empty unless its owner wants it shown."""
    bot_name: str


class ShareHow(Struct, frozen=True):
    """Say how to pass the card on, and offer to show more on it."""

    more: bool
    inline: bool
    """Whether a tap can send it to any chat."""


class NothingToShare(Struct, frozen=True):
    """Say that there is no week yet to make a card of, or nothing firm to name on it."""

    of_best: bool = False
    """Whether there is a week, but nothing firm."""


class ShowOutlook(Struct, frozen=True):
    """Show as a picture how memory is expected to go from today to the day of the exam."""

    today: int
    outlook: Forecast
    goal: Goal | None = None
    """What to say instead, as long as it is too early to draw anything."""


PictureMove = ShowPicture | ShowOutlook | ShareCard | ShareHow | NothingToShare

TodayMove = ShowDaysInARow | ShowGoal | ShowWeek

ProgressMove = ShowProgress | PictureMove | TodayMove

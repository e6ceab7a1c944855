"""What a picture of progress is drawn from: numbers, and every word that will stand in it.

A picture is sent as facts and drawn where it is sent, so that nobody waits for it in the writer's
thread. The words come from `bot/texts`; this room has none of its own.
"""

from dataclasses import dataclass

from pydantic import TypeAdapter

STEPS = (1, 6, 12, 20)
"""Questions a day from which a square of the calendar is filled more: a part of a session of eight
(`bot.tutor.choosing.composer.size_of`), about one, about two, and more."""

WEEKS = 12
"""Weeks that a calendar has room for."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of up to twelve weeks, one column a week, Monday at the top."""

    title: str
    says: str
    legend: str
    """What a number of questions stands for: "a day"."""
    weekdays: tuple[str, ...]
    """Seven short names, Monday first."""
    months: tuple[str, ...]
    """For each week the short name of the month that begins in it, or nothing."""
    counts: tuple[int, ...]
    """Questions of each day from the first Monday on; the last day is today."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How well one concept is remembered."""

    name: str
    share: float
    """0 to 1: how far the bar is filled."""
    label: str
    """The same as number and word: "62% · firm"."""


@dataclass(frozen=True, slots=True)
class Bars:
    """How well the concepts are remembered, one bar each."""

    title: str
    says: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """What is expected to be remembered on a day: shares from 0 to 1."""

    day: int
    low: float
    mid: float
    high: float


@dataclass(frozen=True, slots=True)
class Outlook:
    """How memory is expected to go until the exam, as a line in a range."""

    title: str
    says: str
    points: tuple[Point, ...]
    first: str
    """What the first day is called: "today"."""
    last: str
    """What the last day is called: "12 June"."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that one picture shows: one part, or some under each other."""

    calendar: Calendar | None = None
    mastery: Bars | None = None
    outlook: Outlook | None = None


_ADAPTER = TypeAdapter(Facts)


def dump(facts: Facts) -> str:
    """Write facts as JSON."""
    return _ADAPTER.dump_json(facts).decode()


def load(body: str) -> Facts:
    """Read facts written by `dump`."""
    return _ADAPTER.validate_json(body)

"""What a picture of progress is drawn from: numbers, and every word that will stand in it.

A picture is sent as facts and drawn where it is sent, so that nobody waits for it in the writer's
thread. The words come from `bot/texts`; this room has none of its own.
"""

from msgspec import Struct, json

STEPS = (1, 6, 12, 20)
"""Questions a day from which a square of the calendar is filled more: a part of a session of eight
(`bot.tutor.choosing.composer.size_of`), about one, about two, and more."""

WEEKS = 12
"""Weeks that a calendar has room for."""


class Calendar(Struct, frozen=True):
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


class Bar(Struct, frozen=True):
    """How well one concept is remembered."""

    name: str
    share: float
    """0 to 1: how far the bar is filled."""
    label: str
    """The same as number and word: "62% · firm"."""


class Bars(Struct, frozen=True):
    """How well the concepts are remembered, one bar each."""

    title: str
    says: str
    bars: tuple[Bar, ...]


class Point(Struct, frozen=True):
    """What is expected to be remembered on a day: shares from 0 to 1."""

    day: int
    low: float
    mid: float
    high: float


class Outlook(Struct, frozen=True):
    """How memory is expected to go until the exam, as a line in a range."""

    title: str
    says: str
    points: tuple[Point, ...]
    first: str
    """What the first day is called: "today"."""
    last: str
    """What the last day is called: "12 June"."""


class Facts(Struct, frozen=True):
    """Everything that one picture shows: one part, or some under each other."""

    calendar: Calendar | None = None
    mastery: Bars | None = None
    outlook: Outlook | None = None


def dump(facts: Facts) -> str:
    """Write facts as JSON."""
    return json.encode(facts, enc_hook=str).decode()  # texts may be `Html`


def load(body: str) -> Facts:
    """Read facts written by `dump`."""
    return json.decode(body, type=Facts)

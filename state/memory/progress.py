"""How far a learner has come: memories and their log in, numbers out; pure.

Nothing here is a judgement: what a number is called and when it is worth telling is for the views.
What is said of an earlier day is replayed from the log, so it is what would have been said then,
had today's parameters been known.
"""

from collections.abc import Iterable, Mapping
from math import ceil
from typing import NamedTuple

from msgspec import Struct

from state.memory import schedule
from state.memory.curve import Curve
from state.memory.schedule import DEFAULTS, Parameters
from state.records.learners import DayTally, Memory, Rating, Review


class Mastery(Struct, frozen=True):
    """How well a set of items is remembered on a day."""

    recall: float
    """The mean chance of recall over all its items, 0 to 1; one that was never met counts as 0."""
    met: int
    total: int


class Retention(Struct, frozen=True):
    """How much was still there when it was asked for, days after it was last seen."""

    reviews: int
    remembered: int


class ReviewStep(NamedTuple):
    """One review of a log, with the item's memory before and after it."""

    before: Memory | None
    review: Review
    after: Memory


def mastery(
    memories: Mapping[str, Memory], items: Iterable[str], day: int, curve: Curve
) -> Mastery:
    """Average the chance of recall on a day over items, met or not; 0 of no items at all.

    The chance is the one that forecasts are made with, so that no two numbers disagree.
    """
    asked = list(items)
    met = [memories[item] for item in asked if item in memories]
    recalled = sum(curve.recall(memory, day) for memory in met)
    return Mastery(recalled / len(asked) if asked else 0.0, len(met), len(asked))


def replayed(log: Iterable[Review], parameters: Parameters = DEFAULTS) -> tuple[ReviewStep, ...]:
    """Go through a log, oldest first, with what each review was made of and what it made."""
    memories: dict[str, Memory] = {}
    steps = []
    for review in log:
        before = memories.get(review.item)
        memories[review.item] = schedule.review(before, review, parameters)
        steps.append(ReviewStep(before, review, memories[review.item]))
    return tuple(steps)


def as_of(
    memories: Mapping[str, Memory], steps: Iterable[ReviewStep], day: int
) -> dict[str, Memory]:
    """Give the memories as they stood at the end of an earlier day.

    `steps` must hold every review of each item that was reviewed after that day; others do no harm.
    """
    then: dict[str, Memory] = {}
    changed: set[str] = set()
    for step in steps:
        if step.review.day > day:
            changed.add(step.review.item)
        elif step.review.item not in changed:
            then[step.review.item] = step.after
    still = {item: memory for item, memory in memories.items() if item not in changed}
    return still | {item: then[item] for item in changed if item in then}


def retention(steps: Iterable[ReviewStep], since: int) -> Retention:
    """Count, from a day on, the reviews of items that had been met and had come due.

    This is what Anki calls true retention: a first meeting says nothing about memory, nor does
    what is asked before its time.
    """
    told = [
        step.review.rating > Rating.AGAIN
        for step in steps
        if step.before is not None and max(step.before.due, since) <= step.review.day
    ]
    return Retention(len(told), sum(told))


def minutes_ahead(dues: Iterable[tuple[int, int]], today: int, days: int) -> tuple[int, ...]:
    """Give whole minutes, rounded up, for today and each day after it, `days` in all.

    `dues` holds, for each item met, the day it is due and the seconds it takes. What is overdue
    counts for today. Only what is due as things stand is counted: what comes back sooner because it
    will be missed, and what will be new, is not known yet.
    """
    seconds = [0] * days
    for due, takes in dues:
        place = max(0, due - today)
        if place < days:
            seconds[place] += takes
    return tuple(ceil(second / 60) for second in seconds)


def total(tallies: Iterable[DayTally]) -> tuple[int, int, int]:
    """Add days up: active days, reviews, and how many of those were remembered.

    A day whose reviews were all undone is not active.
    """
    active = [tally for tally in tallies if tally.reviews]
    reviews = sum(tally.reviews for tally in active)
    return len(active), reviews, sum(tally.recalled for tally in active)

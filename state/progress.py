"""How far a learner has come: memories in, numbers out; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from state import schedule
from state.records import DayTally, Memory, Rating


@dataclass(frozen=True, slots=True)
class Mastery:
    """How well a set of items is remembered on a day."""

    recall: float
    """The mean chance of recall over all its items, 0 to 1.

    An item that was never met, or was not remembered when last asked, counts as 0.
    """
    met: int
    total: int


def mastery(memories: Mapping[str, Memory], items: Iterable[str], today: int) -> Mastery:
    """Average today's chance of recall over items, met or not."""
    asked = list(items)
    met = [memories[item] for item in asked if item in memories]
    firm = [memory for memory in met if memory.last is not Rating.AGAIN]
    recalled = sum(schedule.recall(memory, today) for memory in firm)
    return Mastery(recalled / len(asked) if asked else 0.0, len(met), len(asked))


def total(tallies: Iterable[DayTally]) -> tuple[int, int, int]:
    """Add days up: active days, reviews, and how many of those were remembered."""
    active = [tally for tally in tallies if tally.reviews]
    reviews = sum(tally.reviews for tally in active)
    return len(active), reviews, sum(tally.recalled for tally in active)

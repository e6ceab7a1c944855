"""What a review says about memory: what was expected against what happened; pure.

Only a review on a later day than the one before is a retrieval: something was fetched from memory,
or was not. A first meeting tests none, and what was seen an hour ago says little about what will be
known next week.
"""

import math
from collections.abc import Iterable, Iterator

from msgspec import Struct

from state.memory import schedule
from state.memory.schedule import Parameters
from state.records.learners import Memory, Rating, Review

_LEAST = 1e-4
"""Nothing is expected with more certainty: one retrieval must not outweigh a thousand."""


class Retrieval(Struct, frozen=True):
    """One question put to a memory."""

    day: int
    reps: int
    """Reviews of the item before this one."""
    elapsed: int
    """Days since the last of them; at least 1."""
    expected: float
    """The chance of recall, 0 to 1, not counting lucky guesses."""
    options: int
    """How many options a guess could fall on; 0 where the answer had to be produced."""
    recalled: bool
    """Whether it was rated better than Again."""

    @property
    def loss(self) -> float:
        """The log loss: 0 for a certain and true expectation, 0.69 for a toss-up."""
        chance = min(1 - _LEAST, max(_LEAST, self.expected))
        return -math.log(chance if self.recalled else 1 - chance)


def histories(log: Iterable[Review]) -> dict[str, list[Review]]:
    """Part a log by items, keeping the order."""
    parted: dict[str, list[Review]] = {}
    for review in log:
        parted.setdefault(review.item, []).append(review)
    return parted


def retrievals(history: Iterable[Review], parameters: Parameters) -> Iterator[Retrieval]:
    """Give the retrievals among one item's reviews, which come oldest first.

    What is expected of each is what FSRS with these parameters would have said before it.
    """
    memory: Memory | None = None
    for event in history:
        if memory is not None and event.day > memory.day:
            yield _retrieval(memory, event, parameters)
        memory = schedule.review(memory, event, parameters)


def _retrieval(memory: Memory, event: Review, parameters: Parameters) -> Retrieval:
    return Retrieval(
        day=event.day,
        reps=memory.reps,
        elapsed=event.day - memory.day,
        expected=schedule.recall(memory, event.day, parameters),
        options=event.options,
        recalled=event.rating > Rating.AGAIN,
    )

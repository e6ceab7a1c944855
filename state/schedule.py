"""When to ask again: (memory, review) -> memory.

The only importer of the FSRS library, so its traps live in one place. Pure: a review carries all
that the result depends on, so a memory can be recomputed from its log at any time and comes out
the same to the last bit.

Rules of the room: whole calendar days, never hours; chance comes from the item and the number of
its reviews, never from a global generator; a clock that jumped back counts as no time passed.
"""

import math
from collections.abc import Iterable
from hashlib import blake2b

from fsrs_rs_python import DEFAULT_PARAMETERS, FSRS, ItemState, MemoryState

from state.records import Memory, Rating, Review

DEFAULT_RETENTION = 0.90
"""The chance of recall to aim for when there is no exam date: FSRS's and Anki's default."""

MAX_INTERVAL = 365
"""Days. A course is over within a year; nothing is put off for longer."""

_FUZZ_STEPS = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, math.inf, 0.05))
"""Share of each stretch of an interval by which it may move; the steps are Anki's."""

_model = FSRS(list(DEFAULT_PARAMETERS))


def review(memory: Memory | None, event: Review) -> Memory:
    """Give the item's memory after one more review (`memory` is None at the first meeting)."""
    elapsed = max(0, event.day - memory.day) if memory else 0
    before = MemoryState(memory.stability, memory.difficulty) if memory else None
    target = retention_for(event.retention, event.options)
    after = _after(before, event.rating, target, elapsed)
    reps = memory.reps + 1 if memory else 1
    interval = _fuzzed(_whole_days(after.interval, event.rating), event.item, reps)
    return Memory(
        item=event.item,
        stability=after.memory.stability,
        difficulty=after.memory.difficulty,
        day=max(event.day, memory.day) if memory else event.day,
        due=event.day + interval,
        reps=reps,
        lapses=_lapses(memory, event.rating),
        last=event.rating,
    )


def replay(events: Iterable[Review]) -> Memory | None:
    """Recompute one item's memory from its reviews, oldest first; None without any."""
    memory: Memory | None = None
    for event in events:
        memory = review(memory, event)
    return memory


def recall(memory: Memory, day: int) -> float:
    """Give the chance, 0 to 1, that the item is remembered on a day: FSRS-6's curve."""
    decay = -DEFAULT_PARAMETERS[20]
    factor = 0.9 ** (1 / decay) - 1
    elapsed = max(0, day - memory.day)
    return float((1 + factor * elapsed / memory.stability) ** decay)


def retention_for(retention: float, options: int) -> float:
    """Raise the retention to ask for where a guess can be right: r + (1 - r) / options.

    With four options, somebody who remembers 90 % is right 92.5 % of the time, so "right" says
    less about memory, and the question must come back sooner for the same certainty.
    """
    if options < 2:
        return retention
    return min(0.97, retention + (1 - retention) / options)


def _after(before: MemoryState | None, rating: Rating, target: float, elapsed: int) -> ItemState:
    states = _model.next_states(before, target, elapsed)
    match rating:
        case Rating.AGAIN:
            return states.again
        case Rating.HARD:
            return states.hard
        case Rating.GOOD:
            return states.good
        case Rating.EASY:
            return states.easy


def _whole_days(interval: float, rating: Rating) -> int:
    """Round to days; what was just missed comes back tomorrow, everything else within a year."""
    if rating is Rating.AGAIN:
        return 1
    return min(MAX_INTERVAL, max(1, round(interval)))


def _fuzzed(interval: int, item: str, reps: int) -> int:
    """Move an interval a little, so that items learnt together do not all return together."""
    if interval < 3:
        return interval
    spread = 1.0 + sum(
        share * max(0.0, min(interval, end) - start) for start, end, share in _FUZZ_STEPS
    )
    low, high = max(2, round(interval - spread)), min(MAX_INTERVAL, round(interval + spread))
    return low + int(_chance(item, reps) * (high - low + 1))


def _chance(item: str, reps: int) -> float:
    """Give a number from 0 up to 1 that depends on nothing but the item and its reviews."""
    digest = blake2b(f"{item}:{reps}".encode(), digest_size=8).digest()
    return int.from_bytes(digest) / 2**64


def _lapses(memory: Memory | None, rating: Rating) -> int:
    if memory is None:
        return 0
    return memory.lapses + (rating is Rating.AGAIN)

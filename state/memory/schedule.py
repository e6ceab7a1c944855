"""When to ask again: (memory, review) -> memory.

The only importer of the FSRS library, so its traps live in one place. Pure: a review carries all
that the result depends on, so a memory can be recomputed from its log at any time and comes out
the same to the last bit.

Rules of the room: whole calendar days, never hours; chance comes from the item and the number of
its reviews, never from a global generator; a clock that jumped back counts as no time passed. A
review may carry the day that was chosen for the next one, because that choice depends on what else
is due; without it the day follows from the item alone.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b

from fsrs_rs_python import DEFAULT_PARAMETERS, FSRS, ItemState, MemoryState

from state.records.learners import Memory, Rating, Review

DEFAULT_RETENTION = 0.90
"""The chance of recall to aim for when there is no exam date: FSRS's and Anki's default."""

MAX_INTERVAL = 365
"""Days. A course is over within a year; nothing is put off for longer."""

_FUZZ_STEPS = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, math.inf, 0.05))
"""Share of each stretch of an interval by which it may move; the steps are Anki's."""

Parameters = tuple[float, ...]
"""The 21 numbers of FSRS-6, fitted to many learners or to one."""

DEFAULTS: Parameters = tuple(DEFAULT_PARAMETERS)
"""What FSRS-6 found over many learners; good for anybody whose own are not known."""


def review(memory: Memory | None, event: Review, parameters: Parameters = DEFAULTS) -> Memory:
    """Give the item's memory after one more review (`memory` is None at the first meeting).

    Stability and difficulty are FSRS-6's for the whole days since the last review; the memory is
    due on the day that the review carries, or else on one of `window`, by the item and its reps.
    """
    after = _after(memory, event, parameters)
    reps = memory.reps + 1 if memory else 1
    return Memory(
        item=event.item,
        stability=after.memory.stability,
        difficulty=after.memory.difficulty,
        day=max(event.day, memory.day) if memory else event.day,
        due=event.due if event.due is not None else _by_chance(_days(event, after), event, reps),
        reps=reps,
        lapses=_lapses(memory, event.rating),
        last=event.rating,
    )


def replay(events: Iterable[Review], parameters: Parameters = DEFAULTS) -> Memory | None:
    """Recompute one item's memory from its reviews, oldest first; None without any."""
    memory: Memory | None = None
    for event in events:
        memory = review(memory, event, parameters)
    return memory


def foreseen(
    memories: Iterable[Memory], day: int, parameters: Parameters = DEFAULTS
) -> Iterator[tuple[float, float]]:
    """Give the stability after a review on a day that goes well (Good), and that goes badly.

    Before an exam this is asked of every item, so no memories are made of it.
    """
    next_states = _model(parameters).next_states
    for memory in memories:
        before = MemoryState(memory.stability, memory.difficulty)
        states = next_states(before, DEFAULT_RETENTION, max(0, day - memory.day))
        yield states.good.memory.stability, states.again.memory.stability


def recall(memory: Memory, day: int, parameters: Parameters = DEFAULTS) -> float:
    """Give the chance, 0 to 1, that the item is remembered on a day (see `recall_after`)."""
    return recall_after(memory.stability, day - memory.day, parameters)


def recall_after(stability: float, elapsed: int, parameters: Parameters = DEFAULTS) -> float:
    """Give the chance of recall so many days after a review: FSRS-6's curve of forgetting.

    R = (1 + f x t / S) ^ -w20 with f = 0.9 ^ (-1 / w20) - 1, where S is the stability in days and
    w20 the last of the parameters. The factor f makes R = 0.9 after S days, whatever w20 is. A day
    before the review counts as the day of it. (The formula stands in the wiki of
    open-spaced-repetition/fsrs4anki, "The Algorithm".)
    """
    factor, decay = forgetting(parameters)
    return float((1 + factor * max(0, elapsed) / stability) ** decay)


def forgetting(parameters: Parameters) -> tuple[float, float]:
    """Give the two numbers of the curve in `recall_after`: f and -w20."""
    decay = -parameters[20]
    return 0.9 ** (1 / decay) - 1, decay


def window(memory: Memory | None, event: Review, parameters: Parameters = DEFAULTS) -> range:
    """Give the days on which the item may come back after a review: all of them do as well.

    How far they reach to either side of FSRS's own choice is Anki's rule for "fuzz". After a miss
    there is only tomorrow.
    """
    return _days(event, _after(memory, event, parameters))


def choose_day(days: range, load: Mapping[int, int], siblings: Collection[int] = ()) -> int:
    """Choose the day of a window on which least else is due.

    A day on which a sibling is due (an item that gives this one's answer away) comes last; of
    days alike, the nearest to the middle is taken, and of two of those the earlier.
    """
    middle = (days[0] + days[-1]) / 2
    return min(days, key=lambda day: (day in siblings, load.get(day, 0), abs(day - middle), day))


def retention_for(retention: float, options: int) -> float:
    """Raise the retention to ask for where a guess can be right: r + (1 - r) / options.

    With four options, somebody who remembers 90 % is right 92.5 % of the time, so "right" says
    less about memory, and the question must come back sooner for the same certainty.
    """
    if options < 2:
        return retention
    return min(0.97, retention + (1 - retention) / options)


@lru_cache(maxsize=256)
def _model(parameters: Parameters) -> FSRS:
    return FSRS(list(parameters))


def _after(memory: Memory | None, event: Review, parameters: Parameters) -> ItemState:
    """Ask FSRS what follows from a review."""
    elapsed = max(0, event.day - memory.day) if memory else 0
    before = MemoryState(memory.stability, memory.difficulty) if memory else None
    target = retention_for(event.retention, event.options)
    states = _model(parameters).next_states(before, target, elapsed)
    match event.rating:
        case Rating.AGAIN:
            return states.again
        case Rating.HARD:
            return states.hard
        case Rating.GOOD:
            return states.good
        case Rating.EASY:
            return states.easy


def _days(event: Review, after: ItemState) -> range:
    """Give the days within reach of the interval that FSRS gives."""
    nearest, furthest = _fuzz(_whole_days(after.interval, event.rating))
    return range(event.day + nearest, event.day + furthest + 1)


def _whole_days(interval: float, rating: Rating) -> int:
    """Round to days; what was just missed comes back tomorrow, everything else within a year."""
    if rating is Rating.AGAIN:
        return 1
    return min(MAX_INTERVAL, max(1, round(interval)))


def _fuzz(interval: int) -> tuple[int, int]:
    """Give how far an interval may move, so that items learnt together do not return together."""
    if interval < 3:
        return interval, interval
    spread = 1.0 + sum(
        share * max(0.0, min(interval, end) - start) for start, end, share in _FUZZ_STEPS
    )
    return max(2, round(interval - spread)), min(MAX_INTERVAL, round(interval + spread))


def _by_chance(days: range, event: Review, reps: int) -> int:
    return days[int(_chance(event.item, reps) * len(days))]


def _chance(item: str, reps: int) -> float:
    """Give a number from 0 up to 1 that depends on nothing but the item and its reviews."""
    digest = blake2b(f"{item}:{reps}".encode(), digest_size=8).digest()
    return int.from_bytes(digest) / 2**64


def _lapses(memory: Memory | None, rating: Rating) -> int:
    if memory is None:
        return 0
    return memory.lapses + (rating is Rating.AGAIN)

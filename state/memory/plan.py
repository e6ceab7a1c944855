"""What to ask with an exam in view: which items, how many new ones, and how firmly; pure.

A scheduler without an end asks an item when its chance of recall has fallen to a fixed value. An
exam changes the question: there are so many questions left (`questions_left`), and what counts is
how many items are remembered on one day. Four things follow.

Which items: as long as there is time, an item's turn comes the sooner the longer ago it was met and
the less firm it is (`urgency`): half-way between a fixed round, which wastes questions on what is
firm, and asking the weakest, which spends them on what is soon forgotten again. In the last round,
when there is one question left for each item, nothing can be repaired afterwards; so it goes to
those of which one more review adds most to the chance of recall on the day (`gains`).

How many new ones: what is to be firm has to be met early, so they come faster than evenly spread,
but each brings reviews with it, so only as fast as the learner copes; an item never met is surely
not known, so in the end the rest is met all the same (`new_items`).

What was missed: where there is not time to meet everything (`is_too_much`), what was begun is put
right before more is begun, spread evenly over what is left (`owed`). That costs some hundredths of
what is remembered on the day, because a first answer to anything tells most; but whoever was told
the answer and is never asked again takes the tutor to have forgotten it.

How firmly: with few questions for each item it has to wait long for the next one, so less recall is
aimed for than with many (`retention`).

These rules, and the numbers below, were found on simulated memories that are not the planner's own
(`benchmarks/learning`). Days are ordinal numbers of the learner's own (`state.clock.days`), paces
are questions a day, chances are 0 to 1.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from state.memory import schedule
from state.memory.curve import Curve
from state.memory.schedule import DEFAULT_RETENTION, DEFAULTS, Parameters
from state.records.learners import DayTally, Memory

COPING = 0.6
"""The share of recent answers that must be right for new items to come as usual."""

STRUGGLING = 0.3
"""The share at which nothing new is added even before an exam; in between it is less than usual."""

RECENT = 10
"""Answers that are recent: about a session. Longer, and a bad day would be noticed too late."""

AHEAD, LEAST_NEW, MOST_NEW = 3.0, 0.25, 0.75
"""The share of a session that may be new before an exam for whoever copes: three times what an even
spread of the unmet over the questions left would ask for, clipped. Less, where there is time for
everything, lets what was begun become firm first; more, where there is not, leaves nothing out."""

LAST_CALL = 0.7
"""Once the items never met come to this share of the questions that are left, they come first: an
item met once is worth more on the day than one met once more. (A share, since days may be missed.)
"""

EVE = 1
"""Days before an exam from which nothing new is begun."""

LEECH_COUNTS = 0.5
"""Of two items alike, one that was forgotten eight times and more comes half as often."""

LEAST, PER_QUESTION, LOWEST, HIGHEST = 0.60, 0.05, 0.70, 0.90
"""The retention to ask for before an exam is clip(0.60 + 0.05 x questions left for each item,
0.70, 0.90): the fewer are left, the longer an item must wait for its next one. From 6 on it is the
usual one (`schedule.DEFAULT_RETENTION`), up to 2 the lowest. (`benchmarks/learning`)"""

LOOK_BACK = 14
"""Days that show how much somebody revises."""

NEWCOMER = 5.6
"""Questions a day, days off included, of somebody who has not shown it yet: 8 on 7 days in 10."""

NEWCOMER_DAYS = 3
"""Days of a learner's own that count as much as that guess."""


def pace(tallies: Iterable[DayTally], today: int) -> float:
    """Give how many questions a day the learner answers, days off included, up to yesterday.

    It is the mean over the days since the first active one of the last `LOOK_BACK`, drawn towards
    `NEWCOMER` as if that had been seen on `NEWCOMER_DAYS` days; so it is never 0.
    """
    recent = [one for one in tallies if today - LOOK_BACK <= one.day < today and one.reviews]
    days = today - min((one.day for one in recent), default=today)
    asked = sum(one.reviews for one in recent)
    return (asked + NEWCOMER * NEWCOMER_DAYS) / (days + NEWCOMER_DAYS)


def questions_left(pace: float, today: int, exam: int) -> float:
    """Give how many questions will be answered from today to the day before the exam.

    Not a whole number; 0 on the day of the exam and after it.
    """
    return pace * max(0, exam - today)


def retention(left: float | None, items: int) -> float:
    """Give the chance of recall to aim for, 0.70 to 0.90.

    `left` is the number of questions left for all `items`; None stands for no exam, and gives the
    usual 0.90.
    """
    if left is None:
        return DEFAULT_RETENTION
    return min(HIGHEST, max(LOWEST, LEAST + PER_QUESTION * left / max(1, items)))


def new_items(size: int, unmet: int, left: float, accuracy: float | None) -> int:
    """Say how many of a session's `size` items may be new, 0 to `size`.

    `unmet` is how many items have never been met, `left` the number of questions until the eve of
    the exam, `accuracy` the share of the last `RECENT` answers that were right, None before the
    first. Whoever copes gets a share of `LEAST_NEW` to `MOST_NEW`, falling to none at `STRUGGLING`:
    whoever misses much goes on with what was begun, until the rest is to be met (`LAST_CALL`).
    """
    if unmet >= LAST_CALL * left:
        return size
    copes = 1.0 if accuracy is None else (accuracy - STRUGGLING) / (COPING - STRUGGLING)
    share = min(MOST_NEW, max(LEAST_NEW, AHEAD * unmet / left))
    return round(size * share * min(1.0, max(0.0, copes)))


def is_too_much(items: int, asked: int, left: float) -> bool:
    """Tell whether all questions up to the exam are too few for each item to be asked once.

    `asked` is how many there have been, `left` how many there will be.
    """
    return items > asked + left


def owed(size: int, missed: int, left: float) -> int:
    """Say how many of a session's `size` items must be such as were missed last, 0 to `size`.

    `missed` is how many there are, `left` the number of questions until the exam: so many that, if
    all sessions to come did the same, each would have come back by then.
    """
    return min(missed, size, math.ceil(size * missed / max(left, 1.0)))


def worth(
    memories: Sequence[Memory],
    today: int,
    exams: Sequence[int],
    parameters: Parameters,
    *,
    last_round: bool,
) -> list[float]:
    """Give how much it is worth to ask each item today, given the day of its exam.

    What is worth more comes first. Only to be compared within one round: `urgency` and `gains` have
    no unit in common.
    """
    plain: Iterable[float]
    if last_round:
        plain = gains(memories, today, exams, parameters)
    else:
        plain = (urgency(memory, today) for memory in memories)
    return [
        one * LEECH_COUNTS if memory.is_leech else one
        for one, memory in zip(plain, memories, strict=True)
    ]


def is_last_round(left: float, items: int) -> bool:
    """Tell whether there is no more than one question left for each item."""
    return left <= items


def urgency(memory: Memory, today: int) -> float:
    """Give the days since an item was met, over the square root of its stability.

    Over the stability itself, the items that are missed again and again would take all the time;
    over nothing at all, it would be a fixed round.
    """
    return (today - memory.day) / math.sqrt(memory.stability)


def gains(
    memories: Sequence[Memory], today: int, exams: Sequence[int], parameters: Parameters = DEFAULTS
) -> Iterator[float]:
    """Give what one review today adds to the chance of recall of each item on the day of its exam.

    The review may go well or badly; each counts as much as it is likely.
    """
    curve = _curve(parameters)
    chance_of, recall = curve.chances(), curve.recalls()
    foreseen = schedule.foreseen(memories, today, parameters)
    for memory, exam, (firm, shaken) in zip(memories, exams, foreseen, strict=True):
        left, reps = exam - max(today, memory.day), memory.reps + 1
        well = chance_of(firm, left, reps)
        badly = chance_of(shaken, left, reps) if left > 0 else 0.0  # missed on the very day
        chance = recall(memory, today)
        yield chance * well + (1 - chance) * badly - recall(memory, exam)


@lru_cache(maxsize=256)
def _curve(parameters: Parameters) -> Curve:
    """Give the curve of somebody with these parameters, as far as it is known without their log."""
    return Curve(parameters)

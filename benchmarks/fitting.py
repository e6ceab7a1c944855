"""Whom own memory parameters help, and whom they would harm: learners whose truth is known.

Each learner's memory is FSRS with parameters of their own; the tutor plans with what it knows of
them, and may fit anew each month. What a month gains is reckoned against the truth: the log loss
that the parameters in use would have in the month that follows, and that the defaults would have.
"""

import math
import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from statistics import fmean

from msgspec import Struct

from benchmarks.timing import table
from state.memory import fitting, schedule
from state.memory.retrievals import retrievals
from state.memory.schedule import DEFAULTS, Parameters
from state.records.learners import Memory, Rating, Review

DAY = 739_000
MONTH = 30
MONTHS = 9
ATTENDANCE = 0.7
LEARNERS = 100
TOLD = (2, 4, 6, 9)
"""Months of which the table tells."""


class Group(Struct, frozen=True):
    """Learners who differ from the defaults by so much, and revise so much."""

    name: str
    spread: float
    """About the standard deviation of the logarithm of how long they remember."""
    items: int
    questions: int


GROUPS = (
    Group("as the defaults say, 8 a day", 0.0, 80, 8),
    Group("as the defaults say, 20 a day", 0.0, 200, 20),
    Group("a little different, 20 a day", 0.3, 200, 20),
    Group("very different, 8 a day", 0.6, 80, 8),
    Group("very different, 20 a day", 0.6, 200, 20),
)


class Month(Struct, frozen=True):
    """One learner at the end of a month."""

    reviews: int
    fitted: bool
    """Whether parameters of their own are in use."""
    gain: float
    """Expected log loss with the defaults less that with the parameters in use."""
    possible: float
    """The same for the true parameters."""


def report() -> str:
    """Let all learners revise for months, and write the table."""
    head = ["learners", "month", "reviews", "with own parameters", "worse off for it"]
    head += ["log loss gained, mean over all", "by the true parameters"]
    return f"{LEARNERS} learners a group.\n\n" + table(head, _rows())


def _rows() -> Iterator[list[str]]:
    with ProcessPoolExecutor() as processes:
        for group in GROUPS:
            seeds = range(LEARNERS)
            told = list(processes.map(_life, [group] * LEARNERS, seeds, chunksize=5))
            for month in TOLD:
                yield _row(group, month, [one[month] for one in told])


def _row(group: Group, month: int, seen: Sequence[Month]) -> list[str]:
    return [
        group.name,
        str(month),
        f"{fmean(one.reviews for one in seen):,.0f}",
        f"{fmean(one.fitted for one in seen):.1%}",
        f"{fmean(one.gain < 0 for one in seen):.1%}",
        f"{fmean(one.gain for one in seen):+.4f}",
        f"{fmean(one.possible for one in seen):+.4f}",
    ]


def _life(group: Group, seed: int) -> dict[int, Month]:
    """Let one learner revise, and fit at the end of each month; give the months to tell of."""
    chance = random.Random(f"{group.name} {seed}")  # noqa: S311  # the same learner each time
    true = _perturbed(group.spread, chance)
    log = _revised(true, group, chance)
    now, told = DEFAULTS, {}
    for month in range(1, MONTHS + 1):
        end = DAY + month * MONTH
        past = [[event for event in history if event.day < end] for history in log]
        fitted = fitting.fit(past, now)
        now = fitted.parameters if fitted else now
        if month in TOLD:
            usual, own, best = (_loss(log, end, each, true) for each in (DEFAULTS, now, true))
            reviews = sum(map(len, past))
            told[month] = Month(reviews, now != DEFAULTS, usual - own, usual - best)
    return told


def _perturbed(spread: float, chance: random.Random) -> Parameters:
    """Draw true parameters about the defaults."""
    scale = math.exp(chance.gauss(0, spread))
    own = list(DEFAULTS)
    own[:4] = sorted(
        min(60.0, first * scale * math.exp(chance.gauss(0, 0.6 * spread))) for first in own[:4]
    )
    own[8] = min(3.5, max(0.5, own[8] + chance.gauss(0, 0.8 * spread)))
    for place, share in ((9, 0.5), (10, 0.5), (11, 0.6), (20, 1.0)):
        own[place] *= math.exp(chance.gauss(0, share * spread))
    own[20] = min(0.5, max(0.1, own[20]))
    return tuple(own)


def _revised(true: Parameters, group: Group, chance: random.Random) -> list[list[Review]]:
    """Let a learner revise for all months, and one more to judge by; give each item's reviews."""
    minds: dict[str, Memory] = {}
    planned: dict[str, Memory] = {}
    log: dict[str, list[Review]] = {}
    for day in range(DAY, DAY + MONTH * (MONTHS + 1)):
        if chance.random() > ATTENDANCE:
            continue
        for item in _todays(planned, day, group):
            event = Review(item, 0, day, _rating(minds.get(item), day, true, chance), 0.9)
            minds[item] = schedule.review(minds.get(item), event, true)
            planned[item] = schedule.review(planned.get(item), event)
            log.setdefault(item, []).append(event)
    return list(log.values())


def _todays(planned: dict[str, Memory], day: int, group: Group) -> list[str]:
    due = sorted(memory.due * 1000 + int(item) for item, memory in planned.items())
    late = [str(key % 1000) for key in due if key // 1000 <= day]
    new = (str(number) for number in range(len(planned), group.items))
    return [*late, *new][: group.questions]


def _rating(mind: Memory | None, day: int, true: Parameters, chance: random.Random) -> Rating:
    if mind is None:
        return chance.choices(list(Rating), [35, 10, 50, 5])[0]
    if chance.random() > schedule.recall(mind, day, true):
        return Rating.AGAIN
    return chance.choices([Rating.HARD, Rating.GOOD, Rating.EASY], [12, 85, 3])[0]


def _loss(log: list[list[Review]], since: int, used: Parameters, true: Parameters) -> float:
    """Give the log loss that the truth lets expect in the month from a day on."""
    losses = [
        -real.expected * math.log(said.expected) - (1 - real.expected) * math.log(1 - said.expected)
        for history in log
        for said, real in zip(retrievals(history, used), retrievals(history, true), strict=True)
        if since <= said.day < since + MONTH
    ]
    return fmean(losses) if losses else 0.0

"""Forecasts held against what came true, and each expected recall against the answer.

The prior of `state.memory.curve` was chosen on other learners of the worlds of `TUNED`; the factor
of `state.memory.forecast` by runs of this benchmark with other learners again, over all worlds but
"rates". What came true is the share of the items that came to mind on the morning of the exam, luck
included.
"""

import math
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, pairwise, product
from statistics import fmean

from msgspec import Struct

from benchmarks.forecast.pupils import ALL, Asked, Pupil
from benchmarks.learning.learners import ATTENDANCE, Case, born
from benchmarks.learning.ours import DAY
from benchmarks.timing import table
from state.memory.forecast import Course, Point, forecast

TUNED = ("half-life", "traces", "scales", "FSRS")
BEFORE = (28, 14, 7)
"""Days before the exam on which a forecast is made."""

CASES = (Case(40, 35, 8), Case(80, 42, 8), Case(80, 42, 15), Case(200, 56, 25))

SEEDS = 50_000
"""The first seed; those before it were played with while constants were chosen."""

BINS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


class Promise(Struct, frozen=True):
    """A forecast, and what came true."""

    world: str
    before: int
    said: Point
    true: float

    @property
    def held(self) -> bool:
        """Whether the truth lay in the range."""
        return self.said.low <= self.true <= self.said.high


def report(learners: int) -> str:
    """Let so many learners revise in each cell of each world, and write the tables."""
    places = list(product(range(len(ALL)), CASES, range(SEEDS, SEEDS + learners)))
    with ProcessPoolExecutor() as processes:
        told = list(processes.map(_life, places, chunksize=4))
    promises = list(chain.from_iterable(promised for promised, _ in told))
    asked: dict[str, list[Asked]] = {world.name: [] for world in ALL}
    for (world, _, _), (_, each) in zip(places, told, strict=True):
        asked[ALL[world].name] += each
    return "\n\n".join((_held(promises), _scores(asked), _calibration(asked)))


def _life(place: tuple[int, Case, int]) -> tuple[list[Promise], list[Asked]]:
    world, case, seed = place
    pupil = Pupil(born(ALL[world], case, seed))
    return promised(pupil), pupil.asked


def promised(pupil: Pupil) -> list[Promise]:
    """Let one learner revise up to the exam, and foretell on the way."""
    said, days = [], pupil.learner.case.days
    for day in range(days):
        if days - day in BEFORE:
            said.append((days - day, _forecast(pupil, day)))
        pupil.live(day)
    true, world = pupil.share(), pupil.learner.world.name
    return [Promise(world, before, point, true) for before, point in said]


def _forecast(pupil: Pupil, day: int) -> Point:
    case, memories = pupil.learner.case, pupil.tutor.memories
    course = Course(DAY + day, DAY + case.days, case.budget, ATTENDANCE)
    return forecast(memories.values(), case.items - len(memories), course, pupil.learnt()).final


def _held(promises: Sequence[Promise]) -> str:
    head = ["world", "days before", "said, mean", "true, mean", "width of the range"]
    head += ["held", "truth below it", "truth above it"]
    return table(head, _held_rows(promises))


def _held_rows(promises: Sequence[Promise]) -> Iterator[list[str]]:
    for before in BEFORE:
        for world in (one.name for one in ALL):
            name = world if world in TUNED else f"{world} (fresh)"
            yield [name, *_row([p for p in promises if (p.world, p.before) == (world, before)])]
        yield ["all", *_row([p for p in promises if p.before == before])]
    fresh = [promise for promise in promises if promise.world not in TUNED]
    yield ["fresh worlds, all days", *_row(fresh)]


def _row(told: Sequence[Promise]) -> list[str]:
    return [
        str(told[0].before) if len({one.before for one in told}) == 1 else "",
        f"{fmean(one.said.mid for one in told):.3f}",
        f"{fmean(one.true for one in told):.3f}",
        f"{fmean(one.said.high - one.said.low for one in told):.2f}",
        _share([one.held for one in told]),
        f"{fmean(one.true < one.said.low for one in told):.0%}",
        f"{fmean(one.true > one.said.high for one in told):.0%}",
    ]


def _share(hits: Sequence[bool]) -> str:
    """Write a share with half of its 95 % interval."""
    share = fmean(hits)
    return f"{share:.0%} ± {1.96 * math.sqrt(share * (1 - share) / len(hits)):.0%}"


def _scores(asked: dict[str, list[Asked]]) -> str:
    """Write Brier scores, which punish each expectation by the square of its error."""
    head = [
        "world",
        "questions",
        "remembered",
        "Brier score of always saying that share (baseline)",
    ]
    head += ["of FSRS's defaults", "of the learner's own curve"]
    return table(head, ([world, *_brier(each)] for world, each in asked.items()))


def _brier(asked: Sequence[Asked]) -> list[str]:
    share = fmean(one.remembered for one in asked)
    squares = (
        [(share - one.remembered) ** 2 for one in asked],
        [(one.usual - one.remembered) ** 2 for one in asked],
        [(one.own - one.remembered) ** 2 for one in asked],
    )
    return [f"{len(asked):,}", f"{share:.3f}", *(f"{fmean(each):.3f}" for each in squares)]


def _calibration(asked: dict[str, list[Asked]]) -> str:
    """Write what came of each expectation, all worlds together."""
    everything = list(chain.from_iterable(asked.values()))
    head = ["recall expected", "FSRS's defaults: questions", "expected", "remembered"]
    head += ["own curve: questions", "expected", "remembered"]
    rows = []
    for low, high in pairwise(BINS):
        usual = [(one.usual, one.remembered) for one in everything if low <= one.usual < high]
        own = [(one.own, one.remembered) for one in everything if low <= one.own < high]
        rows.append([f"{low:.1f} to {high:.1f}", *_bin(usual), *_bin(own)])
    return table(head, rows)


def _bin(pairs: Sequence[tuple[float, bool]]) -> list[str]:
    if not pairs:
        return ["0", "", ""]
    said, true = fmean(pair[0] for pair in pairs), fmean(pair[1] for pair in pairs)
    return [f"{len(pairs):,}", f"{said:.2f}", f"{true:.2f}"]

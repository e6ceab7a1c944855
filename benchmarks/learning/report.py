"""The tables: mean exam-day recall by policy, ours against the best of the plain ones, regret.

Differences are paired: a policy is compared on the very same learners. Intervals hold 95 % by the
normal distribution, worlds counting alike.
"""

import math
from collections.abc import Iterable, Sequence
from itertools import product
from statistics import fmean, variance

from msgspec import Struct

from benchmarks.learning.learners import Case, born
from benchmarks.learning.play import ORACLE, OURS, POLICIES, exam_day_recall
from benchmarks.learning.policies import NAIVE
from benchmarks.learning.worlds import WORLDS
from benchmarks.timing import table

SEED = 70_000
"""The first learner of the report; the policy was chosen on other learners, below 3,000."""

MAIN = tuple(Case(80, 28, budget) for budget in (8, 15, 25))
OTHERS = tuple(
    Case(items, days, budget)
    for items, days, budget in product((40, 80, 200), (14, 28, 56), (8, 15, 25))
    if (items, days) != (80, 28)
)

MAIN_LEARNERS = 60
"""Learners for each world of a main case."""

LEARNERS = 10
"""Learners for each world of the others: 60 a case."""

LOOP = "fixed loop"

Recalls = dict[str, dict[str, list[float]]]
"""Exam-day recall of each learner, by policy and world."""


class Cell(Struct, frozen=True):
    """What became of the learners of one case."""

    case: Case
    recalls: Recalls

    def mean(self, policy: str, world: str | None = None) -> float:
        """Average a policy over one world, or over all of them alike."""
        worlds = [world] if world else [one.name for one in WORLDS]
        return fmean(fmean(self.recalls[policy][one]) for one in worlds)

    def best(self, world: str | None = None) -> str:
        """Name the best of the plain policies."""
        return max(NAIVE, key=lambda policy: self.mean(policy, world))

    def ahead(self, other: str) -> tuple[float, float]:
        """Give by how much ours is ahead of another policy, and half of the 95 % interval."""
        squares, means = [], []
        for world in WORLDS:
            ours, theirs = self.recalls[OURS][world.name], self.recalls[other][world.name]
            differences = [a - b for a, b in zip(ours, theirs, strict=True)]
            means.append(fmean(differences))
            squares.append(variance(differences) / len(differences))
        return fmean(means), 1.96 * math.sqrt(sum(squares)) / len(WORLDS)

    def regret(self) -> tuple[float, str]:
        """Give by how much the best plain policy of one world beats ours, at worst, and where."""
        return max(
            (self.mean(self.best(one.name), one.name) - self.mean(OURS, one.name), one.name)
            for one in WORLDS
        )

    def way(self) -> float:
        """Give the share of the way from the fixed loop to the oracle."""
        loop = self.mean(LOOP)
        return (self.mean(OURS) - loop) / (self.mean(ORACLE) - loop)


def play(case: Case, learners: int, seed: int = SEED) -> Cell:
    """Let all policies play the same learners."""
    recalls: Recalls = {name: {world.name: [] for world in WORLDS} for name in POLICIES}
    for world, number in product(WORLDS, range(learners)):
        learner = born(world, case, seed + number)
        for name in POLICIES:
            recalls[name][world.name].append(exam_day_recall(learner, name))
    return Cell(case, recalls)


def main_tables(cells: Sequence[Cell]) -> str:
    """Show the main cases: policies by budget, then how ours stands, then ours by world."""
    head = ["policy", *(f"{cell.case.budget} questions a day" for cell in cells)]
    rows = [[name, *(f"{cell.mean(name):.3f}" for cell in cells)] for name in POLICIES]
    standing = [
        ["best plain policy", *(cell.best() for cell in cells)],
        ["ours is ahead by", *(_ahead(cell) for cell in cells)],
        ["worst regret", *(_regret(cell) for cell in cells)],
        ["of the way from the loop to the oracle", *(f"{cell.way():.0%}" for cell in cells)],
    ]
    return "\n\n".join(
        [table(head, rows), table(["", *head[1:]], standing), *(by_world(cell) for cell in cells)]
    )


def by_world(cell: Cell) -> str:
    """Show each policy in each world."""
    worlds = [f"{one.name}{' (fresh)' if one.is_fresh else ''}" for one in WORLDS]
    rows = [[name, *(f"{cell.mean(name, one.name):.3f}" for one in WORLDS)] for name in POLICIES]
    return table([f"{cell.case.budget} a day", *worlds], rows)


def other_table(cells: Iterable[Cell]) -> str:
    """Show the other cases, one line each."""
    rows = []
    for cell in cells:
        case, best = cell.case, cell.best()
        rows.append(
            [
                f"{case.items}, {case.days}, {case.budget}",
                f"{cell.mean(LOOP):.3f}",
                f"{best} {cell.mean(best):.3f}",
                f"{cell.mean(OURS):.3f}",
                f"{cell.mean(ORACLE):.3f}",
                _ahead(cell),
                _regret(cell),
            ]
        )
    head = ["items, days, questions", LOOP, "best plain", OURS, ORACLE, "ahead by", "worst regret"]
    return table(head, rows)


def _ahead(cell: Cell) -> str:
    by, half = cell.ahead(cell.best())
    return f"{by:+.3f} ± {half:.3f}"


def _regret(cell: Cell) -> str:
    regret, world = cell.regret()
    return f"{regret:.3f} ({world})"

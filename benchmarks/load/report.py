"""All bots by turns, several rounds, and the table of ratios.

A bot is compared with the baseline of its own round, which ran a few seconds before or after it:
what else the machine does changes from minute to minute. Every other round goes backwards.
"""

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path

from benchmarks.load.contestants import Contestant, contestants
from benchmarks.load.measuring import Load, Run, measure
from benchmarks.timing import median, milliseconds, percentile, table, workplace

ROUNDS = 5

ENOUGH = 10
"""Updates of each learner from which it tells anything how many were graded: the first are none."""

HEAD = (
    "bot",
    "updates/s",
    "ratio",
    "API calls/s",
    "p50",
    "p99",
    "processor time an update",
    "updates in the same processor time",
    "graded",
    "memory (RSS)",
    "memory against the baseline",
    "bytes an update",
    "processors busy with the bot",
    "with server and learners",
)


def report(load: Load, rounds: int = ROUNDS) -> str:
    """Measure, and write the table."""
    entered = contestants()
    runs: dict[str, list[Run]] = {one.name: [] for one in entered}
    with workplace() as folder:
        for number in range(rounds):
            for place, contestant in list(enumerate(entered))[:: 1 - 2 * (number % 2)]:
                runs[contestant.name].append(_run(contestant, folder / f"{number}-{place}", load))
    baseline = runs[entered[0].name]
    rows = [_row(name, measured, baseline) for name, measured in runs.items()]
    return (
        f"{load.learners} learners, each answering as soon as the reply is there; by turns,"
        f" {rounds} rounds of {load.seconds:.0f} s each after {load.warm_up:.0f} s of warming up,"
        f" medians. Load average at the end: {os.getloadavg()[0]:.1f}.\n\n{table(HEAD, rows)}"
    )


def _run(contestant: Contestant, folder: Path, load: Load) -> Run:
    folder.mkdir()
    run = asyncio.run(measure(contestant, folder, load))
    if run.updates >= ENOUGH * load.learners and run.graded < contestant.graded:
        raise RuntimeError(f"the learners are stuck: {run.graded:.0%} of updates were graded")
    return run


def _row(name: str, runs: Sequence[Run], baseline: Sequence[Run]) -> list[str]:
    rates = [run.rate for run in runs]
    pairs = list(zip(runs, baseline, strict=True))
    ratios = [run.rate / base.rate for run, base in pairs]
    costs = [base.cost / run.cost for run, base in pairs]
    return [
        name,
        f"{median(rates):,.0f}",
        f"{median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})",
        f"{median(run.calls / run.seconds for run in runs):,.0f}",
        milliseconds(median(percentile(run.waits, 0.50) for run in runs)),
        milliseconds(median(percentile(run.waits, 0.99) for run in runs)),
        milliseconds(median(run.cost for run in runs)),
        f"{median(costs):.2f} ({min(costs):.2f} to {max(costs):.2f})",
        f"{median(run.graded for run in runs):.0%}",
        f"{median(run.resident for run in runs) / 2**20:.0f} MiB",
        f"{median(run.resident / base.resident for run, base in pairs):.2f}",
        f"{median(run.grown for run in runs):,.0f}",
        f"{median(run.bot / run.seconds for run in runs):.2f}",
        f"{median(run.server / run.seconds for run in runs):.2f}",
    ]

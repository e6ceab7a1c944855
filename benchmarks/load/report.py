"""All bots by turns, several rounds, and the table of ratios."""

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path

from benchmarks.load.contestants import Contestant, contestants
from benchmarks.load.measuring import Load, Run, measure
from benchmarks.timing import median, milliseconds, percentile, table, workplace

ROUNDS = 3

HEAD = (
    "bot",
    "updates/s",
    "ratio",
    "range",
    "API calls/s",
    "p50",
    "p99",
    "bot's processor time an update",
    "graded",
    "processors busy: bot, server",
)


def report(load: Load, rounds: int = ROUNDS) -> str:
    """Measure, and write the table."""
    entered = contestants()
    runs: dict[str, list[Run]] = {one.name: [] for one in entered}
    with workplace() as folder:
        for number in range(rounds):
            for place, contestant in enumerate(entered):
                runs[contestant.name].append(_run(contestant, folder / f"{number}-{place}", load))
    baseline = _rate(runs[entered[0].name])
    rows = [_row(name, measured, baseline) for name, measured in runs.items()]
    return (
        f"{load.learners} learners, each answering as soon as the reply is there; by turns,"
        f" {rounds} runs of {load.seconds:.0f} s each after {load.warm_up:.0f} s of warming up,"
        f" medians. Load average at the end: {os.getloadavg()[0]:.1f}.\n\n{table(HEAD, rows)}"
    )


def _run(contestant: Contestant, folder: Path, load: Load) -> Run:
    folder.mkdir()
    return asyncio.run(measure(contestant, folder, load))


def _rate(runs: Sequence[Run]) -> float:
    return median(run.rate for run in runs)


def _row(name: str, runs: Sequence[Run], baseline: float) -> list[str]:
    rates = [run.rate for run in runs]
    bot = median(run.bot / run.seconds for run in runs)
    server = median(run.server / run.seconds for run in runs)
    return [
        name,
        f"{_rate(runs):,.0f}",
        f"{_rate(runs) / baseline:.2f}",
        f"{min(rates):,.0f} to {max(rates):,.0f}",
        f"{median(run.calls / run.seconds for run in runs):,.0f}",
        milliseconds(median(percentile(run.waits, 0.50) for run in runs)),
        milliseconds(median(percentile(run.waits, 0.99) for run in runs)),
        milliseconds(median(run.bot / len(run.waits) for run in runs)),
        f"{median(run.graded for run in runs):.0%}",
        f"{bot:.2f}, {server:.2f}",
    ]

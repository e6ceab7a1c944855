"""A few waves without kills and one with ten, and the table of what became of them."""

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path

from benchmarks.groups.wave import Outcome, Plan, measure
from benchmarks.timing import median, milliseconds, percentile, table, workplace
from state.values import replace

ROUNDS = 3

KILLS = 10

A_SECOND = 30
"""Telegram's limit on messages of one bot."""

HEAD = ("what", "without kills", f"with {KILLS} kills")


def report(plan: Plan) -> str:
    """Measure, and write the table."""
    with workplace() as folder:
        quiet = [_run(replace(plan, seed=n), folder / f"quiet-{n}") for n in range(1, ROUNDS + 1)]
        killed = [_run(replace(plan, kills=KILLS), folder / "killed")]
    rows = [
        (name, one, two) for (name, one), (_, two) in zip(_rows(quiet), _rows(killed), strict=True)
    ]
    return (
        f"{plan.groups:,} groups due in the same minute and {plan.learners} learners who revise,"
        f" each acting {plan.think:.0f} s after a reply on average; {ROUNDS} waves without kills"
        f" (medians; counts are sums), one with. Load average at the end:"
        f" {os.getloadavg()[0]:.1f}.\n\n{table(HEAD, rows)}"
    )


def _run(plan: Plan, folder: Path) -> Outcome:
    folder.mkdir()
    return asyncio.run(measure(plan, folder))


def _rows(waves: Sequence[Outcome]) -> list[tuple[str, str]]:
    waits = [wait for wave in waves for wait in wave.waits]
    at_limit = [wave.sent / A_SECOND for wave in waves]
    over = median(wave.seconds / limit for wave, limit in zip(waves, at_limit, strict=True))
    found = [one for wave in waves for one in wave.contradictions]
    return [
        ("groups never asked", str(sum(wave.never for wave in waves))),
        ("groups asked twice", str(sum(wave.twice for wave in waves))),
        ("first question to last", f"{median(wave.seconds for wave in waves):.1f} s"),
        ("messages in that time, replies included", f"{median(wave.sent for wave in waves):,.0f}"),
        ("that at 30 a second", f"{median(at_limit):.1f} s"),
        ("time taken against that", f"{over:.2f}"),
        ("replies to learners meanwhile", f"{len(waits)}"),
        ("p50", milliseconds(percentile(waits, 0.50))),
        ("p99", milliseconds(percentile(waits, 0.99))),
        ("slowest", milliseconds(max(waits))),
        ("calls refused as too fast (429)", str(sum(wave.refused for wave in waves))),
        ("contradictions in the database", ", ".join(found) or "none"),
    ]

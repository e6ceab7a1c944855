"""The tables of a run: each trouble by itself, and what became of everything."""

import asyncio
import os
from collections.abc import Sequence

from benchmarks.faults.disk import small_disk
from benchmarks.faults.outcome import Outcome, Plan, Spell
from benchmarks.faults.run import measure
from benchmarks.faults.troubles import NOTHING
from benchmarks.faults.watching import Sample, slope
from benchmarks.timing import percentile, table, workplace

HEAD = (
    "what is wrong",
    "for",
    "turns",
    "p50",
    "p99",
    "slowest",
    "oldest update",
    "oldest reply",
    "oldest unasked letter",
    "log",
    "memory",
)

MEBIBYTE = 2**20


def report(plan: Plan) -> str:
    """Measure, and write the tables."""
    with workplace() as folder, small_disk(folder) as disk:
        outcome = asyncio.run(measure(plan, disk))
    filled = "" if disk.can_be_filled else " The disk was not filled: that takes root."
    return (
        f"{plan.learners} learners, each acting {plan.think:.0f} s after a reply on average, and"
        f" {plan.groups:,} groups that are asked in turn, for {outcome.seconds / 60:.0f} minutes."
        f" Load average at the end: {os.getloadavg()[0]:.1f}.{filled}\n\n"
        f"{table(HEAD, [_row(spell) for spell in outcome.spells])}\n\n"
        f"{table(('what', 'in the whole run'), _whole(outcome))}"
    )


def _row(spell: Spell) -> list[str]:
    waits = [turn.seconds for turn in spell.turns] or [0.0]
    return [
        spell.name,
        _seconds(spell.ended - spell.begun),
        str(len(spell.turns)),
        *(_seconds(percentile(waits, share)) for share in (0.5, 0.99, 1.0)),
        *(_seconds(_oldest(spell.samples, queue)) for queue in ("updates", "replies", "unasked")),
        _mebibytes(max((one.log for one in spell.samples), default=0)),
        _mebibytes(_most_memory(spell)),
    ]


def _whole(outcome: Outcome) -> list[tuple[str, str]]:
    samples = outcome.samples
    first, last = samples[0], samples[-1]
    settled = samples[len(samples) // 3 :]
    most = max(one.descriptors for one in samples)
    faults = ", ".join(f"{count} {name}" for name, count in outcome.faults.most_common())
    return [
        ("updates, of them lost", f"{outcome.updates:,}, {outcome.updates_lost}"),
        ("letters not sent", str(outcome.letters_lost)),
        ("learners without a reply at the end", str(outcome.unanswered)),
        (
            "questions due in groups, of them never asked",
            f"{outcome.questions:,}, {outcome.never_asked}",
        ),
        ("votes, of them lost", f"{outcome.votes:,}, {outcome.votes_lost}"),
        ("votes in a copy of a poll that nobody told us of", str(outcome.astray)),
        ("messages sent, of them twice", f"{outcome.sent:,}, {outcome.doubled}"),
        ("excuses while nothing could be saved", str(outcome.excused)),
        ("contradictions in the database", ", ".join(outcome.contradictions) or "none"),
        ("tracebacks in the log", str(outcome.complaints)),
        ("calls that were disturbed", faults),
        ("from the last trouble until nothing waited", _seconds(outcome.until_quiet)),
        (
            "memory at the beginning, at the end",
            f"{_mebibytes(first.resident)}, {_mebibytes(last.resident)}",
        ),
        ("the most of it while nothing was wrong, by rounds", _by_rounds(outcome.spells)),
        ("its slope over the last two thirds", f"{_mebibytes(slope(settled))} an hour"),
        (
            "open files and connections: beginning, most, end",
            f"{first.descriptors}, {most}, {last.descriptors}",
        ),
        ("write-ahead log: most, at the end", f"{_most_log(samples)}, {_mebibytes(last.log)}"),
    ]


def _by_rounds(spells: Sequence[Spell]) -> str:
    return ", ".join(_mebibytes(_most_memory(one)) for one in spells if one.name == NOTHING)


def _most_memory(spell: Spell) -> int:
    return max((one.resident for one in spell.samples), default=0)


def _most_log(samples: Sequence[Sample]) -> str:
    return _mebibytes(max(one.log for one in samples))


def _oldest(samples: Sequence[Sample], queue: str) -> float:
    return max((one.ages[queue] for one in samples), default=0.0)


def _seconds(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds >= 10 else f"{seconds:.2f} s"


def _mebibytes(size: float) -> str:
    return f"{size / MEBIBYTE:.1f} MiB"

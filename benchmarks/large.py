"""What ten million memories cost: the same questions, and the sweep of each minute for reminders.

Not part of `make bench`: it takes some minutes and 1 GB of disk. There are no reviews in it, so the
size is that of the memories and the reminders alone.
"""

import time
from collections.abc import Sequence
from contextlib import closing

from benchmarks import filling
from benchmarks.filling import BOT
from benchmarks.storage import HEAD, LOOKS, about_memories, measure
from benchmarks.timing import milliseconds, percentile, table, workplace
from bot.engine.due.due import AT_ONCE
from state.file.database import open_database
from state.records.learners import Reminder, Who
from state.sql import Connection
from state.tables import reminders
from state.values import replace

LEARNERS = 100_000
DAY = 24 * 60 * 60
NOW = 1_800_000_000 // DAY * DAY
MINUTES = 24 * 60


def report() -> str:
    """Fill a database, measure, and write the tables."""
    with workplace() as folder, closing(open_database(folder / "large.db", create=True)) as db:
        begun = time.perf_counter()
        numbers = _fill(db)
        filled = time.perf_counter() - begun
        size = filling.size(folder / "large.db")
        rows = list(measure(about_memories(db), numbers))
        sweeps = list(_sweeps(db))
        db.execute("VACUUM")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        packed = filling.size(folder / "large.db")
    return (
        f"{LEARNERS:,} learners with {len(filling.ITEMS)} memories each and a reminder: {size:.0f}"
        f" MiB, filled in {filled:.0f} s; {packed:.0f} MiB after VACUUM. {LOOKS:,} looks, learners"
        f" at random.\n\n{table(HEAD, rows)}\n\n{table(['sweep', 'p50', 'p99', 'slowest'], sweeps)}"
    )


def _fill(db: Connection) -> Sequence[int]:
    db.execute("BEGIN")
    numbers = filling.learners(db, LEARNERS)
    filling.memories(db, numbers)
    for place, number in enumerate(numbers):
        minute = place % 96 * 15  # people choose quarters of an hour
        reminders.save(db, Who(BOT, number), Reminder(minute, NOW + minute * 60))
    db.execute("COMMIT")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return numbers


def _sweeps(db: Connection) -> list[list[str]]:
    """Time a day of sweeps, one a minute: only looking, and with all that a reminder needs."""
    looks, whole = [], []
    for now in range(NOW, NOW + MINUTES * 60, 60):
        begun = time.perf_counter()
        found = reminders.due(db, BOT, now, AT_ONCE)
        looks.append(time.perf_counter() - begun)
        _send(db, found, now)
        whole.append(time.perf_counter() - begun)
    return [
        _row(f"what is due found, at most {AT_ONCE}", looks),
        _row("and each learner looked at, the next moment set, committed", whole),
    ]


def _send(db: Connection, found: Sequence[tuple[Who, Reminder]], now: int) -> None:
    db.execute("BEGIN IMMEDIATE")
    for who, reminder in found:
        reminders.situation(db, who, now)
        reminders.save(db, who, replace(reminder, at=NOW + DAY + reminder.minute * 60))
    db.execute("COMMIT")


def _row(name: str, times: Sequence[float]) -> list[str]:
    values = (percentile(times, 0.50), percentile(times, 0.99), max(times))
    return [name, *(milliseconds(value) for value in values)]

"""What it costs to find a learner's next item among a million memories.

The memories and the reviews behind them are written straight into the tables, drawn from a fixed
seed; they have the shape of real ones, but no replay would give them. Everything is read through
`state.store`, for learners in random order, so that hardly any page is in SQLite's own cache.
"""

import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.timing import milliseconds, percentile, table, workplace
from state import reviews, store
from state.database import open_database
from state.records import Who

BOT = 7
LEARNERS = 10_000
ITEMS = 100
TODAY = 739_500
LOOKS = 5_000


def report() -> str:
    """Fill a database, measure, and write the table."""
    with workplace() as folder, closing(open_database(folder / "million.db", create=True)) as db:
        begun = time.perf_counter()
        _fill(db)
        filled = time.perf_counter() - begun
        rows = list(_measure(db))
        size = _size(folder / "million.db")
    head = ["question", "p50", "p99", "p50 against the baseline"]
    return (
        f"{LEARNERS:,} learners with {ITEMS} memories and {ITEMS} reviews each: {size:.0f} MiB,"
        f" filled in {filled:.0f} s. {LOOKS:,} looks, learners at random.\n\n" + table(head, rows)
    )


def _fill(db: sqlite3.Connection) -> None:
    chance = random.Random(1)  # noqa: S311  # the same database each time
    db.execute("BEGIN")
    db.executemany(
        "INSERT INTO learners (bot_id, learner_id, name, zone, created_at)"
        " VALUES (?, ?, 'Ann', 'Europe/London', 0)",
        ((BOT, learner) for learner in range(LEARNERS)),
    )
    db.executemany(
        "INSERT INTO memories (bot_id, learner_id, item, stability, difficulty, day, due, reps,"
        " lapses, last) VALUES (?, ?, ?, ?, ?, ?, ?, 3, 0, 3)",
        (
            (BOT, learner, item, chance.uniform(1, 90), chance.uniform(1, 10), day, due)
            for learner, item, day, due in _memories(chance)
        ),
    )
    learners = list(range(LEARNERS)) * ITEMS
    chance.shuffle(learners)
    db.executemany(
        "INSERT INTO reviews (bot_id, learner_id, item, at, day, rating, retention, options)"
        " VALUES (?, ?, ?, ?, ?, 3, 0.9, 0)",
        (
            (BOT, learner, f"sales-information/{chance.randrange(ITEMS)}", number, TODAY)
            for number, learner in enumerate(learners)
        ),
    )
    db.execute("COMMIT")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _memories(chance: random.Random) -> Iterator[tuple[int, str, int, int]]:
    for learner in range(LEARNERS):
        for item in range(ITEMS):
            day = TODAY - chance.randrange(60)
            yield learner, f"sales-information/{item}", day, day + chance.randrange(1, 120)


def _measure(db: sqlite3.Connection) -> Iterator[list[str]]:
    """Time each question; the baseline answers the first one without the index on what is due."""
    questions: list[tuple[str, Callable[[Who], object]]] = [
        ("next due item, all of the learner's looked at (baseline)", lambda who: _by_hand(db, who)),
        ("next due item", lambda who: store.due(db, who, TODAY, 1)),
        ("60 due items", lambda who: store.due(db, who, TODAY, 60)),
        ("day of the next due item", lambda who: store.next_due(db, who)),
        ("one memory", lambda who: store.memory(db, who, "sales-information/42")),
        ("last review, for an undo", lambda who: reviews.last(db, who)),
    ]
    baseline = 0.0
    _times(questions[0][1])  # the first to ask would pay for reading the file
    for name, ask in questions:
        times = _times(ask)
        middle = percentile(times, 0.50)
        baseline = baseline or middle
        ratio = f"{middle / baseline:.2f}"
        yield [name, milliseconds(middle), milliseconds(percentile(times, 0.99)), ratio]


def _by_hand(db: sqlite3.Connection, who: Who) -> object:
    due = (memory for memory in store.memories(db, who) if memory.due <= TODAY)
    return min(due, key=lambda memory: memory.due, default=None)


def _times(ask: Callable[[Who], object]) -> list[float]:
    chance = random.Random(2)  # noqa: S311  # the same learners for each question
    times = []
    for _ in range(LOOKS):
        who = Who(BOT, chance.randrange(LEARNERS))
        begun = time.perf_counter()
        ask(who)
        times.append(time.perf_counter() - begun)
    return times


def _size(path: Path) -> float:
    """Give the size of a database with its log, in MiB."""
    return sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*")) / 2**20

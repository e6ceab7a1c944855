"""What it costs to ask for a learner's memories among a million of them, as each turn does.

Everything is read through `state`, for learners in random order, so that hardly any page is in
SQLite's own cache.
"""

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing

from benchmarks import filling
from benchmarks.filling import BOT, ITEMS, TODAY
from benchmarks.timing import milliseconds, percentile, table, workplace
from state.file.database import open_database
from state.records.learners import Who
from state.sql import Connection
from state.tables.memory import memories, reviews

LEARNERS = 10_000
LOOKS = 5_000
AHEAD = range(TODAY + 60, TODAY + 80)
"""Days among which one is chosen for an item to come back."""

HEAD = ["question", "p50", "p99", "p50 against the baseline"]

Question = Callable[[Who], object]


def report() -> str:
    """Fill a database, measure, and write the table."""
    with workplace() as folder, closing(open_database(folder / "million.db", create=True)) as db:
        begun = time.perf_counter()
        numbers = _fill(db)
        filled = time.perf_counter() - begun
        questions = about_memories(db) | {
            "last review, for an undo": lambda who: reviews.last(db, who)
        }
        rows = list(measure(questions, numbers))
        size = filling.size(folder / "million.db")
    return (
        f"{LEARNERS:,} learners with {len(ITEMS)} memories and reviews each: {size:.0f} MiB,"
        f" filled in {filled:.0f} s. {LOOKS:,} looks, learners at random.\n\n" + table(HEAD, rows)
    )


def _fill(db: Connection) -> Sequence[int]:
    db.execute("BEGIN")
    numbers = filling.learners(db, LEARNERS)
    filling.memories(db, numbers)
    filling.reviews(db, numbers)
    db.execute("COMMIT")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return numbers


def about_memories(db: Connection) -> dict[str, Question]:
    """Give the questions to time, those of the bot."""
    return {
        "all memories, to compose a session (baseline)": lambda who: memories.all_of(db, who),
        "what is due on each of 20 days": lambda who: memories.due_on(db, who, AHEAD),
        "one memory": lambda who: memories.of_item(db, who, ITEMS[42]),
    }


def measure(questions: Mapping[str, Question], numbers: Sequence[int]) -> Iterator[list[str]]:
    """Time each question; the first is the baseline."""
    _times(next(iter(questions.values())), numbers)  # who asks first pays for reading the file
    baseline = 0.0
    for name, ask in questions.items():
        times = _times(ask, numbers)
        middle = percentile(times, 0.50)
        baseline = baseline or middle
        ratio = f"{middle / baseline:.2f}"
        yield [name, milliseconds(middle), milliseconds(percentile(times, 0.99)), ratio]


def _times(ask: Question, numbers: Sequence[int]) -> list[float]:
    chance = random.Random(2)  # noqa: S311  # the same learners for each question
    times = []
    for _ in range(LOOKS):
        who = Who(BOT, chance.choice(numbers))
        begun = time.perf_counter()
        ask(who)
        times.append(time.perf_counter() - begun)
    return times

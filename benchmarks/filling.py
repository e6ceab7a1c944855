"""Databases of any size for the benchmarks of storage, the same each time.

Rows are written straight into the tables, drawn from a fixed seed; they have the shape of real ones
(Telegram's numbers, references as long as ours), but no replay would give them.
"""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from state.sql import Connection

BOT = 7_123_456_789
TODAY = 739_500
ITEMS = tuple(f"sales-information/question-{number:04}" for number in range(100))
"""The references of what each learner has met: 31 letters, the mean of the shipped topics."""

VISITS = 4
"""In so many goes the items of all learners are added: memories grow in among the older ones, which
leaves room in the pages of the file, as it does in life."""


def learners(db: Connection, count: int) -> Sequence[int]:
    """Add so many learners; give their numbers, spread like Telegram's."""
    numbers = sorted(_chance().sample(range(10**8, 8 * 10**9), count))
    db.executemany(
        "INSERT INTO learners (bot_id, learner_id, name, zone, created_at)"
        " VALUES (?, ?, 'Ann', 'Europe/London', 0)",
        ((BOT, number) for number in numbers),
    )
    return numbers


def memories(db: Connection, numbers: Sequence[int]) -> None:
    """Add a memory of every item for each learner."""
    chance = _chance()
    db.executemany(
        "INSERT INTO memories (bot_id, learner_id, item, stability, difficulty, day, due, reps,"
        " lapses, last) VALUES (?, ?, ?, ?, ?, ?, ?, 3, 0, 3)",
        (
            (BOT, number, item, chance.uniform(1, 90), chance.uniform(1, 10), day, due)
            for number, item, day, due in _met(numbers, chance)
        ),
    )


def _met(numbers: Sequence[int], chance: random.Random) -> Iterator[tuple[int, str, int, int]]:
    for visit in range(VISITS):
        for number in numbers:
            for item in ITEMS[visit::VISITS]:
                day = TODAY - chance.randrange(60)
                yield number, item, day, day + chance.randrange(1, 120)


def reviews(db: Connection, numbers: Sequence[int]) -> None:
    """Add as many reviews as there are memories, learners in the order of chance."""
    chance = _chance()
    order = list(numbers) * len(ITEMS)
    chance.shuffle(order)
    db.executemany(
        "INSERT INTO reviews (bot_id, learner_id, item, at, day, rating, retention, options, due)"
        " VALUES (?, ?, ?, ?, ?, 3, 0.9, 0, ?)",
        (
            (BOT, number, chance.choice(ITEMS), at, TODAY, TODAY + 9)
            for at, number in enumerate(order)
        ),
    )


def size(path: Path) -> float:
    """Give the size of a database with its log, in MiB."""
    return sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*")) / 2**20


def _chance() -> random.Random:
    return random.Random(1)  # noqa: S311  # the same database each time

"""What a learner remembers of each item, and what they did on each day, as the log has it.

Both are derived from the review log, so that they are read at once and can be worked out anew; only
`state.tables.memory.reviews`, which keeps that log, writes them.
"""

import json
from collections import Counter
from collections.abc import Collection
from typing import Final

from state.records.learners import LEECH_LAPSES, DayTally, Memory, Rating, Resting, Who
from state.sql import Connection

_RATINGS: Final = {int(rating): rating for rating in Rating}
"""Looked up, because `Rating(number)` takes as long as reading the row."""


def of_item(db: Connection, who: Who, item: str) -> Memory | None:
    """Give the memory of one item; None if it has never been settled."""
    row = db.execute(
        """
        SELECT item, stability, difficulty, day, due, reps, lapses, last
        FROM memories WHERE bot_id = ? AND learner_id = ? AND item = ?
        """,
        (*who, item),
    ).fetchone()
    return _memory(row) if row else None


def all_of(db: Connection, who: Who) -> tuple[Memory, ...]:
    """Give all memories of a learner, a few hundred, in no order to rely on."""
    rows = db.execute(
        """
        SELECT item, stability, difficulty, day, due, reps, lapses, last
        FROM memories WHERE bot_id = ? AND learner_id = ?
        """,
        who,
    )
    return tuple(_memory(row) for row in rows)


_AT_HAND = """
    (due <= :today OR day >= :since OR last = 1 OR item IN (SELECT value FROM json_each(:named)))
    """
"""What may be asked of, or bears on what is: it is due, or was just asked, or missed, or named."""


def at_hand(
    db: Connection, who: Who, today: int, since: int, named: Collection[str]
) -> tuple[tuple[Memory, ...], Resting]:
    """Give the memories that a session today may be made of, and what rests beside them.

    Those are of what is due, was missed last, was asked on the day `since` or later, or is `named`.
    Of the others only their names are read, in one piece: a row each would cost ten times as much.
    """
    given = {
        "bot": who.bot_id,
        "learner": who.learner_id,
        "today": today,
        "since": since,
        "named": json.dumps(tuple(named)),
    }
    rows = db.execute(
        f"""
        SELECT item, stability, difficulty, day, due, reps, lapses, last
        FROM memories WHERE bot_id = :bot AND learner_id = :learner AND {_AT_HAND}
        ORDER BY item
        """,  # noqa: S608  # nosec  # only our own condition
        given,
    )
    near = tuple(_memory(row) for row in rows)
    items, until = db.execute(
        f"""
        SELECT json_group_array(item), min(due)
        FROM memories WHERE bot_id = :bot AND learner_id = :learner AND NOT {_AT_HAND}
        """,  # noqa: S608  # nosec  # only our own condition
        given,
    ).fetchone()
    return near, Resting(frozenset(json.loads(items)), until)


def weakest(db: Connection, who: Who, today: int, limit: int) -> tuple[str, ...]:
    """Name some items that are not due and were not asked today: those remembered least.

    Leeches come last. The chance of recall falls as the days since the last review, over the
    stability, rise (see `state.memory.schedule.recall_after`).
    """
    rows = db.execute(
        """
        SELECT item FROM memories
        WHERE bot_id = ? AND learner_id = ? AND due > ? AND day < ?
        ORDER BY lapses >= ?, (? - day) / stability DESC, item LIMIT ?
        """,
        (*who, today, today, LEECH_LAPSES, today, limit),
    )
    return tuple(item for (item,) in rows)


def asked_on(db: Connection, who: Who, day: int) -> dict[str, int]:
    """Give the items that were last rated on a day, each with the day it is due again."""
    rows = db.execute(
        """
        SELECT item, due FROM memories WHERE bot_id = ? AND learner_id = ? AND day = ?
        ORDER BY item
        """,
        (*who, day),
    )
    return dict(rows.fetchall())


def due_on(db: Connection, who: Who, days: range) -> dict[int, int]:
    """Count what is due on each of some days that follow each other; days without are left out.

    `days` must hold at least one day, and rise by one.
    """
    rows = db.execute(
        "SELECT due FROM memories WHERE bot_id = ? AND learner_id = ? AND due BETWEEN ? AND ?",
        (*who, days[0], days[-1]),
    )
    return dict(Counter(day for (day,) in rows))


def save(db: Connection, who: Who, after: Memory) -> None:
    """Keep a memory; for `state.tables.memory.reviews` alone, which derives it from the log."""
    db.execute(
        """
        INSERT INTO memories (bot_id, learner_id, item, stability, difficulty, day, due, reps,
            lapses, last)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (bot_id, learner_id, item) DO UPDATE SET
            stability = excluded.stability, difficulty = excluded.difficulty, day = excluded.day,
            due = excluded.due, reps = excluded.reps, lapses = excluded.lapses, last = excluded.last
        """,
        (
            *who,
            after.item,
            after.stability,
            after.difficulty,
            after.day,
            after.due,
            after.reps,
            after.lapses,
            after.last,
        ),
    )


def forget(db: Connection, who: Who, item: str) -> None:
    """Drop a memory; for `state.tables.memory.reviews` alone."""
    db.execute(
        "DELETE FROM memories WHERE bot_id = ? AND learner_id = ? AND item = ?", (*who, item)
    )


def tallies(db: Connection, who: Who, since: int) -> tuple[DayTally, ...]:
    """Give what a learner did on each active day from `since` on, oldest first."""
    rows = db.execute(
        """
        SELECT day, reviews, recalled FROM days
        WHERE bot_id = ? AND learner_id = ? AND day >= ?
        ORDER BY day
        """,
        (*who, since),
    )
    return tuple(DayTally(*row) for row in rows)


def _memory(row: tuple[str, float, float, int, int, int, int, int]) -> Memory:
    item, stability, difficulty, day, due_day, reps, lapses, last = row
    return Memory(item, stability, difficulty, day, due_day, reps, lapses, _RATINGS[last])

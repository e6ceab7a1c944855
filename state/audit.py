"""Does the database contradict itself? Everything that can be derived is derived again.

Reads only. What it finds are sentences for the operator, one for each contradiction.
"""

import sqlite3
from collections.abc import Iterator

from state import schedule, store
from state.records import Who


def contradictions(db: sqlite3.Connection) -> list[str]:
    """Give every contradiction found: broken pages and references, memories, tallies."""
    return [*_pages(db), *_references(db), *_memories(db), *_unkept(db), *_tallies(db)]


def _pages(db: sqlite3.Connection) -> Iterator[str]:
    for (line,) in db.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield f"integrity: {line}"


def _references(db: sqlite3.Connection) -> Iterator[str]:
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield f"reference: {table} row {row} points to a missing row of {parent}"


def _memories(db: sqlite3.Connection) -> Iterator[str]:
    """Replay the log of every memory and compare the result with what is stored."""
    everyone = db.execute("SELECT DISTINCT bot_id, learner_id FROM memories").fetchall()
    for who in (Who(*row) for row in everyone):
        for memory in store.memories(db, who):
            if schedule.replay(store.live_reviews(db, who, memory.item)) != memory:
                yield f"memory: learner {who.learner_id}, {memory.item} is not what its log gives"


def _unkept(db: sqlite3.Connection) -> Iterator[str]:
    """Find items with reviews that count, but no memory under any of their names."""
    rows = db.execute("""
        SELECT DISTINCT learner_id, item FROM reviews AS r
        WHERE undoes IS NULL AND NOT EXISTS (SELECT 1 FROM reviews AS u WHERE u.undoes = r.id)
        AND NOT EXISTS (SELECT 1 FROM memories AS m WHERE m.bot_id = r.bot_id
                        AND m.learner_id = r.learner_id AND m.item = r.item)
        AND NOT EXISTS (SELECT 1 FROM renames AS n WHERE n.bot_id = r.bot_id AND n.old = r.item)
    """)
    for learner_id, item in rows:
        yield f"memory: learner {learner_id} has reviews of {item} but no memory"


def _tallies(db: sqlite3.Connection) -> Iterator[str]:
    """Count the log again, day by day, and compare with the tallies."""
    rows = db.execute("""
        WITH counted AS (
            SELECT bot_id, learner_id, day, count(*), sum(rating > 1)
            FROM reviews AS r WHERE undoes IS NULL
            AND NOT EXISTS (SELECT 1 FROM reviews AS u WHERE u.undoes = r.id)
            GROUP BY bot_id, learner_id, day),
        kept AS (
            SELECT bot_id, learner_id, day, reviews, recalled FROM days
            WHERE reviews <> 0 OR recalled <> 0)
        SELECT learner_id, day FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept)
        UNION SELECT learner_id, day FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted)
    """)
    for learner_id, day in rows:
        yield f"tally: learner {learner_id}, day {day} does not count what the log holds"

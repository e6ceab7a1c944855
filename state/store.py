"""What is remembered of a learner: read and written inside the caller's transaction.

All functions take a connection that is inside a transaction of the writer, and give dataclasses,
never rows. The review log is the truth: a memory is only ever written as the result of a review
just logged or of a replay, and the tallies of a day change in the same breath.
"""

import sqlite3
from collections.abc import Iterable, Mapping

from state import schedule
from state.records import (
    Attempt,
    DayTally,
    Learner,
    LoggedReview,
    Memory,
    Rating,
    Review,
    Who,
)

_MEMORY = "item, stability, difficulty, day, due, reps, lapses, last"
_REVIEW = "item, at, day, rating, retention, options"

_LIVE = "undoes IS NULL AND id NOT IN (SELECT undoes FROM reviews WHERE undoes IS NOT NULL)"
"""Which rows of the log count: no undo, and not undone."""


def learner(db: sqlite3.Connection, who: Who) -> Learner | None:
    """Give a learner, or None if they have never written."""
    row = db.execute(
        "SELECT name, zone FROM learners WHERE bot_id = ? AND learner_id = ?", who
    ).fetchone()
    return Learner(*row) if row else None


def welcome(db: sqlite3.Connection, who: Who, newcomer: Learner, at: int) -> None:
    """Make sure that a learner is known; one who is keeps their zone and takes the new name."""
    db.execute(
        "INSERT INTO learners (bot_id, learner_id, name, zone, created_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET name = excluded.name WHERE name <> excluded.name",
        (*who, newcomer.name, newcomer.zone, at),
    )


def session(db: sqlite3.Connection, who: Who, chat_id: int) -> str | None:
    """Give where a learner is in a chat, as the tutor wrote it; None before the first word."""
    row = db.execute(
        "SELECT body FROM sessions WHERE bot_id = ? AND learner_id = ? AND chat_id = ?",
        (*who, chat_id),
    ).fetchone()
    return row[0] if row else None


def save_session(db: sqlite3.Connection, who: Who, chat_id: int, body: str, at: int) -> None:
    """Remember where a learner is in a chat."""
    db.execute(
        "INSERT INTO sessions (bot_id, learner_id, chat_id, body, updated_at)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
        " SET body = excluded.body, updated_at = excluded.updated_at",
        (*who, chat_id, body, at),
    )


def memory(db: sqlite3.Connection, who: Who, item: str) -> Memory | None:
    """Give the memory of one item; None if it has never been settled."""
    row = db.execute(
        f"SELECT {_MEMORY} FROM memories WHERE bot_id = ? AND learner_id = ? AND item = ?",
        (*who, item),
    ).fetchone()
    return _memory(row) if row else None


def memories(db: sqlite3.Connection, who: Who) -> tuple[Memory, ...]:
    """Give all memories of a learner."""
    rows = db.execute(f"SELECT {_MEMORY} FROM memories WHERE bot_id = ? AND learner_id = ?", who)
    return tuple(_memory(row) for row in rows)


def due(db: sqlite3.Connection, who: Who, today: int, limit: int) -> tuple[Memory, ...]:
    """Give what is due on a day, longest overdue first, at most `limit`."""
    rows = db.execute(
        f"SELECT {_MEMORY} FROM memories WHERE bot_id = ? AND learner_id = ? AND due <= ?"
        " ORDER BY due LIMIT ?",
        (*who, today, limit),
    )
    return tuple(_memory(row) for row in rows)


def next_due(db: sqlite3.Connection, who: Who) -> int | None:
    """Give the day on which the next item falls due, past or to come; None without memories."""
    row = db.execute(
        "SELECT due FROM memories WHERE bot_id = ? AND learner_id = ? ORDER BY due LIMIT 1", who
    ).fetchone()
    return row[0] if row else None


def known(db: sqlite3.Connection, who: Who) -> frozenset[str]:
    """Give the items a learner has met."""
    rows = db.execute("SELECT item FROM memories WHERE bot_id = ? AND learner_id = ?", who)
    return frozenset(item for (item,) in rows)


def tallies(db: sqlite3.Connection, who: Who, since: int) -> tuple[DayTally, ...]:
    """Give what a learner did on each active day from `since` on, oldest first."""
    rows = db.execute(
        "SELECT day, reviews, recalled FROM days"
        " WHERE bot_id = ? AND learner_id = ? AND day >= ? ORDER BY day",
        (*who, since),
    )
    return tuple(DayTally(*row) for row in rows)


def note_attempt(db: sqlite3.Connection, who: Who, attempt: Attempt) -> None:
    """Keep one graded response."""
    db.execute(
        "INSERT INTO attempts (bot_id, learner_id, item, at, response, outcome, score, because,"
        " misconception) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *who,
            attempt.item,
            attempt.at,
            attempt.response,
            attempt.outcome,
            attempt.score,
            attempt.because,
            attempt.misconception,
        ),
    )


def last_attempt(db: sqlite3.Connection, who: Who) -> Attempt | None:
    """Give the newest graded response of a learner."""
    row = db.execute(
        "SELECT item, at, response, outcome, score, because, misconception FROM attempts"
        " WHERE bot_id = ? AND learner_id = ? ORDER BY id DESC LIMIT 1",
        who,
    ).fetchone()
    return Attempt(*row) if row else None


def note_review(db: sqlite3.Connection, who: Who, review: Review) -> Memory:
    """Log a review and give the memory that follows from it."""
    after = schedule.review(memory(db, who, review.item), review)
    _log(db, who, review, undoes=None)
    _save_memory(db, who, after)
    _tally(db, who, review, sign=1)
    return after


def last_review(db: sqlite3.Connection, who: Who) -> LoggedReview | None:
    """Give the newest review that counts, the one that an undo would take back."""
    row = db.execute(
        f"SELECT id, {_REVIEW} FROM reviews WHERE bot_id = ? AND learner_id = ? AND {_LIVE}"
        " ORDER BY id DESC LIMIT 1",
        who,
    ).fetchone()
    return LoggedReview(row[0], _review(row[1:])) if row else None


def undo(db: sqlite3.Connection, who: Who, logged: LoggedReview, at: int) -> None:
    """Take a review back by a compensating row; its item's memory is replayed without it."""
    review = logged.review
    row = Review(review.item, at, review.day, review.rating, review.retention, review.options)
    _log(db, who, row, undoes=logged.id)
    _tally(db, who, review, sign=-1)
    before = schedule.replay(live_reviews(db, who, review.item))
    if before is None:
        db.execute(
            "DELETE FROM memories WHERE bot_id = ? AND learner_id = ? AND item = ?",
            (*who, review.item),
        )
    else:
        _save_memory(db, who, before)


def live_reviews(db: sqlite3.Connection, who: Who, item: str) -> tuple[Review, ...]:
    """Give the reviews of one item that count, under its present and former names, oldest first."""
    names = [item, *_former_names(db, who.bot_id, item)]
    marks = ", ".join("?" * len(names))
    rows = db.execute(
        f"SELECT {_REVIEW} FROM reviews WHERE bot_id = ? AND learner_id = ?"
        f" AND item IN ({marks}) AND {_LIVE} ORDER BY id",
        (*who, *names),
    )
    return tuple(_renamed(_review(row), item) for row in rows)


def rename_items(db: sqlite3.Connection, bot_id: int, renames: Mapping[str, str], at: int) -> None:
    """Carry memories over to the new names of items; doing it again changes nothing."""
    for old, new in renames.items():
        added = db.execute(
            "INSERT OR IGNORE INTO renames (bot_id, old, new, at) VALUES (?, ?, ?, ?)",
            (bot_id, old, new, at),
        )
        if added.rowcount:
            _move_memories(db, bot_id, old, new)


def _move_memories(db: sqlite3.Connection, bot_id: int, old: str, new: str) -> None:
    """Replay each holder's log under the new name: fuzz depends on the name of the item."""
    holders = db.execute(
        "DELETE FROM memories WHERE bot_id = ? AND item = ? RETURNING learner_id", (bot_id, old)
    ).fetchall()
    for (learner_id,) in holders:
        who = Who(bot_id, learner_id)
        moved = schedule.replay(live_reviews(db, who, new))
        if moved is not None:
            _save_memory(db, who, moved)


def _former_names(db: sqlite3.Connection, bot_id: int, item: str) -> list[str]:
    rows: Iterable[tuple[str]] = db.execute(
        "WITH RECURSIVE former (name) AS ("
        " SELECT old FROM renames WHERE bot_id = :bot AND new = :item"
        " UNION SELECT old FROM renames JOIN former ON new = former.name WHERE bot_id = :bot"
        ") SELECT name FROM former",
        {"bot": bot_id, "item": item},
    )
    return [name for (name,) in rows]


def _log(db: sqlite3.Connection, who: Who, review: Review, undoes: int | None) -> None:
    db.execute(
        f"INSERT INTO reviews (bot_id, learner_id, {_REVIEW}, undoes)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *who,
            review.item,
            review.at,
            review.day,
            review.rating,
            review.retention,
            review.options,
            undoes,
        ),
    )


def _save_memory(db: sqlite3.Connection, who: Who, after: Memory) -> None:
    db.execute(
        f"INSERT OR REPLACE INTO memories (bot_id, learner_id, {_MEMORY})"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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


def _tally(db: sqlite3.Connection, who: Who, review: Review, sign: int) -> None:
    recalled = sign * (review.rating > Rating.AGAIN)
    db.execute(
        "INSERT INTO days (bot_id, learner_id, day, reviews, recalled) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET reviews = reviews + excluded.reviews,"
        " recalled = recalled + excluded.recalled",
        (*who, review.day, sign, recalled),
    )


def _memory(row: tuple[str, float, float, int, int, int, int, int]) -> Memory:
    item, stability, difficulty, day, due_day, reps, lapses, last = row
    return Memory(item, stability, difficulty, day, due_day, reps, lapses, Rating(last))


def _review(row: tuple[str, int, int, int, float, int]) -> Review:
    item, at, day, rating, retention, options = row
    return Review(item, at, day, Rating(rating), retention, options)


def _renamed(review: Review, item: str) -> Review:
    return Review(item, review.at, review.day, review.rating, review.retention, review.options)

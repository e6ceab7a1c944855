"""What is remembered of a learner: read and written inside the caller's transaction.

All functions take a connection that is inside a transaction of the writer, and give dataclasses,
never rows. The review log is the truth: a memory is only ever written as the result of a review
just logged or of a replay, and the tallies of a day change in the same breath.
"""

import sqlite3
from collections.abc import Mapping
from itertools import chain

from state import schedule
from state.records import (
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

_LIVE = (
    "undoes IS NULL AND NOT EXISTS (SELECT 1 FROM reviews AS undo WHERE undo.undoes = reviews.id)"
)
"""Which rows of the log count: no undo, and not undone."""

_END = 2**63 - 1
"""The largest number that a row can have."""


def learner(db: sqlite3.Connection, who: Who) -> Learner | None:
    """Give a learner, or None if they have never written."""
    row = db.execute(
        "SELECT name, zone, minutes FROM learners WHERE bot_id = ? AND learner_id = ?", who
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


def met(db: sqlite3.Connection, who: Who) -> dict[str, Rating]:
    """Give the items a learner has met, with the rating each got last."""
    rows = db.execute("SELECT item, last FROM memories WHERE bot_id = ? AND learner_id = ?", who)
    return {item: Rating(last) for item, last in rows}


def tallies(db: sqlite3.Connection, who: Who, since: int) -> tuple[DayTally, ...]:
    """Give what a learner did on each active day from `since` on, oldest first."""
    rows = db.execute(
        "SELECT day, reviews, recalled FROM days"
        " WHERE bot_id = ? AND learner_id = ? AND day >= ? ORDER BY day",
        (*who, since),
    )
    return tuple(DayTally(*row) for row in rows)


def prefer_minutes(db: sqlite3.Connection, who: Who, minutes: int) -> None:
    """Remember how long a learner wants sessions to be."""
    db.execute(
        "UPDATE learners SET minutes = ? WHERE bot_id = ? AND learner_id = ?", (minutes, *who)
    )


def note_review(db: sqlite3.Connection, who: Who, review: Review) -> Memory:
    """Log a review and give the memory that follows from it."""
    after = schedule.review(memory(db, who, review.item), review)
    _log(db, who, review, undoes=None)
    _save_memory(db, who, after)
    _tally(db, who, review, sign=1)
    return after


def last_review(db: sqlite3.Connection, who: Who) -> LoggedReview | None:
    """Give the newest review that counts, the one that an undo would take back.

    It bears the present name of its item.
    """
    row = db.execute(
        f"SELECT id, {_REVIEW} FROM reviews WHERE bot_id = ? AND learner_id = ? AND {_LIVE}"
        " ORDER BY id DESC LIMIT 1",
        who,
    ).fetchone()
    return _logged(db, who, row) if row else None


def last_review_of(db: sqlite3.Connection, who: Who, item: str) -> LoggedReview | None:
    """Give the newest review of one item that counts."""
    where, names = _about(db, who.bot_id, item)
    row = db.execute(
        f"SELECT id, {_REVIEW} FROM reviews WHERE bot_id = ? AND learner_id = ? AND ({where})"
        f" AND {_LIVE} ORDER BY id DESC LIMIT 1",
        (*who, *names),
    ).fetchone()
    return _logged(db, who, row) if row else None


def logged_review(db: sqlite3.Connection, who: Who, review_id: int) -> LoggedReview | None:
    """Give a review by its number in the log; None if it was undone or is not this learner's."""
    row = db.execute(
        f"SELECT id, {_REVIEW} FROM reviews WHERE bot_id = ? AND learner_id = ? AND id = ?"
        f" AND {_LIVE}",
        (*who, review_id),
    ).fetchone()
    return _logged(db, who, row) if row else None


def undo(db: sqlite3.Connection, who: Who, logged: LoggedReview, at: int) -> None:
    """Take a review back by a compensating row; its item's memory is replayed without it."""
    review = logged.review
    row = Review(review.item, at, review.day, review.rating, review.retention, review.options)
    _log(db, who, row, undoes=logged.id)
    _tally(db, who, review, sign=-1)
    _derive_memory(db, who, review.item)


def live_reviews(db: sqlite3.Connection, who: Who, item: str) -> tuple[Review, ...]:
    """Give the reviews of one item that count, under its present and former names, oldest first."""
    where, names = _about(db, who.bot_id, item)
    rows = db.execute(
        f"SELECT {_REVIEW} FROM reviews WHERE bot_id = ? AND learner_id = ?"
        f" AND ({where}) AND {_LIVE} ORDER BY id",
        (*who, *names),
    )
    return tuple(_renamed(_review(row), item) for row in rows)


def rename_items(db: sqlite3.Connection, bot_id: int, renames: Mapping[str, str], at: int) -> None:
    """Carry memories over to the new names of items; doing it again changes nothing.

    A name that has become free may be given to another item later: the log up to here counts for
    the item that was renamed, and only that.
    """
    for old, new in renames.items():
        holders = db.execute(
            "DELETE FROM memories WHERE bot_id = :bot AND item = :item AND learner_id IN"
            " (SELECT learner_id FROM learners WHERE bot_id = :bot) RETURNING learner_id",
            {"bot": bot_id, "item": old},
        ).fetchall()
        if holders:
            db.execute(
                "INSERT INTO renames (bot_id, old, new, upto, at)"
                " VALUES (?, ?, ?, (SELECT max(id) FROM reviews), ?)",
                (bot_id, old, new, at),
            )
        for (learner_id,) in holders:
            _derive_memory(db, Who(bot_id, learner_id), new)


def _derive_memory(db: sqlite3.Connection, who: Who, item: str) -> None:
    """Make a memory what its log gives."""
    derived = schedule.replay(live_reviews(db, who, item))
    if derived is None:
        db.execute(
            "DELETE FROM memories WHERE bot_id = ? AND learner_id = ? AND item = ?", (*who, item)
        )
    else:
        _save_memory(db, who, derived)


def _renames(db: sqlite3.Connection, bot_id: int) -> list[tuple[str, str, int]]:
    """Give old name, new name and the last review before it of every renaming, oldest first."""
    rows = db.execute("SELECT old, new, upto FROM renames WHERE bot_id = ? ORDER BY id", (bot_id,))
    return rows.fetchall()


def _logged(
    db: sqlite3.Connection, who: Who, row: tuple[int, str, int, int, int, float, int]
) -> LoggedReview:
    """Give a row of the log under the present name of its item."""
    number, review = row[0], _review(row[1:])
    for old, new, upto in _renames(db, who.bot_id):
        if review.item == old and number <= upto:
            review = _renamed(review, new)
    return LoggedReview(number, review)


def _about(db: sqlite3.Connection, bot_id: int, item: str) -> tuple[str, tuple[str | int, ...]]:
    """Give the condition, and what to fill in, that finds an item's reviews under all its names."""
    spans = _spans(db, bot_id, item)
    where = " OR ".join(["item = ? AND id > ? AND id <= ?"] * len(spans))
    return where, tuple(chain.from_iterable(spans))


def _spans(db: sqlite3.Connection, bot_id: int, item: str) -> list[tuple[str, int, int]]:
    """Give the stretches of the log that are about an item: a name, after which and up to where."""
    spans = [(item, 0, _END)]
    for old, new, upto in reversed(_renames(db, bot_id)):
        before = [(old, after, min(last, upto)) for name, after, last in spans if name == new]
        spans = [
            (name, max(after, upto) if name == old else after, last) for name, after, last in spans
        ]
        spans += [span for span in before if span[1] < span[2]]
    return spans


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

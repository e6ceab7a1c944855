"""The review log, and what follows from it: read and written inside the caller's transaction.

The log is append-only and is the truth. A memory is only ever written as the result of a review
just logged or of a replay, and the tallies of a day change in the same breath. An undo is a row of
its own; a renamed item keeps its log, which is read under all the names the item has had.
"""

from collections.abc import Collection, Iterable, Mapping

from state.memory import schedule
from state.memory.fitting import Fitted
from state.records.learners import LoggedReview, Memory, Rating, Review, Who
from state.sql import Connection
from state.tables.memory import memories, parameters
from state.values import replace

_Row = tuple[str, int, int, int, float, int, int | None]
"""('sales/footfall', 1772452800, 739000, 3, 0.9, 0, 739012)"""

_LoggedRow = tuple[int, str, int, int, int, float, int, int | None]
"""The same after its number. A row counts if it is no undo, and not undone."""

_END = 2**63 - 1
"""The largest number that a row can have, so that many rows are all."""


def note(db: Connection, who: Who, review: Review, siblings: Collection[str] = ()) -> Memory:
    """Log a review and give the memory that follows from it.

    Of the days on which the item may come back, the one with least else due is chosen and logged
    with the review; days on which one of its `siblings` is due come last.
    """
    numbers = parameters.current(db, who)
    before = memories.of_item(db, who, review.item)
    days = schedule.window(before, review, numbers)
    review = replace(review, due=_day_for(db, who, days, siblings))
    after = schedule.review(before, review, numbers)
    _log(db, who, review, undoes=None)
    memories.save(db, who, after)
    _tally(db, who, review, sign=1)
    return after


def last(db: Connection, who: Who) -> LoggedReview | None:
    """Give the newest review that counts, the one that an undo would take back.

    It bears the present name of its item.
    """
    row = db.execute(
        """
        SELECT id, item, at, day, rating, retention, options, due FROM reviews
        WHERE bot_id = ? AND learner_id = ? AND undoes IS NULL
        AND NOT EXISTS (SELECT 1 FROM reviews AS undo WHERE undo.undoes = reviews.id)
        ORDER BY id DESC LIMIT 1
        """,
        who,
    ).fetchone()
    return _logged(db, who, row) if row else None


def last_of(db: Connection, who: Who, item: str) -> LoggedReview | None:
    """Give the newest review of one item that counts, under any of its names; None without any."""
    rows = _of_item(db, who, item, newest_only=True)
    return _logged(db, who, rows[-1]) if rows else None


def by_number(db: Connection, who: Who, review_id: int) -> LoggedReview | None:
    """Give a review by its number in the log; None if it was undone or is not this learner's."""
    row = db.execute(
        """
        SELECT id, item, at, day, rating, retention, options, due FROM reviews
        WHERE bot_id = ? AND learner_id = ? AND id = ? AND undoes IS NULL
        AND NOT EXISTS (SELECT 1 FROM reviews AS undo WHERE undo.undoes = reviews.id)
        """,
        (*who, review_id),
    ).fetchone()
    return _logged(db, who, row) if row else None


def undo(db: Connection, who: Who, logged: LoggedReview, at: int) -> None:
    """Take a review back by a compensating row; its item's memory is replayed without it.

    IntegrityError if it was undone before.
    """
    review = logged.review
    _log(db, who, replace(review, at=at), undoes=logged.id)
    _tally(db, who, review, sign=-1)
    _derive_memory(db, who, review.item)


def live(db: Connection, who: Who, item: str) -> tuple[Review, ...]:
    """Give the reviews of one item that count, under its present and former names, oldest first."""
    return tuple(replace(_review(row[1:]), item=item) for row in _of_item(db, who, item))


def log(db: Connection, who: Who) -> tuple[Review, ...]:
    """Give all reviews of a learner that count, oldest first, under the present names of items."""
    rows = db.execute(
        """
        SELECT id, item, at, day, rating, retention, options, due FROM reviews
        WHERE bot_id = ? AND learner_id = ? AND undoes IS NULL
        AND NOT EXISTS (SELECT 1 FROM reviews AS undo WHERE undo.undoes = reviews.id)
        ORDER BY id
        """,
        who,
    )
    renames = _renames(db, who.bot_id)
    return tuple(_under_present_name(number, _review(tuple(row)), renames) for number, *row in rows)


def take_fit(db: Connection, who: Who, fitted: Fitted | None, at: int) -> None:
    """Note a try to fit a learner's parameters; new ones make every memory anew from its log.

    When items come back does not change by that: the log keeps the days that were chosen.
    """
    parameters.note_try(db, who, fitted, at)
    if fitted is not None:
        for memory in memories.all_of(db, who):
            _derive_memory(db, who, memory.item)


def rename_items(db: Connection, bot_id: int, renames: Mapping[str, str], at: int) -> None:
    """Carry memories over to the new names of items; doing it again changes nothing.

    A name that has become free may be given to another item later: the log up to here counts for
    the item that was renamed, and only that.
    """
    for old, new in renames.items():
        holders = db.execute(
            """
            DELETE FROM memories
            WHERE bot_id = :bot AND item = :item
            AND learner_id IN (SELECT learner_id FROM learners WHERE bot_id = :bot)
            RETURNING learner_id
            """,
            {"bot": bot_id, "item": old},
        ).fetchall()
        if holders:
            db.execute(
                """
                INSERT INTO renames (bot_id, old, new, upto, at)
                VALUES (?, ?, ?, (SELECT max(id) FROM reviews), ?)
                """,
                (bot_id, old, new, at),
            )
        for (learner_id,) in holders:
            _derive_memory(db, Who(bot_id, learner_id), new)


def _day_for(db: Connection, who: Who, days: range, siblings: Collection[str]) -> int:
    if len(days) == 1:
        return days[0]
    near = [memories.of_item(db, who, item) for item in siblings]
    taken = {memory.due for memory in near if memory is not None}
    return schedule.choose_day(days, memories.due_on(db, who, days), taken)


def _derive_memory(db: Connection, who: Who, item: str) -> None:
    """Make a memory what its log gives."""
    derived = schedule.replay(live(db, who, item), parameters.current(db, who))
    if derived is None:
        memories.forget(db, who, item)
    else:
        memories.save(db, who, derived)


def _renames(db: Connection, bot_id: int) -> list[tuple[str, str, int]]:
    """Give old name, new name and the last review before it of every renaming, oldest first."""
    rows = db.execute("SELECT old, new, upto FROM renames WHERE bot_id = ? ORDER BY id", (bot_id,))
    return rows.fetchall()


def _logged(db: Connection, who: Who, row: _LoggedRow) -> LoggedReview:
    """Give a row of the log under the present name of its item."""
    number, review = row[0], _review(row[1:])
    return LoggedReview(number, _under_present_name(number, review, _renames(db, who.bot_id)))


def _under_present_name(
    number: int, review: Review, renames: Iterable[tuple[str, str, int]]
) -> Review:
    for old, new, upto in renames:
        if review.item == old and number <= upto:
            review = replace(review, item=new)
    return review


def _of_item(db: Connection, who: Who, item: str, *, newest_only: bool = False) -> list[_LoggedRow]:
    """Give the rows that count of an item under all its names, oldest first.

    With `newest_only`, of each name the newest alone; the last row is the newest of all.
    """
    rows: list[_LoggedRow] = []
    for span in _spans(db, who.bot_id, item):
        rows += db.execute(
            """
            SELECT id, item, at, day, rating, retention, options, due FROM reviews
            WHERE bot_id = ? AND learner_id = ? AND item = ? AND id > ? AND id <= ?
            AND undoes IS NULL
            AND NOT EXISTS (SELECT 1 FROM reviews AS undo WHERE undo.undoes = reviews.id)
            ORDER BY id DESC LIMIT ?
            """,
            (*who, *span, 1 if newest_only else _END),
        )
    return sorted(rows)


def _spans(db: Connection, bot_id: int, item: str) -> list[tuple[str, int, int]]:
    """Give the stretches of the log that are about an item: a name, after which and up to where."""
    spans = [(item, 0, _END)]
    for old, new, upto in reversed(_renames(db, bot_id)):
        before = [(old, after, min(last, upto)) for name, after, last in spans if name == new]
        spans = [
            (name, max(after, upto) if name == old else after, last) for name, after, last in spans
        ]
        spans += [span for span in before if span[1] < span[2]]
    return spans


def _log(db: Connection, who: Who, review: Review, undoes: int | None) -> None:
    db.execute(
        """
        INSERT INTO reviews (bot_id, learner_id, item, at, day, rating, retention, options, due,
            undoes)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            *who,
            review.item,
            review.at,
            review.day,
            review.rating,
            review.retention,
            review.options,
            review.due,
            undoes,
        ),
    )


def _tally(db: Connection, who: Who, review: Review, sign: int) -> None:
    recalled = sign * (review.rating > Rating.AGAIN)
    db.execute(
        """
        INSERT INTO days (bot_id, learner_id, day, reviews, recalled) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (bot_id, learner_id, day) DO UPDATE SET
            reviews = days.reviews + excluded.reviews,
            recalled = days.recalled + excluded.recalled
        """,
        (*who, review.day, sign, recalled),
    )


def _review(row: _Row) -> Review:
    item, at, day, rating, retention, options, due = row
    return Review(item, at, day, Rating(rating), retention, options, due)

"""Whom to remind, and when: rows found by their moment, the only thing that is indexed.

Inside the caller's transaction, like all SQL here. What a reminder does when its moment has come is
decided elsewhere (`bot.tutor.account.reminders`), from the facts that are read here.
"""

from itertools import islice

from msgspec import Struct

from state.clock.days import day_of
from state.records.learners import Learner, Reminder, Who
from state.sql import Connection
from state.tables import exams, learners
from state.tables.memory import memories


def reminder(db: Connection, who: Who) -> Reminder | None:
    """Give a learner's reminder, on or off; None if they have never asked for one."""
    row = db.execute(
        """
        SELECT minute, remind_at, sent, sent_at, ignored, once_at, days FROM reminders
        WHERE bot_id = ? AND learner_id = ?
        """,
        who,
    ).fetchone()
    return Reminder(*row) if row else None


def save(db: Connection, who: Who, wanted: Reminder) -> None:
    """Keep a reminder in the place of the one before."""
    db.execute(
        """
        INSERT INTO reminders
            (bot_id, learner_id, minute, remind_at, sent, sent_at, ignored, once_at, days)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (bot_id, learner_id) DO UPDATE SET
            minute = excluded.minute, remind_at = excluded.remind_at, sent = excluded.sent,
            sent_at = excluded.sent_at, ignored = excluded.ignored, once_at = excluded.once_at,
            days = excluded.days
        """,
        (
            *who,
            wanted.minute,
            wanted.at,
            wanted.sent,
            wanted.sent_at,
            wanted.ignored,
            wanted.once,
            wanted.days,
        ),
    )


def due(db: Connection, bot_id: int, now: int, limit: int) -> tuple[tuple[Who, Reminder], ...]:
    """Give the reminders whose moment has come, at most `limit`.

    Those that were asked for once come first, and of either kind the longest overdue.
    """
    once = db.execute(
        """
        SELECT learner_id, minute, remind_at, sent, sent_at, ignored, once_at, days
        FROM reminders WHERE bot_id = ? AND once_at <= ?
        ORDER BY once_at, learner_id LIMIT ?
        """,
        (bot_id, now, limit),
    )
    daily = db.execute(
        """
        SELECT learner_id, minute, remind_at, sent, sent_at, ignored, once_at, days
        FROM reminders WHERE bot_id = ? AND remind_at <= ?
        ORDER BY remind_at, learner_id LIMIT ?
        """,
        (bot_id, now, limit),
    )
    found = {number: Reminder(*row) for number, *row in (*once, *daily)}
    return tuple((Who(bot_id, number), one) for number, one in islice(found.items(), limit))


class Situation(Struct, frozen=True):
    """What matters when the moment has come."""

    learner: Learner
    heard_at: int | None
    """When the learner last wrote or tapped in the private chat."""
    revised: bool
    """Whether they have revised today."""
    silenced: bool
    """Whether they have paused, or cannot be written to."""


def situation(db: Connection, who: Who, now: int) -> Situation:
    """Look at what a learner is doing; they must be known."""
    learner = learners.learner(db, who)
    assert learner is not None  # noqa: S101  # a reminder belongs to a learner
    today = day_of(now, learner.zone)
    return Situation(
        learner,
        _heard_at(db, who),
        revised=any(tally.reviews > 0 for tally in memories.tallies(db, who, today)),
        silenced=_is_silent(db, who) or _has_paused(db, who, today),
    )


def _heard_at(db: Connection, who: Who) -> int | None:
    row = db.execute(
        "SELECT updated_at FROM sessions WHERE bot_id = ? AND chat_id = ? AND learner_id = ?",
        (who.bot_id, who.learner_id, who.learner_id),
    ).fetchone()
    return row[0] if row else None


def _is_silent(db: Connection, who: Who) -> bool:
    row = db.execute(
        "SELECT silent_since FROM chats WHERE bot_id = ? AND chat_id = ?", who
    ).fetchone()
    return row is not None and row[0] is not None


def _has_paused(db: Connection, who: Who, today: int) -> bool:
    return any(
        pause.since <= today and (pause.until is None or today <= pause.until)
        for pause in exams.pauses(db, who)
    )

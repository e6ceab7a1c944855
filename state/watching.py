"""What whoever watches over a running bot wants to know: what waits, what is late, how it grades.

Numbers and moments only, nothing about whom. Each question is answered from an index that holds
just what is open, or from the end of a log, so that it costs the same in a large database.
"""

from msgspec import Struct

from state.sql import Connection


class Queue(Struct, frozen=True):
    """What waits for one bot to go on with."""

    waiting: int
    oldest: int
    """Since when the oldest waits, seconds of UTC."""


def updates(db: Connection) -> dict[int, Queue]:
    """Give the updates that are not worked off, by the number of their bot."""
    rows = db.execute(
        "SELECT bot_id, count(*), min(received_at) FROM inbox WHERE state = 'new' GROUP BY bot_id"
    )
    return {bot_id: Queue(waiting, oldest) for bot_id, waiting, oldest in rows}


def letters(db: Connection) -> dict[int, Queue]:
    """Give the letters that are not sent, by the number of their bot."""
    rows = db.execute(
        """
        SELECT bot_id, count(*), min(created_at) FROM outbox WHERE state = 'waiting'
        GROUP BY bot_id
        """
    )
    return {bot_id: Queue(waiting, oldest) for bot_id, waiting, oldest in rows}


def overdue(db: Connection, bot_id: int, now: int) -> int:
    """Give how many seconds the latest reminder or question of a group is late; 0 if none is."""
    (due,) = db.execute(
        """
        SELECT min(at) FROM (
            SELECT min(remind_at) AS at FROM reminders WHERE bot_id = :bot AND remind_at <= :now
            UNION ALL
            SELECT min(next_at) FROM slots WHERE bot_id = :bot AND next_at <= :now
        ) AS due
        """,
        {"bot": bot_id, "now": now},
    ).fetchone()
    return now - int(due) if due is not None else 0


def late(db: Connection, now: int) -> int:
    """Give the same for all bots together, in as many looks as there are bots."""
    bots = db.execute("SELECT bot_id FROM reminders UNION SELECT bot_id FROM slots").fetchall()
    return max((overdue(db, bot_id, now) for (bot_id,) in bots), default=0)


def last_attempt(db: Connection) -> int:
    """Give the number of the newest attempt; 0 where there is none."""
    (number,) = db.execute("SELECT coalesce(max(id), 0) FROM attempts").fetchone()
    return int(number)


def verdicts(db: Connection, after: int) -> list[tuple[int, int, str]]:
    """Give the attempts behind one: number, bot and outcome of each, in order."""
    rows = db.execute("SELECT id, bot_id, outcome FROM attempts WHERE id > ? ORDER BY id", (after,))
    return rows.fetchall()

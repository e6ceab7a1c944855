"""The live round under way in a group, kept so that a restart does not end it.

A group has one round at a time. Its questions and votes are in the ledger
(`state/tables/pushes.py`), from slot 11 on; here is only what is still to come. All functions run
inside the caller's transaction.
"""

import json
import sqlite3

from state.records.groups import Round


def under_way(db: sqlite3.Connection, bot_id: int, chat_id: int) -> Round | None:
    """Give the round of a group; None if there is none."""
    row = db.execute(
        "SELECT body FROM rounds WHERE bot_id = ? AND chat_id = ?", (bot_id, chat_id)
    ).fetchone()
    if row is None:
        return None
    kept = json.loads(row[0])
    return Round(
        items=tuple(kept["items"]),
        day=kept["day"],
        first=kept["first"],
        number=kept["number"],
        thread_id=kept["thread_id"],
    )


def keep(db: sqlite3.Connection, bot_id: int, chat_id: int, live: Round) -> None:
    """Keep how far a round has come."""
    body = {
        "items": live.items,
        "day": live.day,
        "first": live.first,
        "number": live.number,
        "thread_id": live.thread_id,
    }
    db.execute(
        """
        INSERT INTO rounds (bot_id, chat_id, body)
        VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET body = excluded.body
        """,
        (bot_id, chat_id, json.dumps(body, separators=(",", ":"))),
    )


def end(db: sqlite3.Connection, bot_id: int, chat_id: int) -> None:
    """Forget a round that is over."""
    db.execute("DELETE FROM rounds WHERE bot_id = ? AND chat_id = ?", (bot_id, chat_id))

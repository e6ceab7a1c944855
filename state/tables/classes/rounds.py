"""The live round under way by a timetable, kept so that a restart does not end it.

There is one at a time. Its questions and votes are in the ledger
(`state/tables/pushes.py`), from slot 11 on; here is only what is still to come. All functions run
inside the caller's transaction.
"""

import json

from state.records.groups import Round, Where
from state.sql import Connection


def under_way(db: Connection, where: Where) -> Round | None:
    """Give the round; None if there is none."""
    row = db.execute(
        "SELECT body FROM rounds WHERE bot_id = ? AND chat_id = ? AND thread_id = ?", where
    ).fetchone()
    if row is None:
        return None
    kept = json.loads(row[0])
    return Round(
        items=tuple(kept["items"]), day=kept["day"], first=kept["first"], number=kept["number"]
    )


def keep(db: Connection, where: Where, live: Round) -> None:
    """Keep how far a round has come."""
    body = {"items": live.items, "day": live.day, "first": live.first, "number": live.number}
    db.execute(
        """
        INSERT INTO rounds (bot_id, chat_id, thread_id, body)
        VALUES (?, ?, ?, ?)
        ON CONFLICT (bot_id, chat_id, thread_id) DO UPDATE SET body = excluded.body
        """,
        (*where, json.dumps(body, separators=(",", ":"))),
    )


def end(db: Connection, where: Where) -> None:
    """Forget a round that is over."""
    db.execute("DELETE FROM rounds WHERE bot_id = ? AND chat_id = ? AND thread_id = ?", where)

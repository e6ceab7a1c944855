"""What learners say is wrong with a question, until a marker has dealt with it.

All functions run inside the caller's transaction.
"""

from state.records.contests import Report
from state.records.learners import Who
from state.sql import Connection


def note(db: Connection, who: Who, item: str, reason: str, text: str, at: int) -> None:
    """Note that a learner says something is wrong with a question."""
    db.execute(
        """
        INSERT INTO reports (bot_id, learner_id, item, reason, text, at, state)
        VALUES (?, ?, ?, ?, ?, ?, 'open')
        """,
        (*who, item, reason, text, at),
    )


def next_open(db: Connection, bot_id: int) -> Report | None:
    """Give the oldest open report; None if none is open."""
    row = db.execute(
        """
        SELECT id, item, reason, text FROM reports
        WHERE bot_id = ? AND state = 'open'
        ORDER BY id LIMIT 1
        """,
        (bot_id,),
    ).fetchone()
    return Report(*row) if row else None


def close(db: Connection, bot_id: int, report_id: int) -> None:
    """Note that a report has been dealt with."""
    db.execute(
        "UPDATE reports SET state = 'closed' WHERE bot_id = ? AND id = ?", (bot_id, report_id)
    )

"""What came in and could not be read: kept as it came, for the operator to look at, within bounds.

The same bytes are kept once however often they are brought. No more than `MOST` are kept of a bot,
the newest, and none for longer than put-aside mail is. All functions run inside the caller's
transaction; `at` and `now` are seconds of UTC.
"""

from collections.abc import Iterable

from state.records.mail import UnreadableUpdate
from state.sql import Connection

MOST = 100
"""Of one bot; with what is kept of each, 6 MiB."""


def keep(db: Connection, bot_id: int, found: Iterable[UnreadableUpdate], at: int) -> None:
    """Keep what could not be read; the oldest make room."""
    rows = [(bot_id, one.digest, at, one.update_id, one.reason, one.body) for one in found]
    if not rows:
        return
    db.executemany(
        """
        INSERT INTO unreadable (bot_id, digest, received_at, update_id, reason, body)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
        rows,
    )
    db.execute(
        """
        DELETE FROM unreadable WHERE bot_id = ? AND digest NOT IN (
            SELECT digest FROM unreadable WHERE bot_id = ?
            ORDER BY received_at DESC, digest LIMIT ?)
        """,
        (bot_id, bot_id, MOST),
    )


def everything(db: Connection) -> list[tuple[int, UnreadableUpdate]]:
    """Give all that is kept, with when it came, oldest first."""
    rows = db.execute(
        "SELECT received_at, update_id, reason, digest, body FROM unreadable"
        " ORDER BY received_at, digest"
    )
    return [(at, UnreadableUpdate(*row)) for at, *row in rows]


def forget(db: Connection, bot_id: int, learner_id: int) -> None:
    """Drop whatever shows a person's number; it cannot be read, so it is searched."""
    number = str(learner_id).encode()
    rows = db.execute("SELECT digest, body FROM unreadable WHERE bot_id = ?", (bot_id,)).fetchall()
    db.executemany(
        "DELETE FROM unreadable WHERE bot_id = ? AND digest = ?",
        [(bot_id, digest) for digest, body in rows if number in body],
    )


def clear_out(db: Connection, bot_id: int, before: int) -> None:
    """Drop what was received before a time."""
    db.execute("DELETE FROM unreadable WHERE bot_id = ? AND received_at < ?", (bot_id, before))

"""Results of mock exams. All functions run inside the caller's transaction."""

from state.records.learners import MockResult, Who
from state.sql import Connection


def note(db: Connection, who: Who, result: MockResult) -> None:
    """Keep a result; the same exam, marked again, takes the place of the first marks."""
    db.execute(
        "DELETE FROM mocks WHERE bot_id = ? AND learner_id = ? AND topic = ? AND at = ?",
        (*who, result.topic, result.at),
    )
    db.execute(
        "INSERT INTO mocks (bot_id, learner_id, topic, at, score) VALUES (?, ?, ?, ?, ?)",
        (*who, result.topic, result.at, result.score),
    )


def last(db: Connection, who: Who, topic: str) -> MockResult | None:
    """Give the newest result in a topic."""
    row = db.execute(
        """
        SELECT topic, at, score FROM mocks
        WHERE bot_id = ? AND learner_id = ? AND topic = ?
        ORDER BY id DESC LIMIT 1
        """,
        (*who, topic),
    ).fetchone()
    return MockResult(*row) if row else None

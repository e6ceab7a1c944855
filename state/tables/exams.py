"""When a learner's exams are, and when they want to be left in peace.

An exam may be of one topic or of all that have no date of their own. All functions run inside the
caller's transaction; days are the learner's own (see `state.clock.days`).
"""

from state.records.learners import Pause, Who
from state.sql import Connection


def exams(db: Connection, who: Who) -> dict[str, int]:
    """Give the days of a learner's exams by topic, past ones too."""
    rows = db.execute("SELECT topic, day FROM exams WHERE bot_id = ? AND learner_id = ?", who)
    return dict(sorted(rows, key=lambda row: (row[1], row[0])))


def note_exam(db: Connection, who: Who, topic: str, day: int) -> None:
    """Note the day of an exam; another day for the same topic takes its place."""
    db.execute(
        """
        INSERT INTO exams (bot_id, learner_id, topic, day) VALUES (?, ?, ?, ?)
        ON CONFLICT (bot_id, learner_id, topic) DO UPDATE SET day = excluded.day
        """,
        (*who, topic, day),
    )


def forget_exam(db: Connection, who: Who, topic: str) -> None:
    """Forget an exam; forgetting none changes nothing."""
    db.execute("DELETE FROM exams WHERE bot_id = ? AND learner_id = ? AND topic = ?", (*who, topic))


def pauses(db: Connection, who: Who) -> tuple[Pause, ...]:
    """Give a learner's pauses, oldest first; they do not overlap."""
    rows = db.execute(
        "SELECT since, until FROM pauses WHERE bot_id = ? AND learner_id = ? ORDER BY since", who
    )
    return tuple(Pause(*row) for row in rows)


def begin_pause(db: Connection, who: Who, pause: Pause) -> None:
    """Begin a pause; one that is still going on ends the day before."""
    end_pause(db, who, pause.since)
    db.execute(
        "INSERT INTO pauses (bot_id, learner_id, since, until) VALUES (?, ?, ?, ?)",
        (*who, pause.since, pause.until),
    )


def end_pause(db: Connection, who: Who, today: int) -> None:
    """End whatever pause is going on, as of yesterday; without one, change nothing."""
    db.execute(
        "DELETE FROM pauses WHERE bot_id = ? AND learner_id = ? AND since >= ?", (*who, today)
    )
    db.execute(
        """
        UPDATE pauses SET until = ?
        WHERE bot_id = ? AND learner_id = ? AND (until IS NULL OR until >= ?)
        """,
        (today - 1, *who, today),
    )

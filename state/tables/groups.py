"""Groups: their title, who looks after them, and where they have moved to.

What is asked in a group, and when, is in `state.tables.timetables`. All functions run inside the
caller's transaction.
"""

from state.records.learners import Who
from state.sql import Connection


def is_known(db: Connection, bot_id: int, chat_id: int) -> bool:
    """Whether anybody has ever set a group up."""
    row = db.execute(
        "SELECT 1 FROM groups WHERE bot_id = ? AND chat_id = ?", (bot_id, chat_id)
    ).fetchone()
    return row is not None


def rename(db: Connection, bot_id: int, chat_id: int, title: str) -> None:
    """Note that a group has another title."""
    db.execute(
        "UPDATE groups SET title = ? WHERE bot_id = ? AND chat_id = ?", (title, bot_id, chat_id)
    )


def add_tutor(db: Connection, who: Who, chat_id: int) -> None:
    """Let somebody look after a group; twice changes nothing."""
    db.execute(
        """
        INSERT INTO group_tutors (bot_id, chat_id, learner_id) VALUES (?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
        (who.bot_id, chat_id, who.learner_id),
    )


def tutors(db: Connection, bot_id: int, chat_id: int) -> tuple[int, ...]:
    """Give everybody who looks after a group."""
    rows = db.execute(
        "SELECT learner_id FROM group_tutors WHERE bot_id = ? AND chat_id = ? ORDER BY learner_id",
        (bot_id, chat_id),
    )
    return tuple(learner_id for (learner_id,) in rows)


_MOVE_PEOPLE = (
    """
    UPDATE group_tutors SET chat_id = :new
    WHERE bot_id = :bot AND chat_id = :old AND NOT EXISTS (
        SELECT 1 FROM group_tutors AS there
        WHERE there.bot_id = :bot AND there.chat_id = :new
        AND there.learner_id = group_tutors.learner_id)
    """,
    """
    UPDATE participants SET chat_id = :new
    WHERE bot_id = :bot AND chat_id = :old AND NOT EXISTS (
        SELECT 1 FROM participants AS there
        WHERE there.bot_id = :bot AND there.chat_id = :new
        AND there.learner_id = participants.learner_id)
    """,
    "UPDATE homework SET chat_id = :new WHERE bot_id = :bot AND chat_id = :old",
    "UPDATE consultations SET chat_id = :new WHERE bot_id = :bot AND chat_id = :old",
    "UPDATE invitations SET chat_id = :new WHERE bot_id = :bot AND chat_id = :old",
)
"""People stay the same wherever a group moves; whoever is under the new number already is left."""


def move(db: Connection, bot_id: int, old: int, new: int) -> bool:
    """Carry everything over to a group's new number; tells whether there was anything to carry.

    Telegram gives a group another number when it becomes a supergroup, and says so up to three
    times, in any order. Messages are numbered afresh there, so the old numbers are forgotten.
    """
    names = {"bot": bot_id, "old": old, "new": new}
    db.execute("UPDATE inbox SET chat_id = :new WHERE bot_id = :bot AND chat_id = :old", names)
    db.execute(
        """
        UPDATE outbox SET chat_id = :new, message_id = NULL, buttons = NULL
        WHERE bot_id = :bot AND chat_id = :old
        """,
        names,
    )
    db.execute("DELETE FROM chats WHERE bot_id = :bot AND chat_id = :old", names)
    db.execute(
        """
        UPDATE sessions SET chat_id = :new
        WHERE bot_id = :bot AND chat_id = :old AND NOT EXISTS (
            SELECT 1 FROM sessions AS there
            WHERE there.bot_id = :bot AND there.chat_id = :new
            AND there.learner_id = sessions.learner_id)
        """,
        names,
    )
    if not is_known(db, bot_id, old):
        return False
    if not is_known(db, bot_id, new):
        db.execute("UPDATE groups SET chat_id = :new WHERE bot_id = :bot AND chat_id = :old", names)
    else:
        _merge(db, names)
    return True


_MERGE = (
    """
    UPDATE timetables SET chat_id = :new
    WHERE bot_id = :bot AND chat_id = :old AND NOT EXISTS (
        SELECT 1 FROM timetables AS there
        WHERE there.bot_id = :bot AND there.chat_id = :new
        AND there.thread_id = timetables.thread_id)
    """,
    """
    UPDATE pushes SET chat_id = :new
    WHERE bot_id = :bot AND chat_id = :old AND NOT EXISTS (
        SELECT 1 FROM pushes AS there
        WHERE there.bot_id = :bot AND there.chat_id = :new
        AND there.thread_id = pushes.thread_id
        AND there.day = pushes.day AND there.slot = pushes.slot)
    """,
    """
    UPDATE timetables SET state = 'stopped', digest_at = NULL
    WHERE bot_id = :bot AND chat_id = :old
    """,
    "UPDATE slots SET next_at = NULL WHERE bot_id = :bot AND chat_id = :old",
)
"""What is asked where: a timetable that was set up under the new number stays, and what was asked
by the one before it is known to it; all others come along."""


def _merge(db: Connection, names: dict[str, int]) -> None:
    """Join a group to one that was set up under its new number already."""
    for statement in (*_MOVE_PEOPLE, *_MERGE):
        db.execute(statement, names)

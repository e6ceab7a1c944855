"""Groups: their settings, their timetable, who looks after them, and where they have moved to.

All functions run inside the caller's transaction. A group's next moments are worked out whenever
its settings are saved, so that what is due is found by an index and never by looking at all groups.
"""

import json
import sqlite3

from state.clock.timetable import MORNING, awake, next_slot, next_weekly
from state.records.groups import Group, GroupState, Slot
from state.records.learners import Who


def group(db: sqlite3.Connection, bot_id: int, chat_id: int) -> Group | None:
    """Give a group's settings; None if nobody has set it up."""
    row = db.execute(
        """
        SELECT chat_id, title, zone, days, silent_from, silent_to, state, set_up_by, topics,
            thread_id, reveal_after, language
        FROM groups WHERE bot_id = ? AND chat_id = ?
        """,
        (bot_id, chat_id),
    ).fetchone()
    if row is None:
        return None
    _, title, zone, days, begins, ends, state, set_up_by, topics, thread_id, after, language = row
    slots = db.execute(
        "SELECT slot, minute FROM slots WHERE bot_id = ? AND chat_id = ? ORDER BY slot",
        (bot_id, chat_id),
    ).fetchall()
    holidays = db.execute(
        "SELECT day FROM holidays WHERE bot_id = ? AND chat_id = ?", (bot_id, chat_id)
    ).fetchall()
    return Group(
        chat_id=chat_id,
        title=title,
        zone=zone,
        days=days,
        silent_from=begins,
        silent_to=ends,
        state=GroupState(state),
        set_up_by=set_up_by,
        topics=tuple(json.loads(topics)),
        thread_id=thread_id,
        reveal_after=after,
        slots=tuple(Slot(*slot) for slot in slots),
        holidays=frozenset(day for (day,) in holidays),
        language=language,
    )


def save(db: sqlite3.Connection, bot_id: int, settings: Group, now: int) -> None:
    """Keep a group's settings; what comes next is worked out from now on.

    A group that is not `ON` has no next moments, so nothing falls due in it.
    """
    _save_row(db, bot_id, settings, now)
    key = (bot_id, settings.chat_id)
    db.execute("DELETE FROM slots WHERE bot_id = ? AND chat_id = ?", key)
    on = settings.state is GroupState.ON
    db.executemany(
        "INSERT INTO slots (bot_id, chat_id, slot, minute, next_at) VALUES (?, ?, ?, ?, ?)",
        [
            (
                *key,
                slot.number,
                slot.minute,
                next_slot(slot.minute, settings.timetable, now) if on else None,
            )
            for slot in settings.slots
        ],
    )
    db.execute("DELETE FROM holidays WHERE bot_id = ? AND chat_id = ?", key)
    db.executemany(
        "INSERT INTO holidays (bot_id, chat_id, day) VALUES (?, ?, ?)",
        [(*key, day) for day in sorted(settings.holidays)],
    )


def _save_row(db: sqlite3.Connection, bot_id: int, settings: Group, now: int) -> None:
    db.execute(
        """
        INSERT INTO groups (bot_id, chat_id, title, zone, days, silent_from, silent_to, state,
            set_up_by, topics, thread_id, reveal_after, language, created_at, digest_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET
            title = excluded.title, zone = excluded.zone, days = excluded.days,
            silent_from = excluded.silent_from, silent_to = excluded.silent_to,
            state = excluded.state, set_up_by = excluded.set_up_by, topics = excluded.topics,
            thread_id = excluded.thread_id, reveal_after = excluded.reveal_after,
            language = excluded.language, digest_at = excluded.digest_at
        """,
        (
            bot_id,
            settings.chat_id,
            settings.title,
            settings.zone,
            settings.days,
            settings.silent_from,
            settings.silent_to,
            settings.state,
            settings.set_up_by,
            json.dumps(settings.topics),
            settings.thread_id,
            settings.reveal_after,
            settings.language,
            now,
            next_summary(settings, now) if settings.state is GroupState.ON else None,
        ),
    )


def next_summary(settings: Group, after: int) -> int:
    """Give the next Monday morning on which a group's week is summed up."""
    return awake(next_weekly(0, MORNING, settings.zone, after), settings.timetable)


def due_summaries(db: sqlite3.Connection, bot_id: int, now: int, limit: int) -> dict[int, int]:
    """Give at most `limit` groups whose week is to be summed up, longest waiting first.

    With each comes the moment from which it was, in seconds of UTC.
    """
    rows = db.execute(
        """
        SELECT chat_id, digest_at FROM groups
        WHERE bot_id = ? AND digest_at <= ?
        ORDER BY digest_at LIMIT ?
        """,
        (bot_id, now, limit),
    )
    return dict(rows.fetchall())


def sum_up_at(db: sqlite3.Connection, bot_id: int, chat_id: int, at: int) -> None:
    """Set the moment from which a group's week is to be summed up."""
    db.execute(
        "UPDATE groups SET digest_at = ? WHERE bot_id = ? AND chat_id = ?", (at, bot_id, chat_id)
    )


def rename(db: sqlite3.Connection, bot_id: int, chat_id: int, title: str) -> None:
    """Note that a group has another title."""
    db.execute(
        "UPDATE groups SET title = ? WHERE bot_id = ? AND chat_id = ?", (title, bot_id, chat_id)
    )


def add_tutor(db: sqlite3.Connection, who: Who, chat_id: int) -> None:
    """Let somebody look after a group; twice changes nothing."""
    db.execute(
        "INSERT OR IGNORE INTO group_tutors (bot_id, chat_id, learner_id) VALUES (?, ?, ?)",
        (who.bot_id, chat_id, who.learner_id),
    )


def tutors(db: sqlite3.Connection, bot_id: int, chat_id: int) -> tuple[int, ...]:
    """Give everybody who looks after a group."""
    rows = db.execute(
        "SELECT learner_id FROM group_tutors WHERE bot_id = ? AND chat_id = ? ORDER BY learner_id",
        (bot_id, chat_id),
    )
    return tuple(learner_id for (learner_id,) in rows)


def due(db: sqlite3.Connection, bot_id: int, now: int, limit: int) -> list[int]:
    """Give groups with a slot whose moment has come, longest waiting first, at most `limit`."""
    rows = db.execute(
        """
        SELECT chat_id FROM slots WHERE bot_id = ? AND next_at <= ?
        GROUP BY chat_id ORDER BY min(next_at) LIMIT ?
        """,
        (bot_id, now, limit),
    )
    return [chat_id for (chat_id,) in rows]


def due_slots(
    db: sqlite3.Connection, bot_id: int, chat_id: int, now: int
) -> list[tuple[Slot, int]]:
    """Give a group's slots whose moment has come, with that moment, oldest first."""
    rows = db.execute(
        """
        SELECT slot, minute, next_at FROM slots
        WHERE bot_id = ? AND chat_id = ? AND next_at <= ?
        ORDER BY next_at, slot
        """,
        (bot_id, chat_id, now),
    )
    return [(Slot(number, minute), at) for number, minute, at in rows]


def go_on(
    db: sqlite3.Connection, bot_id: int, chat_id: int, slot: int, next_at: int | None
) -> None:
    """Set the next moment of a slot, in seconds of UTC; None for never."""
    db.execute(
        "UPDATE slots SET next_at = ? WHERE bot_id = ? AND chat_id = ? AND slot = ?",
        (next_at, bot_id, chat_id, slot),
    )


_MOVE_PEOPLE = (
    "UPDATE OR IGNORE group_tutors SET chat_id = :new WHERE bot_id = :bot AND chat_id = :old",
    "UPDATE OR IGNORE participants SET chat_id = :new WHERE bot_id = :bot AND chat_id = :old",
    "UPDATE homework SET chat_id = :new WHERE bot_id = :bot AND chat_id = :old",
    "UPDATE consultations SET chat_id = :new WHERE bot_id = :bot AND chat_id = :old",
    "UPDATE OR IGNORE invitations SET chat_id = :new WHERE bot_id = :bot AND chat_id = :old",
)
"""People stay the same wherever a group moves; whoever is under the new number already is left."""


def move(db: sqlite3.Connection, bot_id: int, old: int, new: int) -> bool:
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
        "UPDATE OR IGNORE sessions SET chat_id = :new WHERE bot_id = :bot AND chat_id = :old", names
    )
    if group(db, bot_id, old) is None:
        return False
    if group(db, bot_id, new) is None:
        db.execute("UPDATE groups SET chat_id = :new WHERE bot_id = :bot AND chat_id = :old", names)
    else:
        _merge(db, names)
    return True


def _merge(db: sqlite3.Connection, names: dict[str, int]) -> None:
    """Join a group to one that was set up under its new number already: newer settings stay."""
    for statement in _MOVE_PEOPLE:
        db.execute(statement, names)
    db.execute(
        """
        UPDATE pushes SET chat_id = :new
        WHERE bot_id = :bot AND chat_id = :old AND NOT EXISTS (
            SELECT 1 FROM pushes AS there
            WHERE there.bot_id = :bot AND there.chat_id = :new
            AND there.day = pushes.day AND there.slot = pushes.slot)
        """,
        names,
    )
    db.execute("UPDATE groups SET state = 'stopped' WHERE bot_id = :bot AND chat_id = :old", names)
    db.execute("UPDATE slots SET next_at = NULL WHERE bot_id = :bot AND chat_id = :old", names)

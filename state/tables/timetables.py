"""Timetables: what goes out in each topic of a group, when, and what is due.

All functions run inside the caller's transaction. The next moments of a timetable are worked out
whenever it is saved, so that what is due is found by an index and never by looking at all of them.
"""

import json

from state.clock.timetable import MORNING, awake, next_slot, next_weekly
from state.records.groups import Slot, Timetable, TimetableState, Where
from state.sql import Connection

MOST_NAMES = 100
"""Names of topics that are kept for a group."""

_Row = tuple[str, str, str, str, int, int, int, str, int, str, int | None]
"""('9B', 'Sales', 'Europe/London', '["sales"]', 31, 1260, 420, 'on', 7, 'en', NULL): a timetable,
with the title of its group and who set that up."""


def find(db: Connection, where: Where) -> Timetable | None:
    """Give a timetable; None if nobody has set one up there."""
    row = db.execute(
        """
        SELECT title, name, zone, topics, days, silent_from, silent_to, state, set_up_by,
            language, reveal_after
        FROM timetables JOIN groups USING (bot_id, chat_id)
        WHERE bot_id = ? AND chat_id = ? AND thread_id = ?
        """,
        where,
    ).fetchone()
    return None if row is None else _timetable(db, where, row)


def of_group(db: Connection, bot_id: int, chat_id: int) -> tuple[Timetable, ...]:
    """Give all timetables of a group: that of General first, then those of topics by their age."""
    rows = db.execute(
        "SELECT thread_id FROM timetables WHERE bot_id = ? AND chat_id = ? ORDER BY thread_id",
        (bot_id, chat_id),
    ).fetchall()
    found = (find(db, Where(bot_id, chat_id, thread_id)) for (thread_id,) in rows)
    return tuple(one for one in found if one is not None)


def _timetable(db: Connection, where: Where, row: _Row) -> Timetable:
    title, name, zone, topics, days, begins, ends, state, set_up_by, language, after = row
    slots = db.execute(
        """
        SELECT slot, minute FROM slots
        WHERE bot_id = ? AND chat_id = ? AND thread_id = ? ORDER BY slot
        """,
        where,
    ).fetchall()
    holidays = db.execute(
        "SELECT day FROM holidays WHERE bot_id = ? AND chat_id = ? AND thread_id = ?", where
    ).fetchall()
    return Timetable(
        chat_id=where.chat_id,
        title=title,
        zone=zone,
        days=days,
        silent_from=begins,
        silent_to=ends,
        state=TimetableState(state),
        set_up_by=set_up_by,
        topics=tuple(json.loads(topics)),
        thread_id=where.thread_id,
        name=name,
        reveal_after=after,
        slots=tuple(Slot(*slot) for slot in slots),
        holidays=frozenset(day for (day,) in holidays),
        language=language,
    )


def save(db: Connection, bot_id: int, settings: Timetable, now: int) -> None:
    """Keep a timetable, and its group with it; what comes next is worked out from now on.

    One that is not `ON` has no next moments, so nothing falls due by it.
    """
    _save_group(db, bot_id, settings, now)
    _save_row(db, bot_id, settings, now)
    where = settings.where(bot_id)
    db.execute("DELETE FROM slots WHERE bot_id = ? AND chat_id = ? AND thread_id = ?", where)
    on = settings.state is TimetableState.ON
    db.executemany(
        """
        INSERT INTO slots (bot_id, chat_id, thread_id, slot, minute, next_at)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        [
            (
                *where,
                slot.number,
                slot.minute,
                next_slot(slot.minute, settings.hours, now) if on else None,
            )
            for slot in settings.slots
        ],
    )
    db.execute("DELETE FROM holidays WHERE bot_id = ? AND chat_id = ? AND thread_id = ?", where)
    db.executemany(
        "INSERT INTO holidays (bot_id, chat_id, thread_id, day) VALUES (?, ?, ?, ?)",
        [(*where, day) for day in sorted(settings.holidays)],
    )


def _save_group(db: Connection, bot_id: int, settings: Timetable, now: int) -> None:
    db.execute(
        """
        INSERT INTO groups (bot_id, chat_id, title, set_up_by, created_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (bot_id, chat_id) DO UPDATE SET title = excluded.title
        """,
        (bot_id, settings.chat_id, settings.title, settings.set_up_by, now),
    )


def _save_row(db: Connection, bot_id: int, settings: Timetable, now: int) -> None:
    db.execute(
        """
        INSERT INTO timetables (bot_id, chat_id, thread_id, name, zone, days, silent_from,
            silent_to, state, topics, reveal_after, language, digest_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (bot_id, chat_id, thread_id) DO UPDATE SET
            name = excluded.name, zone = excluded.zone, days = excluded.days,
            silent_from = excluded.silent_from, silent_to = excluded.silent_to,
            state = excluded.state, topics = excluded.topics,
            reveal_after = excluded.reveal_after, language = excluded.language,
            digest_at = excluded.digest_at
        """,
        (
            *settings.where(bot_id),
            settings.name,
            settings.zone,
            settings.days,
            settings.silent_from,
            settings.silent_to,
            settings.state,
            json.dumps(settings.topics),
            settings.reveal_after,
            settings.language,
            next_summary(settings, now) if settings.state is TimetableState.ON else None,
        ),
    )


def rename(db: Connection, where: Where, name: str) -> None:
    """Note what a topic of a forum is called now."""
    db.execute(
        "UPDATE timetables SET name = ? WHERE bot_id = ? AND chat_id = ? AND thread_id = ?",
        (name, *where),
    )


def note_name(db: Connection, where: Where, name: str, at: int) -> None:
    """Note what a topic is called in which nothing is set up; the newest of each group are kept."""
    db.execute(
        """
        INSERT INTO renamed_topics (bot_id, chat_id, thread_id, name, at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (bot_id, chat_id, thread_id)
        DO UPDATE SET name = excluded.name, at = excluded.at
        """,
        (*where, name, at),
    )
    db.execute(
        """
        DELETE FROM renamed_topics WHERE bot_id = ? AND chat_id = ? AND thread_id IN (
            SELECT thread_id FROM renamed_topics WHERE bot_id = ? AND chat_id = ?
            ORDER BY at DESC, thread_id DESC LIMIT 1000 OFFSET ?)
        """,
        (where.bot_id, where.chat_id, where.bot_id, where.chat_id, MOST_NAMES),
    )


def noted_name(db: Connection, where: Where) -> str:
    """Give what a topic was last said to be called before it was set up; "" if nothing was said."""
    row = db.execute(
        "SELECT name FROM renamed_topics WHERE bot_id = ? AND chat_id = ? AND thread_id = ?", where
    ).fetchone()
    return row[0] if row else ""


def move(db: Connection, where: Where, thread_id: int, name: str) -> None:
    """Carry a timetable, with all that was asked by it, over to a topic that has none."""
    db.execute(
        """
        UPDATE timetables SET thread_id = ?, name = ?
        WHERE bot_id = ? AND chat_id = ? AND thread_id = ?
        """,
        (thread_id, name, *where),
    )
    db.execute(
        "UPDATE homework SET thread_id = ? WHERE bot_id = ? AND chat_id = ? AND thread_id = ?",
        (thread_id, *where),
    )


def next_summary(settings: Timetable, after: int) -> int:
    """Give the next Monday morning on which the week is summed up."""
    return awake(next_weekly(0, MORNING, settings.zone, after), settings.hours)


def due_summaries(db: Connection, bot_id: int, now: int, limit: int) -> dict[Where, int]:
    """Give at most `limit` timetables whose week is to be summed up, longest waiting first.

    With each comes the moment from which it was, in seconds of UTC.
    """
    rows = db.execute(
        """
        SELECT bot_id, chat_id, thread_id, digest_at FROM timetables
        WHERE bot_id = ? AND digest_at <= ?
        ORDER BY digest_at, chat_id, thread_id LIMIT ?
        """,
        (bot_id, now, limit),
    )
    return {Where(*where): at for *where, at in rows}


def sum_up_at(db: Connection, where: Where, at: int) -> None:
    """Set the moment from which a week is to be summed up."""
    db.execute(
        "UPDATE timetables SET digest_at = ? WHERE bot_id = ? AND chat_id = ? AND thread_id = ?",
        (at, *where),
    )


def due(db: Connection, bot_id: int, now: int, limit: int) -> list[Where]:
    """Give timetables with a slot whose moment has come, longest waiting first, at most `limit`."""
    rows = db.execute(
        """
        SELECT bot_id, chat_id, thread_id FROM slots WHERE bot_id = ? AND next_at <= ?
        GROUP BY bot_id, chat_id, thread_id ORDER BY min(next_at), chat_id, thread_id LIMIT ?
        """,
        (bot_id, now, limit),
    )
    return [Where(*where) for where in rows]


def due_slots(db: Connection, where: Where, now: int) -> list[tuple[Slot, int]]:
    """Give a timetable's slots whose moment has come, with that moment, oldest first."""
    rows = db.execute(
        """
        SELECT slot, minute, next_at FROM slots
        WHERE bot_id = ? AND chat_id = ? AND thread_id = ? AND next_at <= ?
        ORDER BY next_at, slot
        """,
        (*where, now),
    )
    return [(Slot(number, minute), at) for number, minute, at in rows]


def go_on(db: Connection, where: Where, slot: int, next_at: int | None) -> None:
    """Set the next moment of a slot, in seconds of UTC; None for never."""
    db.execute(
        """
        UPDATE slots SET next_at = ?
        WHERE bot_id = ? AND chat_id = ? AND thread_id = ? AND slot = ?
        """,
        (next_at, *where, slot),
    )

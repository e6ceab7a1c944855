"""Homework of groups: set, told of, done, over. What is done follows from the review log.

So nothing is kept of who has done what, and nobody has to hand anything in. All functions run
inside the caller's transaction; times are seconds of UTC.
"""

import json

from state.records.classes import GroupName
from state.records.groups import label
from state.records.homework import REPORTED_AFTER, Homework, OwnHomework, Standing
from state.records.learners import Who
from state.sql import Connection

COUNTED_FROM = 5
"""People who do not share must be so many before it is counted how many of them are done: of fewer,
a tutor could tell who they are. "None" and "all" tell of each of them, however many they are."""

_Row = tuple[int, int, str, int | None, str | None, str, str, int, int, int]
"""(12, -100500, 'College', 31, 'Sales', 'sales/trust', '["sales/f-trend"]', 739000, 1772524800,
1772452800): for those of a topic; for everybody, NULL stands in its place."""


def set_for(db: Connection, who: Who, homework: Homework, at: int) -> int:
    """Keep homework that somebody sets for a class; gives its number."""
    (number,) = db.execute(
        """
        INSERT INTO homework (bot_id, chat_id, thread_id, about, items, day, ends_at, at, set_by,
            state)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')
        RETURNING id
        """,
        (
            who.bot_id,
            homework.group.chat_id,
            homework.group.thread_id,
            homework.about,
            json.dumps(homework.items),
            homework.day,
            homework.ends_at,
            at,
            who.learner_id,
        ),
    ).fetchone()
    return int(number)


def find(db: Connection, bot_id: int, number: int) -> Homework | None:
    """Find homework by its number, while it is open."""
    rows = db.execute(
        """
        SELECT id, chat_id, title, thread_id, t.name, about, items, day, ends_at, at
        FROM homework JOIN groups USING (bot_id, chat_id)
        LEFT JOIN timetables AS t USING (bot_id, chat_id, thread_id)
        WHERE bot_id = ? AND id = ? AND homework.state = 'open'
        """,
        (bot_id, number),
    )
    return next(map(_homework, rows), None)


def of_class(db: Connection, bot_id: int, group: GroupName) -> tuple[Homework, ...]:
    """Give the open homework of a class, what ends first first.

    What was set for everybody of its group is its homework, too.
    """
    rows = db.execute(
        """
        SELECT id, chat_id, title, thread_id, t.name, about, items, day, ends_at, at
        FROM homework JOIN groups USING (bot_id, chat_id)
        LEFT JOIN timetables AS t USING (bot_id, chat_id, thread_id)
        WHERE bot_id = :bot AND chat_id = :chat AND homework.state = 'open'
        AND (thread_id IS NULL OR CAST(:thread AS BIGINT) IS NULL OR thread_id = :thread)
        ORDER BY ends_at, id
        """,
        _class(bot_id, group),
    )
    return tuple(map(_homework, rows))


def own(db: Connection, who: Who, now: int) -> tuple[OwnHomework, ...]:
    """Give the homework of all groups of a learner that can still be done, the next first."""
    rows = db.execute(
        """
        SELECT id, chat_id, title, thread_id, t.name, about, items, day, ends_at, at
        FROM participants AS p JOIN homework USING (bot_id, chat_id)
        JOIN groups USING (bot_id, chat_id)
        LEFT JOIN timetables AS t USING (bot_id, chat_id, thread_id)
        WHERE p.bot_id = ? AND p.learner_id = ? AND homework.state = 'open' AND ends_at > ?
        AND NOT EXISTS (
            SELECT 1 FROM group_tutors AS g
            WHERE g.bot_id = p.bot_id AND g.chat_id = p.chat_id AND g.learner_id = p.learner_id)
        AND (thread_id IS NULL OR EXISTS (
            SELECT 1 FROM votes AS v
            WHERE v.bot_id = p.bot_id AND v.learner_id = p.learner_id
            AND v.chat_id = p.chat_id AND v.thread_id = homework.thread_id))
        ORDER BY ends_at, id
        """,
        (*who, now),
    ).fetchall()
    return tuple(OwnHomework(one, done(db, who, one)) for one in map(_homework, rows))


def done(db: Connection, who: Who, homework: Homework) -> frozenset[str]:
    """Give the items of homework that a learner has settled since it was set, until its end."""
    rows = db.execute(
        """
        SELECT DISTINCT item FROM reviews
        WHERE bot_id = ? AND learner_id = ? AND at >= ? AND at < ? AND undoes IS NULL
        AND item IN (SELECT value FROM json_each(?))
        AND NOT EXISTS (SELECT 1 FROM reviews AS undo WHERE undo.undoes = reviews.id)
        """,
        (*who, homework.at, homework.ends_at, json.dumps(homework.items)),
    )
    return frozenset(item for (item,) in rows)


def standing(db: Connection, bot_id: int, homework: Homework) -> Standing:
    """Work out how a class stands: by name for those who share, all others as a number."""
    people = db.execute(
        # (42, 'Ann', 1): somebody seen in the group who is none of its tutors, and shares.
        """
        SELECT p.learner_id, name, shares
        FROM participants AS p LEFT JOIN learners USING (bot_id, learner_id)
        WHERE p.bot_id = :bot AND p.chat_id = :chat AND NOT EXISTS (
            SELECT 1 FROM group_tutors AS t
            WHERE t.bot_id = p.bot_id AND t.chat_id = p.chat_id AND t.learner_id = p.learner_id)
        AND (CAST(:thread AS BIGINT) IS NULL OR EXISTS (
            SELECT 1 FROM votes AS v
            WHERE v.bot_id = p.bot_id AND v.learner_id = p.learner_id
            AND v.chat_id = p.chat_id AND v.thread_id = :thread))
        ORDER BY name, number
        """,
        _class(bot_id, homework.group),
    ).fetchall()
    count = {one: len(done(db, Who(bot_id, one), homework)) for one, _, _ in people}
    sharers = tuple((name, count[one]) for one, name, shares in people if shares and name)
    others = [one for one, name, shares in people if not (shares and name)]
    whole = sum(count[one] == len(homework.items) for one in others)
    tells_of_nobody = len(others) >= COUNTED_FROM and 0 < whole < len(others)
    counted = whole if tells_of_nobody else None
    return Standing(homework, sharers, len(others), counted)


def to_tell(db: Connection, bot_id: int, group: GroupName) -> tuple[Who, ...]:
    """Give everybody of a class, but for its tutors, who can be written to in private."""
    rows = db.execute(
        """
        SELECT p.learner_id
        FROM participants AS p JOIN learners USING (bot_id, learner_id)
        LEFT JOIN chats AS c ON c.bot_id = p.bot_id AND c.chat_id = p.learner_id
        WHERE p.bot_id = :bot AND p.chat_id = :chat AND c.silent_since IS NULL AND NOT EXISTS (
            SELECT 1 FROM group_tutors AS t
            WHERE t.bot_id = p.bot_id AND t.chat_id = p.chat_id AND t.learner_id = p.learner_id)
        AND (CAST(:thread AS BIGINT) IS NULL OR EXISTS (
            SELECT 1 FROM votes AS v
            WHERE v.bot_id = p.bot_id AND v.learner_id = p.learner_id
            AND v.chat_id = p.chat_id AND v.thread_id = :thread))
        ORDER BY number
        """,
        _class(bot_id, group),
    )
    return tuple(Who(bot_id, one) for (one,) in rows)


def tell_at(db: Connection, who: Who, number: int, at: int | None, told: int = 0) -> None:
    """Set when a learner is told of homework next; None for no more."""
    db.execute(
        """
        INSERT INTO tellings (bot_id, homework_id, learner_id, tell_at, told)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (bot_id, homework_id, learner_id) DO UPDATE SET
            tell_at = excluded.tell_at, told = excluded.told
        """,
        (who.bot_id, number, who.learner_id, at, told),
    )


def due_tellings(db: Connection, bot_id: int, now: int, limit: int) -> list[tuple[Who, int, int]]:
    """Give whom to tell of what by now: the learner, the homework, and how often they were."""
    rows = db.execute(
        """
        SELECT learner_id, homework_id, told FROM tellings
        WHERE bot_id = ? AND tell_at <= ? ORDER BY tell_at, homework_id, learner_id LIMIT ?
        """,
        (bot_id, now, limit),
    )
    return [(Who(bot_id, one), number, told) for one, number, told in rows]


def due_ends(db: Connection, bot_id: int, now: int, limit: int) -> tuple[Homework, ...]:
    """Give the open homework whose day has passed, once it is morning."""
    rows = db.execute(
        """
        SELECT id, chat_id, title, thread_id, t.name, about, items, day, ends_at, at
        FROM homework JOIN groups USING (bot_id, chat_id)
        LEFT JOIN timetables AS t USING (bot_id, chat_id, thread_id)
        WHERE bot_id = ? AND ends_at <= ? AND homework.state = 'open'
        ORDER BY ends_at, id LIMIT ?
        """,
        (bot_id, now - REPORTED_AFTER, limit),
    )
    return tuple(map(_homework, rows))


def end(db: Connection, bot_id: int, number: int) -> None:
    """Note that homework is over; nobody is told of it any more."""
    db.execute("UPDATE homework SET state = 'over' WHERE bot_id = ? AND id = ?", (bot_id, number))
    db.execute("DELETE FROM tellings WHERE bot_id = ? AND homework_id = ?", (bot_id, number))


def _class(bot_id: int, group: GroupName) -> dict[str, int | None]:
    return {"bot": bot_id, "chat": group.chat_id, "thread": group.thread_id}


def _homework(row: _Row) -> Homework:
    number, chat_id, title, thread_id, name, about, items, day, ends_at, at = row
    group = GroupName(chat_id, label(title, name or ""), thread_id)
    return Homework(number, group, about, tuple(json.loads(items)), day, ends_at, at)

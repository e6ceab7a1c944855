"""What a class has answered: who took part, which questions went how, and who lets tutors look.

Reads only. A learner's own practice leaves this room with their name, or at all, only if they
share their progress with the tutors of the group; what was answered in front of the group belongs
to the group. All functions take a connection that is inside a transaction.
"""

import json

from state.records.classes import Answer, Sharer
from state.records.exports import AnswerRow, LearnerRow
from state.records.groups import Where
from state.records.learners import Who
from state.sql import Connection
from state.tables.memory import memories


def answers(db: Connection, where: Where, first: int, last: int) -> tuple[Answer, ...]:
    """Give all answers to a timetable's questions of some days, the first and the last included.

    Days are dates of its zone. They come in the order in which they were given, question by
    question.
    """
    rows = db.execute(
        # (42, 'sales/footfall', 739000, 1.0, NULL, 0.5): right, where this person's last answer to
        # the item by this timetable was not.
        """
        SELECT learner_id, p.item, day, score, misconception, (
            SELECT old.score
            FROM pushes AS q JOIN votes AS old USING (bot_id, chat_id, thread_id, day, slot)
            WHERE q.bot_id = v.bot_id AND q.chat_id = v.chat_id AND q.thread_id = v.thread_id
            AND q.item = p.item
            AND (q.day, q.slot) < (v.day, v.slot) AND old.learner_id = v.learner_id
            ORDER BY q.day DESC, q.slot DESC LIMIT 1)
        FROM votes AS v JOIN pushes AS p USING (bot_id, chat_id, thread_id, day, slot)
        WHERE bot_id = ? AND chat_id = ? AND thread_id = ? AND day BETWEEN ? AND ?
        ORDER BY day, slot, v.at, learner_id
        """,
        (*where, first, last),
    )
    return tuple(
        Answer(learner_id, item, day, score, wrong, before is not None and before < 1)
        for learner_id, item, day, score, wrong, before in rows
    )


def known(db: Connection, bot_id: int, chat_id: int) -> int:
    """Count the people who have ever been seen in a group, which are not all its members."""
    (count,) = db.execute(
        "SELECT count(*) FROM participants WHERE bot_id = ? AND chat_id = ?", (bot_id, chat_id)
    ).fetchone()
    return int(count)


def taking_part(db: Connection, where: Where) -> int:
    """Count the people who have ever answered a question of a timetable."""
    (count,) = db.execute(
        """
        SELECT count(DISTINCT learner_id) FROM votes
        WHERE bot_id = ? AND chat_id = ? AND thread_id = ?
        """,
        where,
    ).fetchone()
    return int(count)


def not_sharing(db: Connection, bot_id: int, chat_id: int) -> int:
    """Count the learners of a group who keep how they are doing to themselves; no tutors of it."""
    (count,) = db.execute(
        """
        SELECT count(*) FROM participants AS p LEFT JOIN learners USING (bot_id, learner_id)
        WHERE p.bot_id = ? AND p.chat_id = ? AND (shares = 0 OR name IS NULL)
        AND NOT EXISTS (
            SELECT 1 FROM group_tutors AS t
            WHERE t.bot_id = p.bot_id AND t.chat_id = p.chat_id AND t.learner_id = p.learner_id)
        """,
        (bot_id, chat_id),
    ).fetchone()
    return int(count)


def nicknames(db: Connection, bot_id: int, chat_id: int) -> dict[int, str]:
    """Give the names of those who are on a group's leaderboard, by their number."""
    rows = db.execute(
        """
        SELECT learner_id, nickname FROM participants
        WHERE bot_id = ? AND chat_id = ? AND nickname IS NOT NULL
        """,
        (bot_id, chat_id),
    )
    return dict(rows.fetchall())


def sharers(db: Connection, bot_id: int, chat_id: int) -> tuple[Sharer, ...]:
    """Give those who let a group's tutors see how they are doing, by name."""
    rows = db.execute(
        # ('Ann', 42, 739000): a name and the last day of revision, NULL before the first.
        """
        SELECT name, learner_id, (
            SELECT max(day) FROM days
            WHERE bot_id = p.bot_id AND learner_id = p.learner_id AND reviews > 0)
        FROM participants AS p JOIN learners USING (bot_id, learner_id)
        WHERE bot_id = ? AND chat_id = ? AND shares = 1
        ORDER BY name, number
        """,
        (bot_id, chat_id),
    ).fetchall()
    return tuple(
        Sharer(name, last_day, memories.all_of(db, Who(bot_id, learner_id)))
        for name, learner_id, last_day in rows
    )


def group_learners(db: Connection, bot_id: int, chat_id: int) -> tuple[LearnerRow, ...]:
    """Give everybody seen in a group, those who share by name, for the group's tutors."""
    rows = db.execute(
        # (3, NULL, 0, 1772452800): somebody who does not share has a number and no name.
        """
        SELECT number, CASE WHEN shares = 1 THEN name END, shares, seen_at
        FROM participants LEFT JOIN learners USING (bot_id, learner_id)
        WHERE bot_id = ? AND chat_id = ?
        ORDER BY number
        """,
        (bot_id, chat_id),
    )
    return tuple(LearnerRow(number, name, bool(shares), at) for number, name, shares, at in rows)


def group_answers(db: Connection, bot_id: int, chat_id: int) -> tuple[AnswerRow, ...]:
    """Give what a group's tutors may see: what was answered to it, and the practice of who shares.

    An answer to the group that a learner has as an attempt of their own, too, is given once.
    """
    rows = db.execute(
        # (3, 'Ann', '10A', 'sales/footfall', 1772452800, 'A', '[0]', 1.0, NULL): to the group 10A;
        # (3, 'Ann', NULL, 'sales/footfall', 1772456400, 'visitors', '[]', 1.0, NULL): in private.
        """
        WITH
            person AS (
                SELECT number, CASE WHEN shares = 1 THEN name END AS name, shares, learner_id
                FROM participants LEFT JOIN learners USING (bot_id, learner_id)
                WHERE bot_id = :bot AND chat_id = :chat),
            own AS (
                SELECT learner_id, title, item, votes.at AS at, response, picks, score,
                    misconception
                FROM votes JOIN pushes USING (bot_id, chat_id, thread_id, day, slot)
                JOIN groups USING (bot_id, chat_id)
                WHERE bot_id = :bot AND chat_id = :chat)
        SELECT number, name, title, item, own.at, response, picks, score, misconception
        FROM own JOIN person USING (learner_id)
        UNION ALL
        SELECT number, name, NULL, item, a.at, response, picks, score, misconception
        FROM attempts AS a JOIN person USING (learner_id)
        WHERE bot_id = :bot AND shares = 1 AND NOT EXISTS (
            SELECT 1 FROM own
            WHERE own.learner_id = a.learner_id AND own.item = a.item AND own.at = a.at)
        ORDER BY 5, 1, 3 NULLS FIRST
        """,
        {"bot": bot_id, "chat": chat_id},
    )
    return tuple(_answer(row) for row in rows)


def all_learners(db: Connection, bot_id: int, chat_id: int | None) -> tuple[LearnerRow, ...]:
    """Give everybody, or everybody seen in one group, by their number on Telegram.

    For whoever runs the bot: names are there whoever shares. Who was only ever seen in groups has
    no name here.
    """
    rows = db.execute(
        # A row of the private chat and one of each group: (42, 'Ann', 0, 1772452800)
        # and (42, NULL, 1, 1772456400) become (42, 'Ann', 1, 1772452800).
        """
        SELECT learner_id, max(name), max(shares), min(since)
        FROM (
            SELECT learner_id, name, 0 AS shares, created_at AS since
            FROM learners WHERE bot_id = :bot
            UNION ALL
            SELECT learner_id, NULL, shares, seen_at
            FROM participants WHERE bot_id = :bot) AS everybody
        WHERE CAST(:chat AS BIGINT) IS NULL OR learner_id IN (
            SELECT learner_id FROM participants WHERE bot_id = :bot AND chat_id = :chat)
        GROUP BY learner_id ORDER BY learner_id
        """,
        {"bot": bot_id, "chat": chat_id},
    )
    return tuple(LearnerRow(number, name, bool(shares), at) for number, name, shares, at in rows)


def all_answers(db: Connection, bot_id: int, chat_id: int | None) -> tuple[AnswerRow, ...]:
    """Give every answer, or those to one group with the practice of its people.

    For whoever runs the bot: by the numbers on Telegram, with names whoever shares.
    """
    rows = db.execute(
        # As in `group_answers`, with the number on Telegram in the first place.
        """
        WITH
            own AS (
                SELECT learner_id, title, item, votes.at AS at, response, picks, score,
                    misconception
                FROM votes JOIN pushes USING (bot_id, chat_id, thread_id, day, slot)
                JOIN groups USING (bot_id, chat_id)
                WHERE bot_id = :bot AND (CAST(:chat AS BIGINT) IS NULL OR chat_id = :chat)),
            person AS (
                SELECT learner_id, name FROM learners
                WHERE bot_id = :bot AND (CAST(:chat AS BIGINT) IS NULL OR learner_id IN (
                    SELECT learner_id FROM participants WHERE bot_id = :bot AND chat_id = :chat)))
        SELECT learner_id, name, title, item, at, response, picks, score, misconception
        FROM own LEFT JOIN person USING (learner_id)
        UNION ALL
        SELECT learner_id, name, NULL, item, at, response, picks, score, misconception
        FROM attempts AS a JOIN person USING (learner_id)
        WHERE bot_id = :bot AND NOT EXISTS (
            SELECT 1 FROM own
            WHERE own.learner_id = a.learner_id AND own.item = a.item AND own.at = a.at)
        ORDER BY 5, 1, 3 NULLS FIRST
        """,
        {"bot": bot_id, "chat": chat_id},
    )
    return tuple(_answer(row) for row in rows)


_Row = tuple[int, str | None, str | None, str, int, str, str, float, str | None]


def _answer(row: _Row) -> AnswerRow:
    learner, name, group, item, at, response, picks, score, misconception = row
    chosen = tuple(json.loads(picks))
    return AnswerRow(learner, name, group, item, at, response, chosen, score, misconception)

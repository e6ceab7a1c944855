"""How learners did with each item when they met it first, and what they said about it.

Reads only. Whose answers are looked at is the caller's to say: everybody's, or those of learners
who share their progress with the tutors of some groups. A question that was put right from the
chat begins anew: what was answered before says nothing about its new words. All functions take a
connection that is inside a transaction.
"""

import json

from state.records.items import Meeting, Voiced, Whose
from state.sql import Connection

_PEOPLE = """
    person AS (
        SELECT learner_id FROM learners WHERE bot_id = :bot AND (:chats IS NULL OR learner_id IN (
            SELECT learner_id FROM participants
            WHERE bot_id = :bot AND (shares OR NOT :sharing)
            AND chat_id IN (SELECT value FROM json_each(:chats))))
        ORDER BY (
            SELECT max(day) FROM days
            WHERE days.bot_id = :bot AND days.learner_id = learners.learner_id) DESC
        LIMIT :most),
    mended AS (
        SELECT topic || '/' || json_extract(changes, '$.item') AS item, max(made_at) AS since
        FROM editions WHERE bot_id = :bot AND json_extract(changes, '$.kind') = 'fix'
        GROUP BY 1)
"""
"""Whose answers are looked at, those who revised last first; and since when, for some items."""


def meetings(db: Connection, bot_id: int, whose: Whose) -> tuple[Meeting, ...]:
    """Give the first meeting of each learner with each item, by the name that it had then."""
    rows = db.execute(
        # (42, 'sales/footfall', 1, 'wrong', 'the till', '[]', 21, 0): right after a contest.
        # Because of the one `min` in each, SQLite takes the other columns from the first row.
        f"""
        WITH {_PEOPLE},
            met AS (
                SELECT learner_id, item, rating, min(at) FROM reviews AS r JOIN person
                USING (learner_id) LEFT JOIN mended USING (item)
                WHERE bot_id = :bot AND undoes IS NULL AND at >= coalesce(since, 0)
                AND NOT EXISTS (SELECT 1 FROM reviews AS u WHERE u.undoes = r.id)
                GROUP BY learner_id, item),
            tried AS (
                SELECT learner_id, item, outcome, response, picks, seconds,
                    sum(hints > 0) > 0 AS hinted, min(id)
                FROM attempts JOIN person USING (learner_id) LEFT JOIN mended USING (item)
                WHERE bot_id = :bot AND at >= coalesce(since, 0)
                GROUP BY learner_id, item)
        SELECT learner_id, item, rating >= 3, coalesce(outcome, ''), coalesce(response, ''),
            coalesce(picks, '[]'), seconds, coalesce(hinted, 0)
        FROM met LEFT JOIN tried USING (learner_id, item)
        ORDER BY item, learner_id
        """,  # noqa: S608  # nosec  # only our own words
        _values(bot_id, whose),
    )
    return tuple(
        Meeting(who, item, bool(right), outcome, said, tuple(json.loads(picks)), took, bool(hinted))
        for who, item, right, outcome, said, picks, took, hinted in rows
    )


def voiced(db: Connection, bot_id: int, whose: Whose) -> dict[str, Voiced]:
    """Give, by item, how many of the same learners have said something about it."""
    rows = db.execute(
        # ('sales/footfall', 2, 1, 0): contested by two, confirmed by one, reported by nobody.
        f"""
        WITH {_PEOPLE},
            said AS (
                SELECT item, learner_id, iif(confirmed, 1, 0) AS kind, at FROM contests
                WHERE bot_id = :bot
                UNION ALL SELECT item, learner_id, 2, at FROM reports WHERE bot_id = :bot)
        SELECT item, count(DISTINCT iif(kind = 0, learner_id, NULL)),
            count(DISTINCT iif(kind = 1, learner_id, NULL)),
            count(DISTINCT iif(kind = 2, learner_id, NULL))
        FROM said JOIN person USING (learner_id) LEFT JOIN mended USING (item)
        WHERE at >= coalesce(since, 0) GROUP BY item
        """,  # noqa: S608  # nosec  # only our own words
        _values(bot_id, whose),
    )
    return {item: Voiced(*counts) for item, *counts in rows}


def _values(bot_id: int, whose: Whose) -> dict[str, int | str | None]:
    chats = None if whose.chats is None else json.dumps(whose.chats)
    return {"bot": bot_id, "chats": chats, "sharing": whose.only_sharing, "most": whose.most}

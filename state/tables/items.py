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
        SELECT learner_id FROM learners
        WHERE bot_id = :bot AND (CAST(:chats AS TEXT) IS NULL OR learner_id IN (
            SELECT learner_id FROM participants
            WHERE bot_id = :bot AND (shares = 1 OR :sharing = 0)
            AND chat_id IN (SELECT CAST(value AS BIGINT) FROM json_each(:chats))))
        ORDER BY (
            SELECT max(day) FROM days
            WHERE days.bot_id = :bot AND days.learner_id = learners.learner_id) DESC NULLS LAST,
            learner_id
        LIMIT :most),
    mended AS (
        SELECT substr(value, 13) AS item, CAST(substr(value, 1, 12) AS BIGINT) AS since
        FROM json_each(:mended))
"""
"""Whose answers are looked at, those who revised last first; and since when, for some items."""


def meetings(db: Connection, bot_id: int, whose: Whose) -> tuple[Meeting, ...]:
    """Give the first meeting of each learner with each item, by the name that it had then."""
    rows = db.execute(
        # (42, 'sales/footfall', 3, 'wrong', 'the till', '[]', 21, 0): right after a contest.
        f"""
        WITH {_PEOPLE},
            met AS (
                SELECT learner_id, item, rating, row_number() OVER (
                    PARTITION BY learner_id, item ORDER BY at, id) AS place
                FROM reviews AS r JOIN person USING (learner_id) LEFT JOIN mended USING (item)
                WHERE bot_id = :bot AND undoes IS NULL AND at >= coalesce(since, 0)
                AND NOT EXISTS (SELECT 1 FROM reviews AS u WHERE u.undoes = r.id)),
            tried AS (
                SELECT learner_id, item, min(id) AS first, max(hints) AS hints
                FROM attempts JOIN person USING (learner_id) LEFT JOIN mended USING (item)
                WHERE bot_id = :bot AND at >= coalesce(since, 0)
                GROUP BY learner_id, item)
        SELECT met.learner_id, met.item, rating, coalesce(outcome, ''), coalesce(response, ''),
            coalesce(picks, '[]'), seconds, coalesce(tried.hints, 0)
        FROM met LEFT JOIN tried USING (learner_id, item) LEFT JOIN attempts ON attempts.id = first
        WHERE place = 1 ORDER BY met.item, met.learner_id
        """,  # noqa: S608  # nosec  # only our own words
        _values(db, bot_id, whose),
    )
    return tuple(
        Meeting(who, item, rating >= 3, outcome, said, tuple(json.loads(picks)), took, hints > 0)
        for who, item, rating, outcome, said, picks, took, hints in rows
    )


def voiced(db: Connection, bot_id: int, whose: Whose) -> dict[str, Voiced]:
    """Give, by item, how many of the same learners have said something about it."""
    rows = db.execute(
        # ('sales/footfall', 2, 1, 0): contested by two, confirmed by one, reported by nobody.
        f"""
        WITH {_PEOPLE},
            said AS (
                SELECT item, learner_id, confirmed AS kind, at FROM contests WHERE bot_id = :bot
                UNION ALL SELECT item, learner_id, 2, at FROM reports WHERE bot_id = :bot)
        SELECT item, count(DISTINCT CASE WHEN kind = 0 THEN learner_id END),
            count(DISTINCT CASE WHEN kind = 1 THEN learner_id END),
            count(DISTINCT CASE WHEN kind = 2 THEN learner_id END)
        FROM said JOIN person USING (learner_id) LEFT JOIN mended USING (item)
        WHERE at >= coalesce(since, 0) GROUP BY item
        """,  # noqa: S608  # nosec  # only our own words
        _values(db, bot_id, whose),
    )
    return {item: Voiced(*counts) for item, *counts in rows}


def _values(db: Connection, bot_id: int, whose: Whose) -> dict[str, int | str | None]:
    return {
        "bot": bot_id,
        "chats": None if whose.chats is None else json.dumps(whose.chats),
        "sharing": whose.only_sharing,
        "most": whose.most,
        "mended": json.dumps([f"{at:012}{item}" for item, at in _mended(db, bot_id).items()]),
    }


def _mended(db: Connection, bot_id: int) -> dict[str, int]:
    """Give the items that were put right from the chat, each with when that was last."""
    rows = db.execute(
        "SELECT topic, changes, made_at FROM editions WHERE bot_id = ? ORDER BY made_at", (bot_id,)
    )
    brought = ((topic, json.loads(changes), at) for topic, changes, at in rows)
    return {
        f"{topic}/{changes['item']}": at
        for topic, changes, at in brought
        if changes.get("kind") == "fix"
    }

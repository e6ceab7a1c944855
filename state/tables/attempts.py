"""Every graded response.

An attempt that settled its item points to the review it led to, so that a grade that turns out
unfair can be taken back where it counted. All functions run inside the caller's transaction.
"""

import json
from statistics import fmean

from state.records.learners import Attempt, Calibration, Rating, Sure, Who
from state.sql import Connection
from state.values import replace


def note(db: Connection, who: Who, attempt: Attempt) -> None:
    """Keep one graded response."""
    db.execute(
        """
        INSERT INTO attempts (bot_id, learner_id, item, at, response, outcome, score, because,
            misconception, sure, detail, picks, seconds, hints)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            *who,
            attempt.item,
            attempt.at,
            attempt.response,
            attempt.outcome,
            attempt.score,
            attempt.because,
            attempt.misconception,
            attempt.sure,
            attempt.detail,
            json.dumps(attempt.picks),
            attempt.seconds,
            attempt.hints,
        ),
    )


def link(db: Connection, who: Who, item: str) -> None:
    """Note that a learner's tries at an item have led to the review just logged.

    To be called in the transaction that logged it: the learner's newest review is taken for it.
    """
    db.execute(
        """
        UPDATE attempts SET review_id = (
            SELECT max(id) FROM reviews WHERE bot_id = :bot AND learner_id = :learner)
        WHERE bot_id = :bot AND learner_id = :learner AND item = :item AND review_id IS NULL
        """,
        {"bot": who.bot_id, "learner": who.learner_id, "item": item},
    )


def last(db: Connection, who: Who) -> Attempt | None:
    """Give the newest graded response of a learner; None before the first."""
    row = db.execute(
        """
        SELECT item, at, response, outcome, score, because, misconception, sure, detail,
            picks, seconds, hints
        FROM attempts WHERE bot_id = ? AND learner_id = ?
        ORDER BY id DESC LIMIT 1
        """,
        who,
    ).fetchone()
    if row is None:
        return None
    item, at, response, outcome, score, because, misconception, sure, *more = row
    said = Sure(sure) if sure else None
    detail, picks, seconds, hints = more
    graded = Attempt(item, at, response, outcome, score, because, misconception, said, detail)
    return replace(graded, picks=tuple(json.loads(picks)), seconds=seconds, hints=hints)


def accuracy(db: Connection, who: Who, recent: int) -> float | None:
    """Give the share, 0 to 1, of a learner's last `recent` reviews that were remembered.

    None without any. A review that was undone since still counts.
    """
    rows = db.execute(
        """
        SELECT rating FROM reviews WHERE bot_id = ? AND learner_id = ? AND undoes IS NULL
        ORDER BY id DESC LIMIT ?
        """,
        (*who, recent),
    )
    remembered = [rating > Rating.AGAIN for (rating,) in rows]
    return fmean(remembered) if remembered else None


def calibration(db: Connection, who: Who) -> Calibration:
    """Count how often a learner was sure, and right.

    They are asked once for each question: further tries, which keep what was said of the first, are
    not counted (all tries at one question lead to the same review). Nor is what could not be
    judged, or waits for a marker.
    """
    row = db.execute(
        # The inner rows are first tries, each with what a marker decided of it, if anything:
        # ('wrong', 'accepted'), ('right', '').
        """
        SELECT count(*),
            count(CASE WHEN outcome IN ('right', 'slip') OR decided = 'accepted' THEN 1 END)
        FROM (
            SELECT outcome, coalesce((
                SELECT c.state FROM contests AS c
                WHERE c.bot_id = a.bot_id AND c.learner_id = a.learner_id
                AND c.item = a.item AND c.response = a.response
                ORDER BY c.id DESC LIMIT 1), '') AS decided
            FROM attempts AS a
            WHERE a.bot_id = ? AND a.learner_id = ? AND a.sure = 3 AND NOT EXISTS (
                SELECT 1 FROM attempts AS b
                WHERE b.bot_id = a.bot_id AND b.learner_id = a.learner_id AND b.item = a.item
                AND coalesce(b.review_id, 0) = coalesce(a.review_id, 0)
                AND b.sure > 0 AND b.id < a.id)) AS first_tries
        WHERE outcome NOT IN ('unsure', 'no_attempt') AND decided <> 'open'
        """,
        who,
    ).fetchone()
    return Calibration(*row)

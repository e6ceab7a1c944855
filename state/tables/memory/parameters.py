"""A learner's own parameters of the memory model, once their log shows that they predict better.

Every set that was ever in use is kept, and the newest is in use. All functions run inside the
caller's transaction; what the numbers are is found out in `state.memory.fitting`.
"""

import json

from state.memory.fitting import MINIMUM, Fitted
from state.memory.schedule import DEFAULTS, Parameters
from state.records.learners import Who
from state.sql import Connection

MONTH = 30 * 86_400
"""Seconds between two tries to fit a learner's parameters: a month brings enough reviews to tell,
and each try is one more chance to be flattered by noise (`fitting.CERTAINTY`)."""


def current(db: Connection, who: Who) -> Parameters:
    """Give the numbers in use for a learner: their own, or everybody's."""
    row = db.execute(
        """
        SELECT weights FROM parameters
        WHERE bot_id = ? AND learner_id = ?
        ORDER BY fitted_at DESC LIMIT 1
        """,
        who,
    ).fetchone()
    return tuple(json.loads(row[0])) if row else DEFAULTS


def next_to_fit(db: Connection, bot_id: int, now: int) -> Who | None:
    """Give a learner with enough reviews whose last try is a month ago; None if there is none."""
    row = db.execute(
        """
        SELECT learner_id FROM learners AS l
        WHERE bot_id = ? AND coalesce(fitted_at, 0) <= ? AND (
            SELECT sum(reviews) FROM days AS d
            WHERE d.bot_id = l.bot_id AND d.learner_id = l.learner_id) >= ?
        ORDER BY learner_id LIMIT 1
        """,
        (bot_id, now - MONTH, MINIMUM),
    ).fetchone()
    return Who(bot_id, row[0]) if row else None


def note_try(db: Connection, who: Who, fitted: Fitted | None, at: int) -> None:
    """Note that fitting was tried, and what it found; for `state.tables.memory.reviews` alone."""
    db.execute("UPDATE learners SET fitted_at = ? WHERE bot_id = ? AND learner_id = ?", (at, *who))
    if fitted is not None:
        db.execute(
            """
            INSERT INTO parameters (bot_id, learner_id, fitted_at, weights, reviews, loss,
                loss_before)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (bot_id, learner_id, fitted_at) DO UPDATE SET
                weights = excluded.weights, reviews = excluded.reviews, loss = excluded.loss,
                loss_before = excluded.loss_before
            """,
            (
                *who,
                at,
                json.dumps(fitted.parameters),
                fitted.retrievals,
                fitted.loss,
                fitted.loss_before,
            ),
        )

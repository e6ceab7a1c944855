"""Which wrong ideas a learner holds, and which items are to be asked again on a set day.

All functions run inside the caller's transaction. What follows from an answer is decided by the
caller.
"""

import json

from state.records.learners import Evidence, Hold, Holding, Who
from state.sql import Connection


def holdings(db: Connection, who: Who) -> tuple[Holding, ...]:
    """Give every misconception a learner has ever been suspected of."""
    rows = db.execute(
        """
        SELECT misconception, state, hits, since, evidence, next_check
        FROM holdings WHERE bot_id = ? AND learner_id = ? ORDER BY misconception
        """,
        who,
    )
    return tuple(
        Holding(
            misconception=misconception,
            state=Hold(state),
            hits=hits,
            since=since,
            evidence=tuple(Evidence(*one) for one in json.loads(evidence)),
            next_check=next_check,
        )
        for misconception, state, hits, since, evidence, next_check in rows
    )


def save(db: Connection, who: Who, holding: Holding) -> None:
    """Remember how a misconception stands now."""
    evidence = [[one.item, one.day, one.weight] for one in holding.evidence]
    db.execute(
        """
        INSERT INTO holdings (bot_id, learner_id, misconception, state, hits, since, evidence,
            next_check)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (bot_id, learner_id, misconception) DO UPDATE SET
            state = excluded.state, hits = excluded.hits, since = excluded.since,
            evidence = excluded.evidence, next_check = excluded.next_check
        """,
        (
            *who,
            holding.misconception,
            holding.state,
            holding.hits,
            holding.since,
            json.dumps(evidence),
            holding.next_check,
        ),
    )


def ask_again_on(db: Connection, who: Who, item: str, day: int) -> None:
    """Plan to ask an item on a day, whatever its schedule says."""
    db.execute(
        """
        INSERT INTO rechecks (bot_id, learner_id, item, day) VALUES (?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
        (*who, item, day),
    )


def rechecks(db: Connection, who: Who, today: int) -> tuple[str, ...]:
    """Give the items whose day to be asked again has come."""
    rows = db.execute(
        """
        SELECT DISTINCT item FROM rechecks WHERE bot_id = ? AND learner_id = ? AND day <= ?
        ORDER BY item
        """,
        (*who, today),
    )
    return tuple(item for (item,) in rows)


def asked(db: Connection, who: Who, item: str, today: int) -> None:
    """Note that an item was asked: what was planned for it up to today is done."""
    db.execute(
        "DELETE FROM rechecks WHERE bot_id = ? AND learner_id = ? AND item = ? AND day <= ?",
        (*who, item, today),
    )

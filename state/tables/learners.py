"""What is remembered of a learner: read and written inside the caller's transaction.

All functions take a connection that is inside a transaction of the writer, and give dataclasses,
never rows. Memories and tallies are derived from the review log, and only `state.tables.reviews`,
which keeps that log, writes them.

What `bot_id` is for. Every table carries the number of the bot (the one before the colon of its
token): updates and messages are numbered for each bot by itself, and what somebody told one bot is
not another's to know. So a file that is started with another token confuses nothing. Today that is
all: one process serves one bot, and writes the same number into every row, until the issue on many
bots is built. Only `contests.everybodys_samples` reads across bots, for a library's authors.
"""

import json
from collections import Counter
from collections.abc import Collection
from typing import Final

from state.records.cards import Card
from state.records.learners import (
    LEECH_LAPSES,
    DayTally,
    Known,
    Learner,
    Memory,
    Rating,
    Resting,
    Who,
)
from state.sql import Connection

_RATINGS: Final = {int(rating): rating for rating in Rating}
"""Looked up, because `Rating(number)` takes as long as reading the row."""

CARD_SECONDS: Final = 86_400
"""How long a card is offered to be passed on: it speaks of "my last seven days"."""


def learner(db: Connection, who: Who) -> Learner | None:
    """Give a learner, or None if they have never written."""
    row = db.execute(
        """
        SELECT name, zone, minutes, confidence, language, goal FROM learners
        WHERE bot_id = ? AND learner_id = ?
        """,
        who,
    ).fetchone()
    return _learner(row) if row else None


def known(db: Connection, who: Who, chat_id: int) -> Known | None:
    """Give all that every turn looks at of whoever writes; None if they have never written."""
    row = db.execute(
        """
        SELECT name, zone, minutes, confidence, language, goal, s.body, c.silent_since
        FROM learners AS l
        LEFT JOIN sessions AS s
            ON s.bot_id = l.bot_id AND s.learner_id = l.learner_id AND s.chat_id = :chat
        LEFT JOIN chats AS c ON c.bot_id = l.bot_id AND c.chat_id = :chat
        WHERE l.bot_id = :bot AND l.learner_id = :learner
        """,
        {"bot": who.bot_id, "learner": who.learner_id, "chat": chat_id},
    ).fetchone()
    return Known(_learner(row[:6]), row[6], row[7] is not None) if row else None


def welcome(db: Connection, who: Who, newcomer: Learner, at: int) -> None:
    """Make sure that a learner is known; one who is keeps what they set, and takes the new name.

    Zone and language of `newcomer` are taken at the first meeting only.
    """
    db.execute(
        """
        INSERT INTO learners (bot_id, learner_id, name, zone, language, created_at)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (bot_id, learner_id) DO UPDATE SET name = excluded.name
        WHERE learners.name <> excluded.name
        """,
        (*who, newcomer.name, newcomer.zone, newcomer.language, at),
    )


def session(db: Connection, who: Who, chat_id: int) -> str | None:
    """Give where a learner is in a chat, as the tutor wrote it; None before the first word."""
    row = db.execute(
        "SELECT body FROM sessions WHERE bot_id = ? AND learner_id = ? AND chat_id = ?",
        (*who, chat_id),
    ).fetchone()
    return row[0] if row else None


def save_session(db: Connection, who: Who, chat_id: int, body: str, at: int) -> None:
    """Remember where a learner is in a chat."""
    db.execute(
        """
        INSERT INTO sessions (bot_id, learner_id, chat_id, body, updated_at)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (bot_id, chat_id, learner_id) DO UPDATE SET
            body = excluded.body, updated_at = excluded.updated_at
        """,
        (*who, chat_id, body, at),
    )


def memory(db: Connection, who: Who, item: str) -> Memory | None:
    """Give the memory of one item; None if it has never been settled."""
    row = db.execute(
        """
        SELECT item, stability, difficulty, day, due, reps, lapses, last
        FROM memories WHERE bot_id = ? AND learner_id = ? AND item = ?
        """,
        (*who, item),
    ).fetchone()
    return _memory(row) if row else None


def memories(db: Connection, who: Who) -> tuple[Memory, ...]:
    """Give all memories of a learner, a few hundred, in no order to rely on."""
    rows = db.execute(
        """
        SELECT item, stability, difficulty, day, due, reps, lapses, last
        FROM memories WHERE bot_id = ? AND learner_id = ?
        """,
        who,
    )
    return tuple(_memory(row) for row in rows)


_AT_HAND = """
    (due <= :today OR day >= :since OR last = 1 OR item IN (SELECT value FROM json_each(:named)))
    """
"""What may be asked of, or bears on what is: it is due, or was just asked, or missed, or named."""


def at_hand(
    db: Connection, who: Who, today: int, since: int, named: Collection[str]
) -> tuple[tuple[Memory, ...], Resting]:
    """Give the memories that a session today may be made of, and what rests beside them.

    Those are of what is due, was missed last, was asked on the day `since` or later, or is `named`.
    Of the others only their names are read, in one piece: a row each would cost ten times as much.
    """
    given = {
        "bot": who.bot_id,
        "learner": who.learner_id,
        "today": today,
        "since": since,
        "named": json.dumps(tuple(named)),
    }
    rows = db.execute(
        f"""
        SELECT item, stability, difficulty, day, due, reps, lapses, last
        FROM memories WHERE bot_id = :bot AND learner_id = :learner AND {_AT_HAND}
        ORDER BY item
        """,  # noqa: S608  # nosec  # only our own condition
        given,
    )
    near = tuple(_memory(row) for row in rows)
    items, until = db.execute(
        f"""
        SELECT json_group_array(item), min(due)
        FROM memories WHERE bot_id = :bot AND learner_id = :learner AND NOT {_AT_HAND}
        """,  # noqa: S608  # nosec  # only our own condition
        given,
    ).fetchone()
    return near, Resting(frozenset(json.loads(items)), until)


def weakest(db: Connection, who: Who, today: int, limit: int) -> tuple[str, ...]:
    """Name some items that are not due and were not asked today: those remembered least.

    Leeches come last. The chance of recall falls as the days since the last review, over the
    stability, rise (see `state.memory.schedule.recall_after`).
    """
    rows = db.execute(
        """
        SELECT item FROM memories
        WHERE bot_id = ? AND learner_id = ? AND due > ? AND day < ?
        ORDER BY lapses >= ?, (? - day) / stability DESC, item LIMIT ?
        """,
        (*who, today, today, LEECH_LAPSES, today, limit),
    )
    return tuple(item for (item,) in rows)


def asked_on(db: Connection, who: Who, day: int) -> dict[str, int]:
    """Give the items that were last rated on a day, each with the day it is due again."""
    rows = db.execute(
        """
        SELECT item, due FROM memories WHERE bot_id = ? AND learner_id = ? AND day = ?
        ORDER BY item
        """,
        (*who, day),
    )
    return dict(rows.fetchall())


def load(db: Connection, who: Who, days: range) -> dict[int, int]:
    """Count what is due on each of some days that follow each other; days without are left out.

    `days` must hold at least one day, and rise by one.
    """
    rows = db.execute(
        "SELECT due FROM memories WHERE bot_id = ? AND learner_id = ? AND due BETWEEN ? AND ?",
        (*who, days[0], days[-1]),
    )
    return dict(Counter(day for (day,) in rows))


def save_memory(db: Connection, who: Who, after: Memory) -> None:
    """Keep a memory; for `state.tables.reviews` alone, which derives it from the log."""
    db.execute(
        """
        INSERT INTO memories (bot_id, learner_id, item, stability, difficulty, day, due, reps,
            lapses, last)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (bot_id, learner_id, item) DO UPDATE SET
            stability = excluded.stability, difficulty = excluded.difficulty, day = excluded.day,
            due = excluded.due, reps = excluded.reps, lapses = excluded.lapses, last = excluded.last
        """,
        (
            *who,
            after.item,
            after.stability,
            after.difficulty,
            after.day,
            after.due,
            after.reps,
            after.lapses,
            after.last,
        ),
    )


def forget_memory(db: Connection, who: Who, item: str) -> None:
    """Drop a memory; for `state.tables.reviews` alone."""
    db.execute(
        "DELETE FROM memories WHERE bot_id = ? AND learner_id = ? AND item = ?", (*who, item)
    )


def tallies(db: Connection, who: Who, since: int) -> tuple[DayTally, ...]:
    """Give what a learner did on each active day from `since` on, oldest first."""
    rows = db.execute(
        """
        SELECT day, reviews, recalled FROM days
        WHERE bot_id = ? AND learner_id = ? AND day >= ?
        ORDER BY day
        """,
        (*who, since),
    )
    return tuple(DayTally(*row) for row in rows)


def prefer(db: Connection, who: Who, learner: Learner) -> None:
    """Keep how a learner wants things to be; the name is not theirs to set.

    Somebody who is not known stays so.
    """
    db.execute(
        """
        UPDATE learners SET zone = ?, minutes = ?, confidence = ?, language = ?, goal = ?
        WHERE bot_id = ? AND learner_id = ?
        """,
        (
            learner.zone,
            learner.minutes,
            learner.confidence,
            learner.language,
            learner.goal,
            *who,
        ),
    )


def _learner(row: tuple[str, str, int, int, str, int]) -> Learner:
    name, zone, minutes, confidence, language, goal = row
    return Learner(name, zone, minutes, bool(confidence), language, goal)


def _memory(row: tuple[str, float, float, int, int, int, int, int]) -> Memory:
    item, stability, difficulty, day, due_day, reps, lapses, last = row
    return Memory(item, stability, difficulty, day, due_day, reps, lapses, _RATINGS[last])


def keep_card(db: Connection, who: Who, card: Card, at: int) -> None:
    """Keep a card in the place of the one before; of somebody who was forgotten meanwhile, none."""
    db.execute(
        """
        INSERT INTO cards (bot_id, learner_id, file_id, caption, at)
        SELECT bot_id, learner_id, ?, ?, ? FROM learners WHERE bot_id = ? AND learner_id = ?
        ON CONFLICT (bot_id, learner_id) DO UPDATE SET
            file_id = excluded.file_id, caption = excluded.caption, at = excluded.at
        """,
        (card.file_id, card.caption, at, who.bot_id, who.learner_id),
    )


def newest_card(db: Connection, who: Who, now: int) -> Card | None:
    """Give a learner's card; None if they had none made, or what it says is no longer so."""
    row = db.execute(
        "SELECT file_id, caption FROM cards WHERE bot_id = ? AND learner_id = ? AND at > ?",
        (who.bot_id, who.learner_id, now - CARD_SECONDS),
    ).fetchone()
    return Card(*row) if row else None

"""What is known of a learner: how they want things to be, where they are in a chat, their card.

All functions take a connection that is inside a transaction of the writer, and give values,
never rows.
"""

from typing import Final

from state.records.cards import Card
from state.records.learners import Known, Learner, Who
from state.sql import Connection

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
        SELECT name, zone, minutes, confidence, language, goal, s.body, c.silent_since,
            EXISTS (SELECT 1 FROM participants AS p
                WHERE p.bot_id = l.bot_id AND p.learner_id = l.learner_id),
            EXISTS (SELECT 1 FROM holdings AS h
                WHERE h.bot_id = l.bot_id AND h.learner_id = l.learner_id)
        FROM learners AS l
        LEFT JOIN sessions AS s
            ON s.bot_id = l.bot_id AND s.learner_id = l.learner_id AND s.chat_id = :chat
        LEFT JOIN chats AS c ON c.bot_id = l.bot_id AND c.chat_id = :chat
        WHERE l.bot_id = :bot AND l.learner_id = :learner
        """,
        {"bot": who.bot_id, "learner": who.learner_id, "chat": chat_id},
    ).fetchone()
    if row is None:
        return None
    return Known(
        _learner(row[:6]),
        row[6],
        silent=row[7] is not None,
        in_groups=bool(row[8]),
        suspected=bool(row[9]),
    )


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

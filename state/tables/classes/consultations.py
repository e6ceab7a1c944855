"""Questions of learners to the tutors of their groups, each with its answer, if there is one.

Who answered is not kept: the answer belongs to the learner, and goes when they do. All functions
run inside the caller's transaction; times are seconds of UTC.
"""

import json

from state.records.classes import CONSULTATION, Consultation, GroupName, Membership
from state.records.learners import Who
from state.sql import Connection

Asked = tuple[str, str, tuple[int, ...], bool, str]
"""('sales/footfall', 'sales', (), False, 'why not?'): item, response, picks, whether it was right,
and the learner's own line."""


def tutored(db: Connection, who: Who) -> tuple[Membership, ...]:
    """Give the groups of a person in which somebody else is a tutor who can be written to."""
    rows = db.execute(
        """
        SELECT p.chat_id, title, nickname, shares
        FROM participants AS p JOIN groups USING (bot_id, chat_id)
        WHERE p.bot_id = ? AND p.learner_id = ? AND EXISTS (
            SELECT 1 FROM group_tutors AS t JOIN learners USING (bot_id, learner_id)
            LEFT JOIN chats AS c ON c.bot_id = t.bot_id AND c.chat_id = t.learner_id
            WHERE t.bot_id = p.bot_id AND t.chat_id = p.chat_id
            AND t.learner_id <> p.learner_id AND c.silent_since IS NULL)
        ORDER BY number
        """,
        who,
    )
    return tuple(
        Membership(GroupName(chat_id, title), nickname, bool(shares))
        for chat_id, title, nickname, shares in rows
    )


def reachable(db: Connection, who: Who, chat_id: int) -> tuple[int, ...]:
    """Give the tutors of a group who can be written to, but for the person who asks."""
    rows = db.execute(
        """
        SELECT t.learner_id FROM group_tutors AS t JOIN learners USING (bot_id, learner_id)
        LEFT JOIN chats AS c ON c.bot_id = t.bot_id AND c.chat_id = t.learner_id
        WHERE t.bot_id = ? AND t.learner_id <> ? AND t.chat_id = ? AND c.silent_since IS NULL
        ORDER BY t.learner_id
        """,
        (*who, chat_id),
    )
    return tuple(learner_id for (learner_id,) in rows)


def ask(
    db: Connection, who: Who, chat_id: int, asked: Asked, message_id: int | None, at: int
) -> int:
    """Keep a question to the tutors of a group; gives its number.

    `message_id` is the message in the private chat that the reply is to come under.
    """
    item, response, picks, right, note = asked
    (number,) = db.execute(
        """
        INSERT INTO consultations (bot_id, learner_id, chat_id, item, response, picks, was_right,
            note, message_id, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        RETURNING id
        """,
        (*who, chat_id, item, response, json.dumps(picks), right, note, message_id, at),
    ).fetchone()
    return int(number)


def find(db: Connection, bot_id: int, number: int) -> Consultation | None:
    """Find a question by its number."""
    row = db.execute(
        """
        SELECT id, learner_id, chat_id, title, item, response, picks, was_right, note, reply,
            message_id
        FROM consultations JOIN groups USING (bot_id, chat_id)
        WHERE bot_id = ? AND id = ?
        """,
        (bot_id, number),
    ).fetchone()
    if row is None:
        return None
    number, learner_id, chat_id, title, item, response, picks, right, note, reply, message = row
    return Consultation(
        number=number,
        learner_id=learner_id,
        group=GroupName(chat_id, title),
        item=item,
        response=response,
        picks=tuple(json.loads(picks)),
        right=bool(right),
        note=note,
        reply=reply,
        message_id=message,
    )


def unanswered(db: Connection, who: Who, since: int) -> tuple[tuple[int, str], ...]:
    """Give the numbers of what a tutor was asked since a moment and nobody has answered.

    The oldest comes first. With each stands who asks, if they share their progress there, or "".
    """
    rows = db.execute(
        """
        SELECT c.id, CASE WHEN p.shares = 1 THEN l.name ELSE '' END
        FROM group_tutors AS t JOIN consultations AS c
            ON c.bot_id = t.bot_id AND c.chat_id = t.chat_id AND c.learner_id <> t.learner_id
        JOIN learners AS l ON l.bot_id = c.bot_id AND l.learner_id = c.learner_id
        LEFT JOIN participants AS p ON p.bot_id = c.bot_id AND p.chat_id = c.chat_id
            AND p.learner_id = c.learner_id
        WHERE t.bot_id = ? AND t.learner_id = ? AND c.at >= ? AND c.reply IS NULL
        ORDER BY c.id
        """,
        (*who, since),
    )
    return tuple((int(number), name) for number, name in rows)


def answer(db: Connection, bot_id: int, number: int, reply: str, at: int) -> bool:
    """Keep the answer to a question; tells whether it had none."""
    kept = db.execute(
        """
        UPDATE consultations SET reply = ?, replied_at = ?
        WHERE bot_id = ? AND id = ? AND reply IS NULL
        """,
        (reply, at, bot_id, number),
    )
    return kept.rowcount > 0


def waiting(db: Connection, who: Who, since: int) -> tuple[str, ...]:
    """Give the items of a learner's questions that are not answered, of those asked since."""
    rows = db.execute(
        """
        SELECT item FROM consultations
        WHERE bot_id = ? AND learner_id = ? AND at >= ? AND reply IS NULL
        ORDER BY id
        """,
        (*who, since),
    )
    return tuple(item for (item,) in rows)


def count_since(db: Connection, who: Who, since: int) -> int:
    """Count what a learner has asked since a moment."""
    (count,) = db.execute(
        "SELECT count(*) FROM consultations WHERE bot_id = ? AND learner_id = ? AND at >= ?",
        (*who, since),
    ).fetchone()
    return int(count)


def withdraw(db: Connection, who: Who) -> None:
    """Drop the letters in which tutors read a learner's questions, unless they have read them."""
    db.execute(
        """
        DELETE FROM outbox WHERE bot_id = :bot AND state <> 'sent' AND prompt IN (
            SELECT :letter || CAST(id AS TEXT) FROM consultations
            WHERE bot_id = :bot AND learner_id = :learner)
        """,
        {"bot": who.bot_id, "learner": who.learner_id, "letter": CONSULTATION},
    )


def counted(db: Connection, bot_id: int, chat_id: int, first: int, last: int) -> tuple[int, int]:
    """Count a group's questions asked from a moment until before another, and those unanswered."""
    asked, open_ones = db.execute(
        """
        SELECT count(*), count(*) - count(reply) FROM consultations
        WHERE bot_id = ? AND chat_id = ? AND at >= ? AND at < ?
        """,
        (bot_id, chat_id, first, last),
    ).fetchone()
    return int(asked), int(open_ones)

"""The ledger of questions that went out to groups, and what was answered.

Every timetable has its own: one row for each slot of each local day, sent or skipped. Its key is
what makes a question go out once and no more, so it is written in the transaction of the letter
that carries the question. Slots from 11 on are the questions of live rounds. All functions run
inside the caller's transaction.
"""

import json
from collections.abc import Iterable, Iterator

from state.records.groups import ROUND_SLOTS, Past, Push, Shown, Vote, Where
from state.sql import Connection

_QUESTIONS = """
    SELECT p.chat_id, p.thread_id, p.day, p.slot, p.item, p.body, p.at, p.reveal_at, p.token,
        p.state, o.message_id, o.state
    FROM pushes AS p LEFT JOIN outbox AS o ON o.id = p.posting_id
    """
"""Questions, each with the letter that carries it."""

_Row = tuple[int, int, int, int, str, str, int, int | None, str, str, int | None, str | None]
"""(-100500, 31, 739000, 1, 'sales/footfall', '{...}', 1772452800, 1772524800, 'xK3...', 'open', 31,
'sent'): a push, and the message and state of the letter that carries it; without a letter, NULL."""


def put(db: Connection, bot_id: int, push: Push, posting_id: int) -> None:
    """Note a question with the letter that carries it; IntegrityError if its place is taken."""
    body = {"version": push.version, "shown": push.shown, "order": push.order}
    db.execute(
        """
        INSERT INTO pushes (bot_id, chat_id, thread_id, day, slot, item, state, body, at,
            reveal_at, posting_id, token)
        VALUES (?, ?, ?, ?, ?, ?, 'open', ?, ?, ?, ?, ?)
        """,
        (
            *push.place(bot_id),
            push.item,
            json.dumps(body, separators=(",", ":")),
            push.at,
            push.reveal_at,
            posting_id,
            push.token,
        ),
    )


def skip(db: Connection, where: Where, day: int, slot: int, at: int) -> None:
    """Note that nothing goes out in a slot, unless something has."""
    db.execute(
        """
        INSERT INTO pushes (bot_id, chat_id, thread_id, day, slot, state, body, at)
        VALUES (?, ?, ?, ?, ?, 'skipped', '', ?)
        ON CONFLICT DO NOTHING
        """,
        (*where, day, slot, at),
    )


def noted(db: Connection, where: Where, since: int) -> frozenset[tuple[int, int]]:
    """Give the slots, by day and number, that were sent or skipped from a day on."""
    rows = db.execute(
        """
        SELECT day, slot FROM pushes
        WHERE bot_id = ? AND chat_id = ? AND thread_id = ? AND day >= ?
        """,
        (*where, since),
    )
    return frozenset((day, slot) for day, slot in rows)


def sent(db: Connection, where: Where) -> int:
    """Count the questions that a timetable has asked."""
    (count,) = db.execute(
        """
        SELECT count(*) FROM pushes
        WHERE bot_id = ? AND chat_id = ? AND thread_id = ? AND slot < ? AND state <> 'skipped'
        """,
        (*where, ROUND_SLOTS),
    ).fetchone()
    return int(count)


def lined_up(db: Connection, where: Where) -> tuple[str, ...]:
    """Give the items that tutors have lined up, next first."""
    rows = db.execute(
        """
        SELECT item FROM lined_up WHERE bot_id = ? AND chat_id = ? AND thread_id = ? ORDER BY place
        """,
        where,
    )
    return tuple(item for (item,) in rows)


def line_up(db: Connection, where: Where, items: Iterable[str]) -> None:
    """Line up items, in the place of all that were lined up."""
    db.execute("DELETE FROM lined_up WHERE bot_id = ? AND chat_id = ? AND thread_id = ?", where)
    db.executemany(
        "INSERT INTO lined_up (bot_id, chat_id, thread_id, place, item) VALUES (?, ?, ?, ?, ?)",
        [(*where, place, item) for place, item in enumerate(items)],
    )


def by_poll(db: Connection, bot_id: int, poll_id: str) -> Push | None:
    """Find the question that a poll asks; None while its receipt is not in."""
    where = "WHERE o.bot_id = ? AND o.poll_id = ? AND p.state <> 'skipped'"
    return next(_find(db, where, bot_id, poll_id), None)


def by_message(db: Connection, bot_id: int, chat_id: int, message_id: int) -> Push | None:
    """Find the question that stands in a message."""
    where = "WHERE o.bot_id = ? AND o.chat_id = ? AND o.message_id = ? AND p.state <> 'skipped'"
    return next(_find(db, where, bot_id, chat_id, message_id), None)


def by_token(db: Connection, bot_id: int, token: str) -> Push | None:
    """Find the question that a link to answer in private belongs to."""
    where = "WHERE p.token = ? AND p.bot_id = ? AND p.state <> 'skipped'"
    return next(_find(db, where, token, bot_id), None)


def by_place(db: Connection, where: Where, day: int, slot: int) -> Push | None:
    """Find the question of a slot; None if there is none, or it was skipped."""
    place = """
        WHERE p.bot_id = ? AND p.chat_id = ? AND p.thread_id = ? AND p.day = ? AND p.slot = ?
        AND p.state <> 'skipped'
        """
    return next(_find(db, place, *where, day, slot), None)


def due_reveals(db: Connection, bot_id: int, now: int, limit: int) -> list[Push]:
    """Give the open questions whose answer is to be given by now, longest waiting first."""
    due = """
        WHERE p.bot_id = ? AND p.reveal_at <= ? AND p.state = 'open'
        ORDER BY p.reveal_at, p.chat_id, p.thread_id, p.day, p.slot LIMIT ?
        """
    return list(_find(db, due, bot_id, now, limit))


def put_off(db: Connection, bot_id: int, push: Push, reveal_at: int) -> None:
    """Give the answer to a question at another moment, in seconds of UTC."""
    db.execute(
        """
        UPDATE pushes SET reveal_at = ?
        WHERE bot_id = ? AND chat_id = ? AND thread_id = ? AND day = ? AND slot = ?
        """,
        (reveal_at, *push.place(bot_id)),
    )


def close(db: Connection, bot_id: int, push: Push) -> bool:
    """Note that the answer to a question has been given; tells whether it was open."""
    closed = db.execute(
        """
        UPDATE pushes SET state = 'revealed'
        WHERE bot_id = ? AND chat_id = ? AND thread_id = ? AND day = ? AND slot = ?
        AND state = 'open'
        """,
        push.place(bot_id),
    )
    return closed.rowcount > 0


def note_vote(db: Connection, bot_id: int, push: Push, vote: Vote) -> None:
    """Keep what somebody answered; a later answer takes the place of an earlier one."""
    db.execute(
        """
        INSERT INTO votes (bot_id, chat_id, thread_id, day, slot, learner_id, picks, response,
            score, misconception, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (bot_id, chat_id, thread_id, day, slot, learner_id) DO UPDATE SET
            picks = excluded.picks, response = excluded.response, score = excluded.score,
            misconception = excluded.misconception, at = excluded.at
        """,
        (
            *push.place(bot_id),
            vote.learner_id,
            json.dumps(vote.picks),
            vote.response,
            vote.score,
            vote.misconception,
            vote.at,
        ),
    )


def take_back(db: Connection, bot_id: int, push: Push, learner_id: int) -> None:
    """Drop somebody's answer."""
    db.execute(
        """
        DELETE FROM votes
        WHERE bot_id = ? AND chat_id = ? AND thread_id = ? AND day = ? AND slot = ?
        AND learner_id = ?
        """,
        (*push.place(bot_id), learner_id),
    )


def votes(db: Connection, bot_id: int, push: Push) -> tuple[Vote, ...]:
    """Give all answers to a question, in the order in which they came."""
    rows = db.execute(
        """
        SELECT learner_id, picks, response, score, misconception, at
        FROM votes
        WHERE bot_id = ? AND chat_id = ? AND thread_id = ? AND day = ? AND slot = ?
        ORDER BY at, learner_id
        """,
        push.place(bot_id),
    )
    return tuple(Vote(row[0], tuple(json.loads(row[1])), *row[2:]) for row in rows)


def history(db: Connection, where: Where, since: int) -> tuple[Past, ...]:
    """Give the questions that went out from a day on, oldest first, and how they went.

    Right is who had all of it. Skipped slots are no questions.
    """
    rows = db.execute(
        # ('sales/footfall', 739000, 1, 12, 9): nine of twelve had it, on one day in slot 1.
        """
        SELECT p.item, p.day, p.slot, count(v.learner_id),
            count(CASE WHEN v.score >= 1 THEN 1 END)
        FROM pushes AS p LEFT JOIN votes AS v USING (bot_id, chat_id, thread_id, day, slot)
        WHERE p.bot_id = ? AND p.chat_id = ? AND p.thread_id = ? AND p.day >= ?
        AND p.state <> 'skipped'
        GROUP BY p.day, p.slot, p.item ORDER BY p.day, p.slot
        """,
        (*where, since),
    )
    return tuple(Past(*row) for row in rows)


def _find(db: Connection, where: str, *values: int | str) -> Iterator[Push]:
    query = _QUESTIONS + where
    return map(_push, db.execute(query, values))


def _push(row: _Row) -> Push:
    chat_id, thread_id, day, slot, item, body, at, reveal_at = row[:8]
    token, state, message_id, posting = row[8:]
    kept = json.loads(body)
    return Push(
        chat_id=chat_id,
        day=day,
        slot=slot,
        item=item,
        version=kept["version"],
        shown=Shown(kept["shown"]),
        order=tuple(kept["order"]),
        at=at,
        reveal_at=reveal_at,
        token=token,
        open=state == "open",
        message_id=message_id,
        sent=posting == "sent",
        thread_id=thread_id,
    )

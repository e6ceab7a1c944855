"""Inbox and outbox: what Telegram gave us, and what we owe it.

The theory. Telegram and this database cannot commit together: between "sent" and "noted that it was
sent" there is always a moment at which the bot may die. Whoever notes first loses messages, whoever
sends first repeats them; no order does neither. So each side of every step is put where a
repetition does no harm.

Coming in: an update is stored (`receive`) before it is confirmed to Telegram, which gives again
whatever was not confirmed. Its number recognises the repeat, and it is marked as done in the very
transaction that worked it off (`once`). At least once in, and exactly once in effect.

Going out: a message is a row (`post`) of the transaction that made it, so there is no memory
without its reply nor a reply without its memory. It is marked when Telegram's receipt is in
(`sent`). A kill in between repeats one message, and never loses one: at least once out.

The life of an update: new -> done, or aside for what cannot be worked off. Of a letter: waiting ->
sent, or dead for what nobody can receive. Rows that are done keep their number and lose their text:
the number is what recognises a repeat.

All functions run inside the caller's transaction; `at` and `now` are seconds of UTC.
"""

from collections.abc import Callable, Iterable

from state.records.mail import Arrival, Delivery, Letter, Posting
from state.sql import Connection
from state.tables import unreadable

KEEP_SECONDS = 7 * 86_400
"""How long numbers of finished mail are kept: Telegram repeats nothing after a day."""

KEEP_ASIDE_SECONDS = 30 * 86_400
"""How long what was put aside is kept for whoever looks into it: it shows names and answers."""

_POST = """
    INSERT INTO outbox (bot_id, chat_id, kind, body, prompt, buttons, unasked, state, created_at)
    VALUES
"""
_POSTED = "(?, ?, ?, ?, ?, ?, ?, 'waiting', ?)"
"""All letters of a turn go into the outbox by one statement."""


def receive(db: Connection, bot_id: int, arrivals: Iterable[Arrival], at: int) -> list[Arrival]:
    """Store updates and give those that were not there before, in order.

    Only once the transaction is on disk may they be confirmed to Telegram.
    """
    fresh = []
    for arrival in arrivals:
        row = (bot_id, arrival.update_id, arrival.chat_id, at, arrival.body)
        added = db.execute(
            """
            INSERT INTO inbox (bot_id, update_id, chat_id, received_at, body, state)
            VALUES (?, ?, ?, ?, ?, 'new')
            ON CONFLICT DO NOTHING
            """,
            row,
        )
        if added.rowcount:
            fresh.append(arrival)
    return fresh


def unworked(db: Connection, bot_id: int) -> list[Arrival]:
    """Give the updates that were received and not worked off, oldest first."""
    rows = db.execute(
        """
        SELECT update_id, chat_id, body FROM inbox
        WHERE bot_id = ? AND state = 'new'
        ORDER BY update_id
        """,
        (bot_id,),
    )
    return [Arrival(*row) for row in rows]


def finish(db: Connection, bot_id: int, update_id: int) -> bool:
    """Mark an update as worked off; tells whether it waited to be until now."""
    finished = db.execute(
        """
        UPDATE inbox SET state = 'done', body = ''
        WHERE bot_id = ? AND update_id = ? AND state = 'new'
        """,
        (bot_id, update_id),
    )
    return finished.rowcount == 1


def once(
    db: Connection, bot_id: int, update_id: int | None, work: Callable[[], list[Posting]]
) -> list[Posting]:
    """Work an update off, and mark it as done in the same transaction; gives what was posted.

    One that was worked off before, or given up, changes nothing and gives nothing. What did not
    come as an update (`update_id` is None, as in the terminal) is always done. If `work` raises,
    the update stays open once the transaction, or the savepoint around this, is undone.
    """
    if update_id is not None and not finish(db, bot_id, update_id):
        return []
    return work()


def set_aside(db: Connection, bot_id: int, update_id: int, error: str) -> None:
    """Give an update up, keeping its text for whoever looks into it."""
    db.execute(
        "UPDATE inbox SET state = 'aside', error = ? WHERE bot_id = ? AND update_id = ?",
        (error, bot_id, update_id),
    )


def aside(db: Connection) -> list[tuple[int, int, str, str]]:
    """Give the updates that were given up, oldest first: when, number, reason and text."""
    return db.execute(
        """
        SELECT received_at, update_id, error, body FROM inbox
        WHERE state = 'aside' AND body <> '' ORDER BY received_at, update_id
        """
    ).fetchall()


def post(
    db: Connection, bot_id: int, chat_id: int, letters: Iterable[Letter], at: int
) -> list[Posting]:
    """Put letters into the outbox, and give them with their numbers there, which rise."""
    written = list(letters)
    if not written:
        return []
    statement = f"{_POST} {', '.join([_POSTED] * len(written))} RETURNING id"  # nosec
    values = [value for one in written for value in (bot_id, chat_id, *_columns(one), at)]
    numbers = sorted(number for (number,) in db.execute(statement, values))
    return [
        Posting(number, chat_id, letter, 0) for number, letter in zip(numbers, written, strict=True)
    ]


def unsent(db: Connection, bot_id: int) -> list[Posting]:
    """Give the letters that still wait, oldest first; what a restart has to send.

    Whose buttons they carry is not read back: it is noted in the row.
    """
    rows = db.execute(
        """
        SELECT id, chat_id, kind, body, prompt, unasked, tries FROM outbox
        WHERE bot_id = ? AND state = 'waiting'
        ORDER BY id
        """,
        (bot_id,),
    )
    return [
        Posting(number, chat_id, Letter(kind, body, prompt, unasked=bool(unasked)), tries)
        for number, chat_id, kind, body, prompt, unasked, tries in rows
    ]


def sent(
    db: Connection, posting_id: int, message_id: int | None, poll_id: str | None = None
) -> None:
    """Note the receipt for a letter: the numbers Telegram gave the message and its poll, if any."""
    db.execute(
        "UPDATE outbox SET state = 'sent', body = '', message_id = ?, poll_id = ? WHERE id = ?",
        (message_id, poll_id, posting_id),
    )


def not_sent(db: Connection, posting_id: int, error: str) -> None:
    """Note that a letter could not be sent this time; it still waits."""
    db.execute("UPDATE outbox SET tries = tries + 1, error = ? WHERE id = ?", (error, posting_id))


def undeliverable(db: Connection, posting_id: int, error: str) -> None:
    """Give a letter up."""
    db.execute("UPDATE outbox SET state = 'dead', error = ? WHERE id = ?", (error, posting_id))


def delivery(
    db: Connection, bot_id: int, chat_id: int, prompt: str
) -> tuple[Delivery, int | None] | None:
    """Tell how far the newest letter with this prompt ("4.7") has come, and its message number.

    None if there is no such letter, or no more: sent ones are dropped after `KEEP_SECONDS`.
    """
    row = db.execute(
        """
        SELECT state, message_id FROM outbox
        WHERE bot_id = ? AND chat_id = ? AND prompt = ?
        ORDER BY id DESC LIMIT 1
        """,
        (bot_id, chat_id, prompt),
    ).fetchone()
    return (Delivery(row[0]), row[1]) if row else None


def prompt_of(db: Connection, bot_id: int, chat_id: int, message_id: int) -> str | None:
    """Give the prompt that a message was sent with; None if it had none, or is not known any more.

    Sent letters are dropped after `KEEP_SECONDS`.
    """
    row = db.execute(
        "SELECT prompt FROM outbox WHERE bot_id = ? AND chat_id = ? AND message_id = ?",
        (bot_id, chat_id, message_id),
    ).fetchone()
    return row[0] if row else None


def take_buttons(db: Connection, bot_id: int, chat_id: int, prompt: str) -> tuple[int, ...]:
    """Give the messages that still show buttons of a prompt, and note that they lose them."""
    rows = db.execute(
        """
        UPDATE outbox SET buttons = NULL
        WHERE bot_id = ? AND chat_id = ? AND buttons = ? AND state = 'sent'
        RETURNING message_id
        """,
        (bot_id, chat_id, prompt),
    ).fetchall()
    return tuple(sorted({message_id for (message_id,) in rows if message_id is not None}))


def silence(db: Connection, bot_id: int, chat_id: int, at: int) -> None:
    """Note that a chat cannot be written to (blocked, deleted): its waiting letters are dropped."""
    db.execute(
        """
        INSERT INTO chats (bot_id, chat_id, silent_since)
        VALUES (?, ?, ?)
        ON CONFLICT (bot_id, chat_id) DO UPDATE SET silent_since = excluded.silent_since
        """,
        (bot_id, chat_id, at),
    )
    db.execute(
        """
        UPDATE outbox SET state = 'dead', error = 'chat is silent'
        WHERE bot_id = ? AND chat_id = ? AND state = 'waiting'
        """,
        (bot_id, chat_id),
    )


def hear(db: Connection, bot_id: int, chat_id: int) -> None:
    """Note that a chat can be written to again."""
    db.execute(
        """
        UPDATE chats SET silent_since = NULL
        WHERE bot_id = ? AND chat_id = ? AND silent_since IS NOT NULL
        """,
        (bot_id, chat_id),
    )


def clear_out(db: Connection, bot_id: int, now: int) -> None:
    """Drop finished mail that nobody can ask about any more, and what was put aside a month ago.

    What still waits stays however old it is.
    """
    db.execute(
        "DELETE FROM inbox WHERE bot_id = ? AND state = 'done' AND received_at < ?",
        (bot_id, now - KEEP_SECONDS),
    )
    db.execute(
        "DELETE FROM outbox WHERE bot_id = ? AND state = 'sent' AND created_at < ?",
        (bot_id, now - KEEP_SECONDS),
    )
    db.execute(
        "DELETE FROM inbox WHERE bot_id = ? AND state = 'aside' AND received_at < ?",
        (bot_id, now - KEEP_ASIDE_SECONDS),
    )
    db.execute(
        "DELETE FROM outbox WHERE bot_id = ? AND state = 'dead' AND created_at < ?",
        (bot_id, now - KEEP_ASIDE_SECONDS),
    )
    unreadable.clear_out(db, bot_id, now - KEEP_ASIDE_SECONDS)
    _clear_out_strangers(db, bot_id)


def _clear_out_strangers(db: Connection, bot_id: int) -> None:
    """Drop the last traces of private chats with nobody we know: a goodbye to who was forgotten."""
    db.execute(
        """
        DELETE FROM outbox
        WHERE bot_id = ? AND state <> 'waiting' AND chat_id > 0 AND NOT EXISTS (
            SELECT 1 FROM learners AS l WHERE l.bot_id = outbox.bot_id AND learner_id = chat_id)
        """,
        (bot_id,),
    )
    db.execute(
        """
        DELETE FROM chats
        WHERE bot_id = ? AND chat_id > 0 AND NOT EXISTS (
            SELECT 1 FROM learners AS l WHERE l.bot_id = chats.bot_id AND learner_id = chat_id)
        """,
        (bot_id,),
    )


def _columns(letter: Letter) -> tuple[str, str, str | None, str | None, bool]:
    return letter.kind, letter.body, letter.prompt, letter.buttons, letter.unasked

"""Erases a person: every row of every table, in the caller's transaction.

What they made for others stays without their name: a response that a marker has judged is part of
a key. What has left the tables becomes unreadable on the disk right after the commit
(`state.file.scrubbing`).
"""

import json
from contextlib import suppress

from state.file import erasures, scrubbing
from state.privacy import persons
from state.privacy.persons import NOBODY
from state.records.learners import Who
from state.sql import Connection
from state.tables import unreadable
from state.tables.classes import consultations


def forget(db: Connection, who: Who) -> None:
    """Erase a learner, and note it so that no backup brings them back."""
    erase(db, who)
    erasures.note(db, who)


def erase(db: Connection, who: Who) -> None:
    """Erase a learner, and take their number from whatever they have signed.

    Erasing somebody who is not known changes nothing but marks the file to be written anew.
    """
    db.execute("INSERT INTO forgetting (bot_id, learner_id) VALUES (?, ?)", who)
    _forget_mail(db, who)
    for table in persons.TABLES:
        db.execute(
            f"DELETE FROM {table} WHERE bot_id = ? AND learner_id = ?",  # noqa: S608  # nosec  # names of our own
            who,
        )
    for table, column in persons.SIGNATURES:
        db.execute(
            f"UPDATE {table} SET {column} = ? WHERE bot_id = ? AND {column} = ?",  # noqa: S608  # nosec  # likewise
            (NOBODY, *who),
        )
    db.execute("DELETE FROM forgetting WHERE bot_id = ? AND learner_id = ?", who)
    scrubbing.mark(db)


def _forget_mail(db: Connection, who: Who) -> None:
    """Erase the letters of the private chat, and what was put aside elsewhere and may name them.

    The numbers of updates stay, without a chat: one that is delivered again must be recognised.
    """
    db.execute(
        "UPDATE inbox SET chat_id = ?, state = 'done', body = '', error = NULL"
        " WHERE bot_id = ? AND chat_id = ?",
        (NOBODY, *who),
    )
    aside = db.execute(
        "SELECT update_id, body FROM inbox WHERE bot_id = ? AND state = 'aside'", (who.bot_id,)
    ).fetchall()
    db.executemany(
        "UPDATE inbox SET body = '', error = NULL WHERE bot_id = ? AND update_id = ?",
        [(who.bot_id, number) for number, body in aside if who.learner_id in _ids(body)],
    )
    db.execute("UPDATE outbox SET body = '' WHERE bot_id = ? AND state = 'dead'", (who.bot_id,))
    consultations.withdraw(db, who)
    db.execute("DELETE FROM outbox WHERE bot_id = ? AND chat_id = ?", who)
    db.execute("DELETE FROM chats WHERE bot_id = ? AND chat_id = ?", who)
    unreadable.forget(db, *who)


def _ids(body: str) -> set[int]:
    """Give every `id` in an update, as far as it can be read."""
    found: set[int] = set()

    def look(pairs: list[tuple[str, object]]) -> None:
        found.update(value for key, value in pairs if key == "id" and isinstance(value, int))

    with suppress(ValueError, RecursionError):
        json.loads(body, object_pairs_hook=look)
    return found

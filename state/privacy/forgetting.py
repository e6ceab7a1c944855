"""Erases a person: every row of every table, in the caller's transaction.

What they made for others stays without their name: a response that a marker has judged is part of
a key. What has left the tables becomes unreadable on the disk right after the commit
(`state.file.scrubbing`).
"""

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
    for table in persons.tables(db):
        db.execute(
            f"DELETE FROM {table} WHERE bot_id = ? AND learner_id = ?",  # noqa: S608  # nosec  # from the schema
            who,
        )
    for table, column in persons.signatures(db):
        db.execute(
            f"UPDATE {table} SET {column} = ? WHERE bot_id = ? AND {column} = ?",  # noqa: S608  # nosec  # likewise
            (NOBODY, *who),
        )
    db.execute("DELETE FROM forgetting WHERE bot_id = ? AND learner_id = ?", who)
    scrubbing.mark(db)


def _forget_mail(db: Connection, who: Who) -> None:
    """Erase the letters of the private chat, and what was put aside elsewhere and shows the name.

    The numbers of updates stay, without a chat: one that is delivered again must be recognised.
    """
    db.execute(
        "UPDATE inbox SET chat_id = ?, state = 'done', body = '', error = NULL"
        " WHERE bot_id = ? AND chat_id = ?",
        (NOBODY, *who),
    )
    db.execute(
        "UPDATE inbox SET body = '', error = NULL WHERE bot_id = ? AND state = 'aside'"
        " AND json_valid(body) AND EXISTS"
        " (SELECT 1 FROM json_tree(body) WHERE key = 'id' AND value = ?)",
        who,
    )
    db.execute(
        "UPDATE outbox SET body = '' WHERE bot_id = :bot AND state = 'dead' AND chat_id IN"
        " (SELECT chat_id FROM participants WHERE bot_id = :bot AND learner_id = :learner)",
        {"bot": who.bot_id, "learner": who.learner_id},
    )
    consultations.withdraw(db, who)
    db.execute("DELETE FROM outbox WHERE bot_id = ? AND chat_id = ?", who)
    db.execute("DELETE FROM chats WHERE bot_id = ? AND chat_id = ?", who)
    unreadable.forget(db, *who)

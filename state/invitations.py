"""One-time invitations to a role: made, opened once, and guessed at only so often.

An invitation is a random code that somebody passes on. The file keeps its digest alone, so that
whoever reads the file or a backup of it cannot open one. Wrong codes are counted for each person,
in the file, so that a restart gives nobody more guesses; the code's 128 bits are the real lock.
"""

import secrets
import sqlite3
from dataclasses import dataclass
from hashlib import blake2b

from state import roles
from state.records import Role, Who

LIFETIME = 7 * 86_400
"""Seconds for which an invitation can be opened."""

GUESSES = 5
"""Wrong codes a day from one person, after which none of theirs is looked at until the next."""

THE_MACHINE = 0
"""Who gave an invitation that was made by a command on the machine."""

_BYTES = 16
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation as it stands."""

    digest: str
    role: Role
    chat_id: int | None
    """The group that it makes somebody a tutor of; None for the role itself."""
    title: str | None
    """The name of that group."""
    given_by: int
    expires_at: int
    used_by: int | None


def new_code() -> str:
    """Give a code that nobody can guess: 128 random bits in 22 letters, digits, hyphens, lines."""
    return secrets.token_urlsafe(_BYTES)


def digest(code: str) -> str:
    """Give what is kept of a code."""
    return blake2b(code.encode(), digest_size=_BYTES).hexdigest()


def make(
    db: sqlite3.Connection, giver: Who, code: str, role: Role, chat_id: int | None, at: int
) -> int:
    """Keep a new invitation; gives the moment until which it can be opened."""
    expires_at = at + LIFETIME
    db.execute(
        "INSERT INTO invitations (bot_id, digest, role, chat_id, given_by, expires_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (giver.bot_id, digest(code), role, chat_id, giver.learner_id, expires_at),
    )
    return expires_at


def find(db: sqlite3.Connection, bot_id: int, code: str) -> Invitation | None:
    """Give the invitation of a code, whether or not it can still be opened."""
    row = db.execute(
        "SELECT digest, role, chat_id, title, given_by, expires_at, used_by"
        " FROM invitations LEFT JOIN groups USING (bot_id, chat_id)"
        " WHERE bot_id = ? AND digest = ?",
        (bot_id, digest(code)),
    ).fetchone()
    if row is None:
        return None
    kept, role, *rest = row
    return Invitation(kept, Role(role), *rest)


def use(db: sqlite3.Connection, who: Who, invitation: Invitation, at: int) -> None:
    """Give somebody what an invitation promises; it cannot be opened again."""
    used = db.execute(
        "UPDATE invitations SET used_by = ?, used_at = ?"
        " WHERE bot_id = ? AND digest = ? AND used_by IS NULL",
        (who.learner_id, at, who.bot_id, invitation.digest),
    )
    if not used.rowcount:
        return
    if invitation.chat_id is None:
        roles.give(db, who, invitation.role)
    else:
        db.execute(
            "INSERT OR IGNORE INTO group_tutors (bot_id, chat_id, learner_id) VALUES (?, ?, ?)",
            (who.bot_id, invitation.chat_id, who.learner_id),
        )


def guesses(db: sqlite3.Connection, who: Who, at: int) -> int:
    """Count the wrong codes that somebody has tried today (of UTC)."""
    row = db.execute(
        "SELECT tries FROM guesses WHERE bot_id = ? AND learner_id = ? AND day = ?",
        (*who, at // _DAY),
    ).fetchone()
    return int(row[0]) if row else 0


def guessed(db: sqlite3.Connection, who: Who, at: int) -> None:
    """Note that somebody tried a code that there is not."""
    db.execute(
        "INSERT INTO guesses (bot_id, learner_id, day, tries) VALUES (?, ?, ?, 1)"
        " ON CONFLICT DO UPDATE SET day = excluded.day,"
        " tries = CASE WHEN day = excluded.day THEN tries + 1 ELSE 1 END",
        (*who, at // _DAY),
    )

"""One-time invitations to a role: made, opened once, and guessed at only so often.

An invitation is a random code that somebody passes on. The file keeps its digest alone, so that
whoever reads the file or a backup of it cannot open one. Wrong codes are counted for each person,
in the file, so that a restart gives nobody more guesses; the code's 128 bits are the real lock.
"""

import re
import secrets
from hashlib import blake2b

from state.records.classes import INVITATION_LASTS, GroupName, Invitation
from state.records.learners import Role, Who
from state.sql import Connection
from state.tables import groups, roles

_BYTES = 16
_CODE = re.compile(r"[A-Za-z0-9_-]{22}")
_DAY = 86_400


def new_code() -> str:
    """Give a code that nobody can guess: 128 random bits in 22 letters, digits, hyphens, lines."""
    return secrets.token_urlsafe(_BYTES)


def digest(code: str) -> str:
    """Give what is kept of a code."""
    return blake2b(code.encode(), digest_size=_BYTES).hexdigest()


def make(db: Connection, giver: Who, code: str, role: Role, chat_id: int | None, at: int) -> int:
    """Keep a new invitation; gives the moment until which it can be opened."""
    expires_at = at + INVITATION_LASTS
    db.execute(
        """
        INSERT INTO invitations (bot_id, digest, role, chat_id, given_by, expires_at)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        (giver.bot_id, digest(code), role, chat_id, giver.learner_id, expires_at),
    )
    return expires_at


def find(db: Connection, bot_id: int, code: str) -> Invitation | None:
    """Give the invitation of a code, whether or not it can still be opened.

    People type anything at all; what does not look like a code is not looked up.
    """
    if not _CODE.fullmatch(code):
        return None
    row = db.execute(
        """
        SELECT digest, role, chat_id, title, given_by, expires_at, used_by
        FROM invitations LEFT JOIN groups USING (bot_id, chat_id)
        WHERE bot_id = ? AND digest = ?
        """,
        (bot_id, digest(code)),
    ).fetchone()
    if row is None:
        return None
    kept, role, chat_id, title, *rest = row
    group = None if chat_id is None else GroupName(chat_id, title)
    return Invitation(kept, Role(role), group, *rest)


def use(db: Connection, who: Who, invitation: Invitation, at: int) -> None:
    """Give somebody what an invitation promises; it cannot be opened again."""
    used = db.execute(
        """
        UPDATE invitations SET used_by = ?, used_at = ?
        WHERE bot_id = ? AND digest = ? AND used_by IS NULL
        """,
        (who.learner_id, at, who.bot_id, invitation.digest),
    )
    if not used.rowcount:
        return
    if invitation.group is None:
        roles.give(db, who, invitation.role)
    else:
        groups.add_tutor(db, who, invitation.group.chat_id)


def guesses(db: Connection, who: Who, at: int) -> int:
    """Count the wrong codes that somebody has tried today (of UTC)."""
    row = db.execute(
        "SELECT tries FROM guesses WHERE bot_id = ? AND learner_id = ? AND day = ?",
        (*who, at // _DAY),
    ).fetchone()
    return int(row[0]) if row else 0


def guessed(db: Connection, who: Who, at: int) -> None:
    """Note that somebody tried a code that there is not."""
    db.execute(
        """
        INSERT INTO guesses (bot_id, learner_id, day, tries) VALUES (?, ?, ?, 1)
        ON CONFLICT (bot_id, learner_id) DO UPDATE SET day = excluded.day,
            tries = CASE WHEN guesses.day = excluded.day THEN guesses.tries + 1 ELSE 1 END
        """,
        (*who, at // _DAY),
    )

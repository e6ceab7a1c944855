"""Who may do what, in our own table: being an administrator of a group gives no rights here."""

import sqlite3
from enum import StrEnum

from state.records import Who


class Role(StrEnum):
    """What somebody may do beyond learning."""

    OWNER = "owner"
    TUTOR = "tutor"
    MARKER = "marker"


def roles(db: sqlite3.Connection, who: Who) -> frozenset[Role]:
    """Give the roles of a person."""
    rows = db.execute("SELECT role FROM roles WHERE bot_id = ? AND learner_id = ?", who)
    return frozenset(Role(role) for (role,) in rows)


def give(db: sqlite3.Connection, who: Who, role: Role) -> None:
    """Give a person a role; giving it twice changes nothing."""
    db.execute(
        "INSERT OR IGNORE INTO roles (bot_id, learner_id, role) VALUES (?, ?, ?)", (*who, role)
    )


def take(db: sqlite3.Connection, who: Who, role: Role) -> bool:
    """Take a role away; tells whether the person had it."""
    gone = db.execute(
        "DELETE FROM roles WHERE bot_id = ? AND learner_id = ? AND role = ?", (*who, role)
    )
    return gone.rowcount > 0


def everyone(db: sqlite3.Connection, bot_id: int) -> list[tuple[int, Role]]:
    """List all roles, by person."""
    rows = db.execute(
        "SELECT learner_id, role FROM roles WHERE bot_id = ? ORDER BY learner_id, role", (bot_id,)
    )
    return [(learner_id, Role(role)) for learner_id, role in rows]

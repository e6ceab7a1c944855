"""Who has been seen in which group, and what each of them has agreed to there.

Everything is off until asked for: being seen shows nobody anything. On the leaderboard is whoever
has a nickname; whoever shares lets the group's tutors see their progress. The numbers that name
people in files are given once, never again, and differ from group to group.
"""

import sqlite3
from dataclasses import dataclass

from state.records import Who


@dataclass(frozen=True, slots=True)
class Membership:
    """One person in one group, as they chose."""

    chat_id: int
    title: str
    nickname: str | None
    """What the leaderboard calls them; None keeps them off it."""
    shares: bool


def seen(db: sqlite3.Connection, who: Who, chat_id: int, at: int) -> None:
    """Note that a person has done something in a group that was set up; once is enough."""
    db.execute(
        "INSERT INTO participants (bot_id, chat_id, learner_id, seen_at)"
        " SELECT bot_id, chat_id, ?, ? FROM groups WHERE bot_id = ? AND chat_id = ?"
        " ON CONFLICT DO NOTHING",
        (who.learner_id, at, who.bot_id, chat_id),
    )


def memberships(db: sqlite3.Connection, who: Who) -> tuple[Membership, ...]:
    """Give the groups in which a person has been seen, the first first."""
    rows = db.execute(
        "SELECT chat_id, title, nickname, shares FROM participants JOIN groups"
        " USING (bot_id, chat_id) WHERE bot_id = ? AND learner_id = ? ORDER BY number",
        who,
    )
    return tuple(
        Membership(chat_id, title, nickname, bool(shares))
        for chat_id, title, nickname, shares in rows
    )


def call(db: sqlite3.Connection, who: Who, chat_id: int, nickname: str | None) -> None:
    """Put a person on a group's leaderboard under a nickname, or with None take them off."""
    db.execute(
        "UPDATE participants SET nickname = ? WHERE bot_id = ? AND learner_id = ? AND chat_id = ?",
        (nickname, *who, chat_id),
    )


def share(db: sqlite3.Connection, who: Who, chat_id: int, *, on: bool) -> None:
    """Let a group's tutors see a person's progress, or no longer."""
    db.execute(
        "UPDATE participants SET shares = ? WHERE bot_id = ? AND learner_id = ? AND chat_id = ?",
        (on, *who, chat_id),
    )


def leave(db: sqlite3.Connection, who: Who) -> None:
    """Take back all that a person has agreed to, in every group."""
    db.execute(
        "UPDATE participants SET nickname = NULL, shares = 0 WHERE bot_id = ? AND learner_id = ?",
        who,
    )

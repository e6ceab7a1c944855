"""Who has been seen in which group, and what each of them has agreed to there.

Everything is off until asked for: being seen shows nobody anything. On the leaderboard is whoever
has a nickname; whoever shares lets the group's tutors see their progress. The numbers that name
people in files are given once, never again, and differ from group to group.
"""

from state.records.classes import GroupName, Membership, Nickname
from state.records.learners import Who
from state.sql import Connection


def seen(db: Connection, who: Who, chat_id: int, at: int) -> None:
    """Note that a person has done something in a group that was set up; once is enough."""
    db.execute(
        """
        INSERT INTO participants (bot_id, chat_id, learner_id, seen_at)
        SELECT bot_id, chat_id, ?, ? FROM groups WHERE bot_id = ? AND chat_id = ?
        ON CONFLICT DO NOTHING
        """,
        (who.learner_id, at, who.bot_id, chat_id),
    )


def memberships(db: Connection, who: Who) -> tuple[Membership, ...]:
    """Give the groups in which a person has been seen, the first first."""
    rows = db.execute(
        """
        SELECT chat_id, title, nickname, shares
        FROM participants JOIN groups USING (bot_id, chat_id)
        WHERE bot_id = ? AND learner_id = ?
        ORDER BY number
        """,
        who,
    )
    return tuple(
        Membership(GroupName(chat_id, title), nickname, bool(shares))
        for chat_id, title, nickname, shares in rows
    )


def choose(db: Connection, who: Who, chosen: Membership) -> None:
    """Keep what a person has agreed to in a group."""
    db.execute(
        """
        UPDATE participants SET nickname = ?, shares = ?
        WHERE bot_id = ? AND learner_id = ? AND chat_id = ?
        """,
        (chosen.nickname, chosen.shares, *who, chosen.group.chat_id),
    )


def nicknames(db: Connection, bot_id: int, group: GroupName) -> tuple[Nickname, ...]:
    """Give the names on a group's leaderboard, in the order of the alphabet."""
    rows = db.execute(
        """
        SELECT number, learner_id, nickname FROM participants
        WHERE bot_id = ? AND chat_id = ? AND nickname IS NOT NULL
        ORDER BY nickname, number
        """,
        (bot_id, group.chat_id),
    )
    return tuple(Nickname(number, learner_id, group, name) for number, learner_id, name in rows)


def take_off(db: Connection, bot_id: int, nickname: Nickname) -> None:
    """Take a name off its leaderboard; what its owner shares stays as it is."""
    db.execute(
        "UPDATE participants SET nickname = NULL WHERE bot_id = ? AND number = ?",
        (bot_id, nickname.number),
    )


def leave(db: Connection, who: Who) -> None:
    """Take back all that a person has agreed to, in every group."""
    db.execute(
        "UPDATE participants SET nickname = NULL, shares = 0 WHERE bot_id = ? AND learner_id = ?",
        who,
    )

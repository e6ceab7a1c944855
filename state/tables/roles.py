"""Who may do what, in our own table: being an administrator of a group gives no rights here.

A tutor has the role, which lets them set up groups and judge answers, or is a tutor of certain
groups only, or both. Whoever loses the role loses the groups with it.
"""

from state.records.classes import GroupName
from state.records.learners import Role, Who
from state.sql import Connection


def roles(db: Connection, who: Who) -> frozenset[Role]:
    """Give the roles of a person."""
    rows = db.execute("SELECT role FROM roles WHERE bot_id = ? AND learner_id = ?", who)
    return frozenset(Role(role) for (role,) in rows)


def give(db: Connection, who: Who, role: Role) -> None:
    """Give a person a role; giving it twice changes nothing."""
    db.execute(
        "INSERT INTO roles (bot_id, learner_id, role) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (*who, role),
    )


def take(db: Connection, who: Who, role: Role) -> bool:
    """Take a role away, a tutor's with all groups; tells whether the person had any of it."""
    gone = db.execute(
        "DELETE FROM roles WHERE bot_id = ? AND learner_id = ? AND role = ?", (*who, role)
    ).rowcount
    if role is Role.TUTOR:
        gone += db.execute(
            "DELETE FROM group_tutors WHERE bot_id = ? AND learner_id = ?", who
        ).rowcount
    return gone > 0


def everyone(db: Connection, bot_id: int) -> list[tuple[int, Role, str | None]]:
    """List all roles by person, and for tutors of certain groups the group's title with each."""
    rows = db.execute(
        # (42, 'owner', NULL): a role; (42, 'tutor', '10A'): a tutor of one group.
        """
        SELECT learner_id, role, NULL FROM roles WHERE bot_id = :bot
        UNION ALL
        SELECT learner_id, 'tutor', title
        FROM group_tutors JOIN groups USING (bot_id, chat_id) WHERE bot_id = :bot
        ORDER BY 1, 2, 3 NULLS FIRST
        """,
        {"bot": bot_id},
    )
    return [(learner_id, Role(role), title) for learner_id, role, title in rows]


def groups_of(db: Connection, who: Who) -> tuple[GroupName, ...]:
    """Give the groups that a person looks after, by name."""
    rows = db.execute(
        """
        SELECT chat_id, title
        FROM group_tutors JOIN groups USING (bot_id, chat_id)
        WHERE bot_id = ? AND learner_id = ?
        ORDER BY title, chat_id
        """,
        who,
    )
    return tuple(GroupName(*row) for row in rows)


def tutors_of(db: Connection, who: Who) -> frozenset[int]:
    """Give the tutors of all groups that a person was seen in, or looks after."""
    rows = db.execute(
        """
        SELECT learner_id FROM group_tutors WHERE bot_id = :bot AND chat_id IN (
            SELECT chat_id FROM participants WHERE bot_id = :bot AND learner_id = :learner
            UNION SELECT chat_id FROM group_tutors WHERE bot_id = :bot AND learner_id = :learner)
        """,
        {"bot": who.bot_id, "learner": who.learner_id},
    )
    return frozenset(tutor for (tutor,) in rows)


def all_groups(db: Connection, bot_id: int, most: int) -> tuple[GroupName, ...]:
    """Give the groups of a bot, at most so many, the one that was set up last first."""
    rows = db.execute(
        """
        SELECT chat_id, title FROM groups WHERE bot_id = ?
        ORDER BY created_at DESC, chat_id LIMIT ?
        """,
        (bot_id, most),
    )
    return tuple(GroupName(*row) for row in rows)

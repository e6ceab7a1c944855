"""Who is who in a school, and what people are told and offered in their private chats."""

import re

from state.records.classes import GroupName, Membership
from state.records.learners import Role, Who
from state.sql import Connection
from state.tables import participants, roles
from tests.conversation import BOT_ID, Conversation

CHAT, OTHER = -1001, -1002
VOID = "This invitation cannot be opened."
LINK = re.compile(r"https://t\.me/viva_bot\?start=(inv_[\w-]{22})")


def give(talk: Conversation, who: str, role: Role) -> None:
    """Give somebody a role."""
    number = Who(BOT_ID, talk.number(who))
    talk.writer.do(lambda db: roles.give(db, number, role))


def roles_of(talk: Conversation, who: str) -> frozenset[Role]:
    """Give the roles that somebody has."""
    number = Who(BOT_ID, talk.number(who))
    return talk.writer.do(lambda db: roles.roles(db, number))


def groups_of(talk: Conversation, who: str) -> tuple[GroupName, ...]:
    """Give the groups that somebody looks after."""
    number = Who(BOT_ID, talk.number(who))
    return talk.writer.do(lambda db: roles.groups_of(db, number))


def meet(talk: Conversation, who: str, *chats: int) -> None:
    """Be seen in groups."""
    number = Who(BOT_ID, talk.number(who))

    def seen(db: Connection) -> None:
        for chat_id in chats:
            participants.seen(db, number, chat_id, 0)

    talk.writer.do(seen)


def text(talk: Conversation) -> str:
    """Give all that was just said."""
    return "\n".join(bubble.text for bubble in talk.reply)


def labels(talk: Conversation) -> list[str]:
    """Give all that can be tapped now."""
    return [label for bubble in talk.reply for label, _ in bubble.buttons]


def link(talk: Conversation, giver: str, what: str) -> str:
    """Make an invitation, and give what its link carries."""
    talk.say(giver, "/invite")
    talk.tap(giver, what)
    found = LINK.search(text(talk))
    assert found
    return found[1]


def membership(talk: Conversation, who: str) -> tuple[Membership, ...]:
    """Give what somebody has chosen in each group."""
    number = Who(BOT_ID, talk.number(who))
    return talk.writer.do(lambda db: participants.memberships(db, number))

"""Who is who in a school, and what people are told and offered in their private chats."""

import re

from state.records.classes import GroupName, Membership
from state.records.learners import Role
from state.tables import participants, roles
from tests.conversation import Conversation

CHAT, OTHER = -1001, -1002
VOID = "This invitation cannot be opened."
LINK = re.compile(r"https://t\.me/viva_bot\?start=(inv_[\w-]{22})")


def give(talk: Conversation, who: str, role: Role) -> None:
    """Give somebody a role."""
    talk.writer.do(lambda db: roles.give(db, talk.who(who), role))


def roles_of(talk: Conversation, who: str) -> frozenset[Role]:
    """Give the roles that somebody has."""
    return talk.writer.do(lambda db: roles.roles(db, talk.who(who)))


def groups_of(talk: Conversation, who: str) -> tuple[GroupName, ...]:
    """Give the groups that somebody looks after."""
    return talk.writer.do(lambda db: roles.groups_of(db, talk.who(who)))


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
    number = talk.who(who)
    return talk.writer.do(lambda db: participants.memberships(db, number))

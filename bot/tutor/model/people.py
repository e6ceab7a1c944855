"""What a turn about roles and groups looks at, and what it writes down; all in the private chat.

Which of it is loaded follows from what is wanted, so that answering a question never looks at a
class. What a person may do is decided from what is laid here, not from the button they tapped.
"""

from msgspec import Struct

from bot.tutor.model.authoring import Authoring
from bot.tutor.model.consulting import Consulting
from bot.tutor.model.homework import HomeworkDesk
from bot.tutor.model.items import ItemFigures
from state.records.classes import GroupName, Invitation, Membership, Nickname, Sharer
from state.records.groups import Push
from state.records.learners import Role


class OwnPlace(Struct, frozen=True):
    """Where one person stands, for them alone."""

    place: int
    of: int
    points: int


INVITED = "inv_"
"""`/start inv_<code>` opens an invitation."""

NICKNAME = "nickname"
"""What somebody is writing who was asked for one."""


class Giver(Struct, frozen=True):
    """What the giver of an invitation may do at this moment."""

    roles: frozenset[Role] = frozenset()
    looks_after: bool = False
    """Whether they are a tutor of the group that it is about."""


class Classroom(Struct, frozen=True):
    """A group as its tutors may see it."""

    group: GroupName
    topics: tuple[str, ...]
    """Ids of its topics; empty for all."""
    sharers: tuple[Sharer, ...]
    others: int
    """Learners of the group who do not share, as a number."""
    nicknames: tuple[Nickname, ...] = ()
    """Those on its leaderboard."""
    timetables: tuple[tuple[int, str], ...] = ()
    """The topics of its forum that have timetables, by number and name."""


class GroupPlaces(Struct, frozen=True):
    """Where a person stands on one leaderboard of a group; None where they are not on it."""

    group: GroupName
    this_week: OwnPlace | None
    last_week: OwnPlace | None


class People(Struct, frozen=True):
    """Everything that a turn about roles and groups may look at."""

    number: int = 0
    """Telegram's number for whoever the turn is for, by which others know them."""
    question: Push | None = None
    """The question of a group that a link names."""
    bot_name: str = ""
    """The bot's user name on Telegram, for the link of an invitation."""
    inline: bool = False
    """Whether the bot can be called in any chat, to pass something on there."""
    fresh: str = ""
    """A code that nobody has seen yet, for an invitation."""
    roles: frozenset[Role] = frozenset()
    groups: tuple[GroupName, ...] = ()
    """Those this person may act for."""
    invitation: Invitation | None = None
    """The one that is being opened; None if there is no such invitation."""
    giver: Giver = Giver()
    guesses: int = 0
    """Wrong codes of this person today."""
    memberships: tuple[Membership, ...] = ()
    places: tuple[GroupPlaces, ...] = ()
    """Of those groups on whose leaderboard the person is."""
    classroom: Classroom | None = None
    """None if no group was named that the person may look into."""
    authoring: Authoring = Authoring()  # frozen, and empty
    """What they may do with content."""
    homework: HomeworkDesk = HomeworkDesk()  # frozen, and empty
    consulting: Consulting = Consulting()  # frozen, and empty
    items: ItemFigures | None = None
    """How questions do; None for somebody who may not see it."""


class Invite(Struct, frozen=True):
    """Keep an invitation."""

    code: str
    role: Role
    group: GroupName | None


class UseInvitation(Struct, frozen=True):
    """Note that an invitation was opened: its role is given, and its giver is told."""

    invitation: Invitation


class Guessed(Struct, frozen=True):
    """Note that there is no such invitation as somebody tried to open."""


class CameFromGroup(Struct, frozen=True):
    """Note that somebody has come from a group, by the link under a question that it was asked."""

    chat_id: int


class Choose(Struct, frozen=True):
    """Keep what somebody has agreed to in a group."""

    membership: Membership


class LeaveGroups(Struct, frozen=True):
    """Take back all that somebody has agreed to in any group."""


class TakeOff(Struct, frozen=True):
    """Take somebody's name off a leaderboard, and let them know."""

    nickname: Nickname


PeopleRecord = Invite | UseInvitation | Guessed | CameFromGroup | Choose | LeaveGroups | TakeOff

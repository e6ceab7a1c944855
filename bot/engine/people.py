"""Loads what a turn about roles and groups looks at, and writes down what it decided.

Inside the caller's transaction, like `bot.engine.load` and `bot.engine.save`, of which this is the
part that concerns several people at once.
"""

from collections.abc import Iterable
from itertools import chain

from bot.groups.leaderboard import own_place
from bot.tutor.for_group import ANSWER
from bot.tutor.model.desk import Need
from bot.tutor.model.people import (
    CameFromGroup,
    Choose,
    Classroom,
    Giver,
    GroupPlaces,
    Guessed,
    Invite,
    LeaveGroups,
    People,
    PeopleRecord,
    TakeOff,
    UseInvitation,
)
from bot.tutor.model.rights import Act, may
from bot.tutor.moves.move import Move
from bot.tutor.moves.people import Grant, InvitationUsed, NicknameTaken
from state.clock.days import monday_of
from state.clock.timetable import date_at
from state.records.classes import MOST_GUESSES, THE_MACHINE, GroupName, Invitation
from state.records.groups import Push, Timetable
from state.records.learners import Who
from state.sql import Connection
from state.tables import invitations, participants, pushes, roles, timetables
from state.tables.classes import classbook
from state.values import replace

MOST_GROUPS = 20
"""Groups offered beside their own to somebody who may act for any: more are not looked through."""


def lay(db: Connection, who: Who, need: Need, argument: str, now: int, laid: People) -> People:
    """Add what a turn needs of roles and groups, and no more, to what is laid already."""
    if Need.ROLES in need:
        laid = replace(laid, roles=roles.roles(db, who))
    if Need.QUESTION in need:
        laid = replace(laid, question=question(db, who.bot_id, argument))
    if Need.INVITING in need:
        own, groups = roles.roles(db, who), groups_for(db, who, Act.INVITE)
        laid = replace(laid, fresh=invitations.new_code(), roles=own, groups=groups)
    if Need.INVITATION in need:
        laid = _opening(db, who, argument, now, laid)
    if Need.CLASSROOM in need:
        laid = _teaching(db, who, argument, laid)
    if Need.PLACES in need:
        names = participants.memberships(db, who)
        on_board = [one.group for one in names if one.nickname]
        places = (_group_places(db, who, group, now) for group in on_board)
        laid = replace(laid, places=tuple(chain.from_iterable(places)))
    if Need.MEMBERSHIPS in need:
        laid = replace(laid, memberships=participants.memberships(db, who))
    return laid


def write_down(
    db: Connection, who: Who, name: str, record: PeopleRecord, now: int
) -> list[tuple[int, Move]]:
    """Write a decision down; gives whom to tell of it, and what."""
    match record:
        case Invite(code=code, role=role, group=group):
            invitations.make(db, who, code, role, group.chat_id if group else None, now)
        case UseInvitation(invitation=invitation):
            invitations.use(db, who, invitation, now)
            if invitation.given_by != THE_MACHINE:
                offer = Grant(invitation.role, invitation.group)
                return [(invitation.given_by, InvitationUsed(name, offer))]
        case Guessed():
            invitations.guessed(db, who, now)
        case CameFromGroup(chat_id=chat_id):
            participants.seen(db, who, chat_id, now)
        case Choose(membership=chosen):
            participants.choose(db, who, chosen)
        case LeaveGroups():
            participants.leave(db, who)
        case TakeOff(nickname=nickname):
            participants.take_off(db, who.bot_id, nickname)
            return [(nickname.learner_id, NicknameTaken(nickname))]
    return []


def question(db: Connection, bot_id: int, link: str) -> Push | None:
    """Load the question of a group that a link names."""
    token = link.removeprefix(ANSWER)
    return pushes.by_token(db, bot_id, token) if link.startswith(ANSWER) else None


def groups_for(db: Connection, who: Who, act: Act) -> tuple[GroupName, ...]:
    """Give the groups that a person may do something in: their own, then the newest of all."""
    own = roles.groups_of(db, who)
    if not may(act, roles.roles(db, who), looks_after=False):
        return own
    return tuple(dict.fromkeys((*own, *roles.all_groups(db, who.bot_id, MOST_GROUPS))))


def _opening(db: Connection, who: Who, code: str, now: int, laid: People) -> People:
    """Look a code up, unless this person has tried too many."""
    guesses = invitations.guesses(db, who, now)
    found = invitations.find(db, who.bot_id, code) if guesses < MOST_GUESSES else None
    giver = _giver(db, who.bot_id, found) if found else Giver()
    return replace(laid, guesses=guesses, invitation=found, giver=giver)


def _giver(db: Connection, bot_id: int, invitation: Invitation) -> Giver:
    giver = Who(bot_id, invitation.given_by)
    return Giver(roles.roles(db, giver), invitation.group in roles.groups_of(db, giver))


def _teaching(db: Connection, who: Who, argument: str, laid: People) -> People:
    """Load the class that was named, or the only one there is."""
    own = groups_for(db, who, Act.DIGEST)
    named = [group for group in own if argument.endswith(str(group.chat_id))]
    chosen = named or (own if len(own) == 1 else ())
    classroom = _classroom(db, who, chosen[0]) if chosen else None
    return replace(laid, groups=own, classroom=classroom)


def _classroom(db: Connection, who: Who, name: GroupName) -> Classroom:
    of_group = timetables.of_group(db, who.bot_id, name.chat_id)
    return Classroom(
        name,
        topics_of(of_group),
        classbook.sharers(db, who.bot_id, name.chat_id),
        classbook.not_sharing(db, who.bot_id, name.chat_id),
        participants.nicknames(db, who.bot_id, name),
        tuple((one.thread_id, one.name) for one in of_group),
    )


def topics_of(some: Iterable[Timetable]) -> tuple[str, ...]:
    """Give the topics that timetables are about, together; none if any of them is about all."""
    each = [one.topics for one in some]
    return tuple(dict.fromkeys(topic for topics in each for topic in topics)) if all(each) else ()


def _group_places(db: Connection, who: Who, name: GroupName, now: int) -> tuple[GroupPlaces, ...]:
    """Work out a person's places in a group: in each topic where they took part of late.

    Whoever took part in none, or in a group without topics, hears of the group as a whole.
    """
    nicknames = classbook.nicknames(db, who.bot_id, name.chat_id)
    of_group = timetables.of_group(db, who.bot_id, name.chat_id)
    places = [_places(db, who, one, nicknames, now) for one in of_group]
    found = tuple(one for one in places if one.this_week or one.last_week)
    return found if len(of_group) > 1 and found else (replace((*found, *places)[0], group=name),)


def _places(
    db: Connection, who: Who, of: Timetable, nicknames: dict[int, str], now: int
) -> GroupPlaces:
    """Work out a person's place on one leaderboard, this week and last week."""
    week = monday_of(date_at(now, of.zone))
    this, last = (
        own_place(
            classbook.answers(db, of.where(who.bot_id), first, first + 6), nicknames, who.learner_id
        )
        for first in (week, week - 7)
    )
    return GroupPlaces(GroupName(of.chat_id, of.label), this, last)

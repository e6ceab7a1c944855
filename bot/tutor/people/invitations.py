"""Invitations to a role: who may give what, and what becomes of a link when it is opened.

A link holds a random code and nothing else. It is worth what its giver may give at the moment it
is opened, so that whoever loses a role also loses the invitations they sent. Whatever is wrong with
one is said in the same words, so that trying codes teaches nobody anything.
"""

from bot.tutor.model.desk import Desk
from bot.tutor.model.links import link
from bot.tutor.model.people import INVITED, Giver, Guessed, Invite, UseInvitation
from bot.tutor.model.rights import Act, may
from bot.tutor.moves import people as moves
from bot.tutor.moves.turn import Turn, say
from state.records.classes import INVITATION_LASTS, MOST_GUESSES, THE_MACHINE, Invitation
from state.records.learners import Role

_GIVES: dict[Role, frozenset[Role]] = {
    Role.OWNER: frozenset(Role),
    Role.ORGANISER: frozenset({Role.TUTOR, Role.MARKER}),
    Role.TUTOR: frozenset(),
    Role.MARKER: frozenset(),
}
"""Which roles each role may give. Whoever looks after a group may also share that: a colleague who
helps with the same class needs nobody else's leave, and gets no more than that group."""


def may_give(role: Role, roles: frozenset[Role]) -> bool:
    """Whether somebody with these roles may give a role, whatever the group."""
    return any(role in _GIVES[own] for own in roles)


def way_in(bot_name: str, code: str) -> str:
    """The link that opens an invitation; for a bot without a user name, what to type instead."""
    return link(bot_name, INVITED + code) if bot_name else f"/start {INVITED}{code}"


def invite(desk: Desk, argument: str) -> Turn:
    """Offer what this person may give; make the link for what they chose."""
    people = desk.people
    offers = tuple(moves.Grant(role) for role in Role if may_give(role, people.roles))
    offers += tuple(moves.Grant(Role.TUTOR, group) for group in people.groups)
    if not offers:
        return say(desk, moves.TutorsOnly("invite"))
    chosen = next((offer for offer in offers if offer.name == argument), None)
    if chosen is None:
        return say(desk, moves.OfferInvitations(offers))
    move = moves.ShowInvitation(
        way_in(people.bot_name, people.fresh), chosen, INVITATION_LASTS // 86_400
    )
    return Turn(desk.session, (move,), (Invite(people.fresh, chosen.role, chosen.group),))


def opened(desk: Desk) -> Turn:
    """Open the invitation on the desk, once; whatever is wrong is said in the same words."""
    invitation = desk.people.invitation
    if desk.people.guesses >= MOST_GUESSES:
        return say(desk, moves.TooManyCodes())
    if invitation is None:
        return Turn(desk.session, (moves.InvitationVoid(),), (Guessed(),))
    if invitation.given_by == desk.people.number and invitation.used_by is None:
        return say(desk, moves.OwnInvitation())
    if not _holds(invitation, desk.people.giver, desk.now):
        return say(desk, moves.InvitationVoid())
    move = moves.InvitationTaken(moves.Grant(invitation.role, invitation.group))
    return Turn(desk.session, (move,), (UseInvitation(invitation),))


def _holds(invitation: Invitation, giver: Giver, now: int) -> bool:
    """Tell whether an invitation can still be opened."""
    if invitation.used_by is not None or now >= invitation.expires_at:
        return False
    if invitation.given_by == THE_MACHINE:
        return True
    if invitation.group is not None:
        return may(Act.INVITE, giver.roles, looks_after=giver.looks_after)
    return may_give(invitation.role, giver.roles)

"""Invitations to a role: what is offered, given, and what became of one."""

from bot.tutor.moves import people as moves
from bot.views.buttons import begins
from bot.views.message import Message
from bot.views.people.classroom import clipped
from bot.views.texts import Html, Texts


def show(move: moves.InvitationMove, t: Texts) -> Message:
    """Show one of these moves."""
    match move:
        case moves.OfferInvitations():
            return _offers(move, t)
        case moves.ShowInvitation():
            offer = _offer(move.offer, t)
            return Message(t("invite.link", offer=offer, days=move.days, address=move.address))
        case moves.InvitationTaken(offer=offer):
            can = t(f"role.can_{_kind(offer)}")
            return Message(t("invite.opened", offer=_offer(offer, t), can=can))
        case moves.InvitationUsed(name=name, offer=offer):
            return Message(t("invite.used", name=name, offer=_offer(offer, t)))
        case moves.InvitationVoid():
            return Message(t("invite.void"))
        case moves.OwnInvitation():
            return Message(t("invite.own"))
        case moves.TooManyCodes():
            return Message(t("invite.too_many"))


def _kind(offer: moves.Grant) -> str:
    return f"{offer.role}_of" if offer.group else str(offer.role)


def _offer(offer: moves.Grant, t: Texts) -> Html:
    """Name what an invitation gives: "a marker", "a tutor of “9B”"."""
    article = "an" if offer.role[0] in "aeiou" else "a"
    return t(f"role.{article}_{_kind(offer)}", title=offer.group.title if offer.group else "")


def _offers(move: moves.OfferInvitations, t: Texts) -> Message:
    rows = tuple((begins(_label(offer, t), "invite", offer.name),) for offer in move.offers)
    return Message(t("invite.which"), rows)


def _label(offer: moves.Grant, t: Texts) -> str:
    title = clipped(offer.group.title) if offer.group else ""
    return t.plain(f"button.role_{_kind(offer)}", title=title)

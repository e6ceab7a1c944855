"""What is kept about a learner: they are told, they may have it, and they may have it erased."""

from bot.tutor.model.desk import Desk
from bot.tutor.model.session import Offer, Session
from bot.tutor.moves.account import ConfirmForget, Forgotten, NotForgotten, SendExport, ShowPrivacy
from bot.tutor.moves.turn import Forget, Toast, Turn, offering, say

ERASE = "erase"
"""What a "no" declines after `/forget`; a "yes" in words does not do it, only the button."""

SECONDS_TO_ERASE = 600
"""How long the second tap of `/forget` may take; an older button asks again."""


def privacy(desk: Desk) -> Turn:
    """Say what is kept."""
    return say(desk, ShowPrivacy())


def export(desk: Desk) -> Turn:
    """Hand everything over, as a file."""
    return say(desk, SendExport(desk.people.number))


def forget(desk: Desk) -> Turn:
    """Ask once more before everything is erased."""
    return offering(say(desk, ConfirmForget(desk.now)), Offer(desk.now, ERASE))


def by_tap(desk: Desk) -> Turn:
    """Bring the buttons down to somebody who says "yes" in words, which erases nothing."""
    return offering(say(desk, ConfirmForget(desk.now, asked=True)), Offer(desk.now, ERASE))


def erase(desk: Desk, asked_at: str) -> Turn:
    """Erase everything, if that was asked about just now, by the moment that the button holds."""
    if not asked_at.isdecimal():
        return Turn(desk.session, toast=Toast.UNKNOWN)
    if not 0 <= desk.now - int(asked_at) <= SECONDS_TO_ERASE:
        return say(desk, NotForgotten(late=True))
    return Turn(Session(), (Forgotten(),), (Forget(),))


def keep(desk: Desk) -> Turn:
    """Keep everything after all."""
    return say(desk, NotForgotten(late=False))

"""The door to all that is about other people: which room a wish belongs to.

Buttons and commands with the same name mean the same, and a link into the private chat may name
one of them.
"""

from bot.tutor.model.desk import Desk
from bot.tutor.model.people import OPEN
from bot.tutor.moves.turn import Turn
from bot.tutor.people import classroom, invitations, membership


def respond(desk: Desk, verb: str, argument: str) -> Turn:
    """Give the turn for a wish (see `bot.tutor.people.wanted`)."""
    match verb:
        case "invite":
            return invitations.invite(desk, argument)
        case _ if verb == OPEN:
            return invitations.opened(desk)
        case "join":
            return membership.join(desk, argument)
        case "leave":
            return membership.leave(desk)
        case "board":
            return membership.board(desk)
        case "class" | "csv" | "nicknames":
            return classroom.show(desk, verb)
        case "takeoff":
            return classroom.take_off(desk, argument)
        case _:
            return membership.change(desk, verb, argument)

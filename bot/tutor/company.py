"""The door to all that is about other people: which room a wish belongs to.

Buttons and commands with the same name mean the same, and a link into the private chat may name
one of them.
"""

from bot.tutor import classes, inviting, joining
from bot.tutor.desk import Desk
from bot.tutor.people import OPEN
from bot.tutor.turn import Turn


def respond(desk: Desk, verb: str, argument: str) -> Turn:
    """Give the turn for a wish (see `bot.tutor.people.wanted`)."""
    match verb:
        case "invite":
            return inviting.invite(desk, argument)
        case _ if verb == OPEN:
            return inviting.opened(desk)
        case "join":
            return joining.join(desk, argument)
        case "leave":
            return joining.leave(desk)
        case "board":
            return joining.board(desk)
        case "class" | "csv" | "nicknames":
            return classes.show(desk, verb)
        case "takeoff":
            return classes.take_off(desk, argument)
        case _:
            return joining.change(desk, verb, argument)

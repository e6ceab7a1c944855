"""The front door to a learner's own things: settings, reminders, and what is kept about them.

Nothing here belongs to a question, so nothing here takes a question's buttons away.
"""

from bot.tutor.account import planning, settings
from bot.tutor.model.desk import Desk
from bot.tutor.model.session import Session, Writing
from bot.tutor.moves.account import ConfirmForget, Forgotten, NotForgotten, SendExport, ShowPrivacy
from bot.tutor.moves.turn import Forget, Toast, Turn

COMMANDS = (
    "settings",
    "remind",
    "unremind",
    "confidence_off",
    "export",
    "forget",
    "privacy",
)
BUTTONS = (*COMMANDS, "zone", "length", "asksure", "language", "erase", "keepall", "examdate")
WRITING = (settings.TIME, settings.ZONE)

SECONDS_TO_ERASE = 600
"""How long the second tap of `/forget` may take; an older button asks again."""


def command(desk: Desk, name: str, argument: str) -> Turn:
    """Do what was typed."""
    match name:
        case "settings":
            return settings.show(desk, in_place=False)
        case "remind":
            return settings.remind(desk, argument, in_place=False)
        case "unremind":
            return settings.remind(desk, "off", in_place=False)
        case "confidence_off":
            return settings.tap_sure(desk, "off")
        case "export":
            return Turn(desk.session, (SendExport(desk.number),))
        case "forget":
            return Turn(desk.session, (ConfirmForget(desk.now, in_place=False),))
        case _:
            return Turn(desk.session, (ShowPrivacy(),))


def pressed(desk: Desk, verb: str, argument: str) -> Turn:
    """Do what a button says; pages of the settings take each other's place."""
    match verb:
        case "settings" if argument:
            return settings.show(desk, in_place=True)
        case "remind" if argument != "new":
            return settings.tap_time(desk, argument)
        case "zone":
            return settings.tap_zone(desk, argument)
        case "length":
            return settings.tap_length(desk, argument)
        case "asksure":
            return settings.tap_sure(desk, argument)
        case "language":
            return settings.tap_language(desk, argument)
        case "erase":
            return _erase(desk, argument)
        case "examdate":
            return planning.exam(desk, "")
        case "keepall":
            return Turn(desk.session, (NotForgotten(late=False),))
        case _:
            return command(desk, verb, "")


def written(desk: Desk, writing: Writing, text: str) -> Turn:
    """Take words that were asked for."""
    return settings.write(desk, writing, text)


def _erase(desk: Desk, asked_at: str) -> Turn:
    """Erase everything, if that was asked about just now."""
    if not asked_at.isdecimal():
        return Turn(desk.session, toast=Toast.UNKNOWN)
    if not 0 <= desk.now - int(asked_at) <= SECONDS_TO_ERASE:
        return Turn(desk.session, (NotForgotten(late=True),))
    return Turn(Session(), (Forgotten(),), (Forget(),))

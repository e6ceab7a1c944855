"""Finds the command that somebody gives, by its name, in words or with a button.

A link into the private chat gives "start" with a name behind it: only what is about groups may be
named there, and an invitation stands for opening it.
"""

from bot.tutor.commands.command import Buttons, Command, Words
from bot.tutor.commands.table import COMMANDS
from bot.tutor.model.desk import Desk
from bot.tutor.model.events import Commanded, Pressed
from bot.tutor.model.people import INVITED
from bot.tutor.model.tokens import MenuToken, parse
from bot.tutor.moves.turn import Toast, Turn
from state.values import replace


def given(event: Commanded | Pressed) -> tuple[Command | None, str]:
    """Find the command that an event gives, and what stands behind its name; None if none does."""
    match event:
        case Commanded(name="start", argument=argument) if argument.startswith(INVITED):
            return COMMANDS["open"], argument.removeprefix(INVITED)
        case Commanded(name="start", argument=name) if name in COMMANDS and COMMANDS[name].linked:
            return COMMANDS[name], ""
        case Commanded(name=name, argument=argument) if name in COMMANDS and COMMANDS[name].slash:
            return COMMANDS[name], argument
        case Pressed(data=data):
            match parse(data):
                case MenuToken(verb=name, argument=argument) if name in COMMANDS:
                    command = COMMANDS[name]
                    return (None if command.buttons is Buttons.NEVER else command), argument
    return None, ""


def meant(intent: str | None, *where: Words) -> Command | None:
    """Find the command that plain words mean, if they give it here; None if they mean none."""
    command = COMMANDS.get(intent or "")
    return command if command and command.words in where else None


def tap(desk: Desk, command: Command, argument: str) -> Turn:
    """Do what a button says; one of a menu takes the menu's buttons away, unless it is not ours."""
    turn = (command.tapped or command.handler)(desk, argument)
    goes = command.buttons is Buttons.GO and turn.toast is not Toast.UNKNOWN
    return replace(turn, done_with_buttons=True) if goes else turn

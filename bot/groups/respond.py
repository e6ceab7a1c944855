"""The front door of the groups: (desk, event) -> turn. Pure.

Who may do what is looked up here, before anything is done; what a command or a button means is
decided in the room for it. Commands that are not ours are left alone: other bots live here too.
"""

from typing import assert_never

from bot.groups import events, lifecycle, setup, switching, upcoming, voting
from bot.groups import round as live
from bot.groups.desk import GroupDesk
from bot.groups.moves.settings import InPrivate, UseOwnName
from bot.groups.tokens import GroupToken, parse
from bot.groups.turn import GroupToast, GroupTurn, say, shrug
from bot.tutor.commands.table import COMMANDS
from bot.tutor.model.links import link


def respond(desk: GroupDesk, event: events.GroupEvent) -> GroupTurn:
    """Give the turn for an event in a group."""
    match event:
        case events.Commanded(name=name, argument=argument):
            return _command(desk, name, argument)
        case events.Tapped(data=data):
            token = parse(data)
            return shrug(GroupToast.UNKNOWN) if token is None else _tapped(desk, token)
        case events.LookedAhead():
            return upcoming.look(desk)
        case events.Replied(text=text):
            return setup.replied(desk, text) or voting.replied(desk, text)
        case events.Voted(places=places):
            return voting.voted(desk, places)
        case events.Nameless():
            return say(UseOwnName())
        case events.LetIn() | events.ShutOut() | events.TopicClosed():
            return lifecycle.respond(desk, event)
        case events.TopicNamed():
            return GroupTurn()
        case _:
            assert_never(event)


def chooses(event: events.GroupEvent) -> bool:
    """Whether a turn will choose questions, or say when one comes: then what was asked is loaded.

    Those are all turns except votes and the turns of a round under way.
    """
    match event:
        case events.Commanded() | events.LookedAhead():
            return True
        case events.Tapped(data=data):
            token = parse(data)
            return token is not None and token.verb not in ("vote", live.NEXT, live.END)
        case _:
            return False


def _command(desk: GroupDesk, name: str, argument: str) -> GroupTurn:
    match name:
        case "setup":
            return setup.command(desk, argument)
        case "pause" | "resume" | "stop" | "skip":
            return switching.switch(desk, name)
        case "round":
            return live.command(desk)
        case "queue":
            return upcoming.command(desk)
        case "start" | "help":
            return lifecycle.hello(desk)
        case _ if name in COMMANDS and COMMANDS[name].in_groups:
            return say(InPrivate(link(desk.bot_name, name)))
        case _:
            return GroupTurn()


def _tapped(desk: GroupDesk, token: GroupToken) -> GroupTurn:
    match token.verb:
        case "vote":
            return voting.tapped(desk, token)
        case live.NEXT | live.END:
            return live.tapped(desk, token)
        case lifecycle.AGAIN:
            return lifecycle.again(desk)
        case upcoming.LOOK | upcoming.SWAP | upcoming.LEAVE:
            return upcoming.tapped(desk, token)
        case _:
            return setup.tapped(desk, token)

"""`viva roles`: who may do more than learn, decided on the machine."""

import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import wraps
from typing import Any, Concatenate, TypeVar

import click
from msgspec import Struct

from bot.commands.options import Anywhere, bot_option, database_option
from bot.config import bot_number, settings
from bot.tutor.people.invitations import way_in
from state import opening
from state.errors import StateError
from state.opening import Place
from state.records.classes import THE_MACHINE
from state.records.learners import Role, Who
from state.sql import Connection
from state.tables import groups, invitations, roles
from state.writer import Writer

_ROLE = click.Choice([role.value for role in Role])
_Done = TypeVar("_Done")


class _Bot(Struct, frozen=True):
    """The bot whose people are spoken of."""

    database: Place
    number: int

    def do(self, job: Callable[[Connection], _Done]) -> _Done:
        """Do something in its database, in one transaction."""
        with closing(Writer(opening.session(self.database))) as writer:
            return writer.do(job)


def _of_bot(job: Callable[Concatenate[_Bot, ...], None]) -> Callable[..., None]:
    """Give a command the bot that its options name."""

    @database_option
    @bot_option
    @wraps(job)
    def command(*, db: Place | None, bot_id: int | None, **rest: Any) -> None:
        job(_Bot(settings(db).database, bot_number(bot_id)), **rest)

    return command


@click.group(cls=Anywhere)
def command() -> None:
    """Give and take roles. A person is named by their number, which the bot tells them: /whoami."""


@command.command("list")
@_of_bot
def show(bot: _Bot) -> None:
    """List who has which role."""
    everyone = bot.do(lambda db: roles.everyone(db, bot.number))
    if not everyone:
        click.echo("nobody has a role yet; `viva roles give NUMBER owner` gives the first")
    for learner_id, role, group in everyone:
        click.echo(f"{learner_id}  {role}" + (f" of {group!r}" if group else ""))


@command.command()
@click.argument("person", type=int)
@click.argument("role", type=_ROLE)
@_of_bot
def give(bot: _Bot, person: int, role: str) -> None:
    """Give PERSON (a number) a ROLE."""
    bot.do(lambda db: roles.give(db, Who(bot.number, person), Role(role)))
    click.echo(f"{person} is {role} now")


@command.command()
@click.argument("person", type=int)
@click.argument("role", type=_ROLE)
@_of_bot
def take(bot: _Bot, person: int, role: str) -> None:
    """Take a ROLE away from PERSON (a number)."""
    had = bot.do(lambda db: roles.take(db, Who(bot.number, person), Role(role)))
    click.echo(f"{person} is not {role} any more" if had else f"{person} was not {role}")


@command.command()
@click.argument("role", type=_ROLE)
@click.option("--group", "chat_id", type=int, help="Only for this group (a number); for tutors.")
@click.option("--name", help="The bot's @name, to get a link rather than a line to type.")
@_of_bot
def invite(bot: _Bot, role: str, chat_id: int | None, name: str | None) -> None:
    """Make an invitation to ROLE, which one person can open once, within a week."""
    if chat_id is not None and role != Role.TUTOR:
        raise click.UsageError("Only a tutor can be one of a single group.")
    code, now = invitations.new_code(), int(time.time())
    until = bot.do(lambda db: _invite(db, bot.number, code, Role(role), chat_id, now))
    last = datetime.fromtimestamp(until, UTC)
    click.echo(f"This makes one person {role}, once, until {last:%d %B %Y, %H:%M} UTC:")
    click.echo(way_in((name or "").removeprefix("@"), code))


def _invite(
    db: Connection, bot_id: int, code: str, role: Role, chat_id: int | None, now: int
) -> int:
    machine = Who(bot_id, THE_MACHINE)
    if chat_id is not None and not groups.is_known(db, bot_id, chat_id):
        raise StateError(f"there is no group {chat_id}; /setup in a group makes one")
    return invitations.make(db, machine, code, role, chat_id, now)

"""`viva roles`: who may do more than learn, decided on the machine."""

from pathlib import Path

import click

from bot.config import ConfigError, settings, token
from state import roles
from state.database import open_database
from state.records import Who
from state.roles import Role
from state.writer import Writer

_ROLE = click.Choice([role.value for role in Role])


@click.group()
@click.option("--db", type=click.Path(path_type=Path), help="The database (default: $VIVA_DB).")
@click.option("--bot", "bot_id", type=int, help="The bot's number (default: that of VIVA_TOKEN).")
@click.pass_context
def command(context: click.Context, db: Path | None, bot_id: int | None) -> None:
    """Give and take roles. A person is named by their number, which the bot tells them: /whoami."""
    context.obj = (settings(db).database, _number(bot_id))


@command.command("list")
@click.pass_obj
def show(chosen: tuple[Path, int]) -> None:
    """List who has which role."""
    database, bot_id = chosen
    writer = Writer(open_database(database))
    for learner_id, role in writer.do(lambda db: roles.everyone(db, bot_id)):
        click.echo(f"{learner_id}  {role}")
    writer.close()


@command.command()
@click.argument("person", type=int)
@click.argument("role", type=_ROLE)
@click.pass_obj
def give(chosen: tuple[Path, int], person: int, role: str) -> None:
    """Give PERSON (a number) a ROLE."""
    database, bot_id = chosen
    writer = Writer(open_database(database))
    writer.do(lambda db: roles.give(db, Who(bot_id, person), Role(role)))
    writer.close()
    click.echo(f"{person} is {role} now")


@command.command()
@click.argument("person", type=int)
@click.argument("role", type=_ROLE)
@click.pass_obj
def take(chosen: tuple[Path, int], person: int, role: str) -> None:
    """Take a ROLE away from PERSON (a number)."""
    database, bot_id = chosen
    writer = Writer(open_database(database))
    had = writer.do(lambda db: roles.take(db, Who(bot_id, person), Role(role)))
    writer.close()
    click.echo(f"{person} is not {role} any more" if had else f"{person} was not {role}")


def _number(bot_id: int | None) -> int:
    """Give the bot's number, which is the first part of its token."""
    if bot_id is not None:
        return bot_id
    try:
        return int(token().reveal().partition(":")[0])
    except ConfigError as error:
        raise ConfigError(f"{error} Or name the bot with --bot.") from None

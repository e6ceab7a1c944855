"""`viva db`: make a database, check it, copy it, put a copy back, and move it to a server."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from bot.commands.options import DATABASE, Anywhere
from bot.config import ConfigError, names_database, settings
from bot.loading import loading
from state import opening
from state.audit import Findings
from state.file import backup
from state.opening import Place, Server
from state.privacy import restoring
from state.tables import mailbox, unreadable


def _wanted(_context: click.Context, _option: click.Parameter, place: Place | None) -> Place:
    return settings(place).database


def _file(context: click.Context, option: click.Parameter, place: Place | None) -> Path:
    """Give a database that is a file; copies of a server are made by programs of its own."""
    match _wanted(context, option, place):
        case Server() as server:
            raise ConfigError(
                f"{server}: `viva db {context.info_name}` is for files. A server is saved by "
                "pg_dump or pg_basebackup: see docs/run-on-postgresql.md."
            )
        case Path() as path:
            if not names_database(place) and not path.exists() and not backup.replaced(path):
                raise ConfigError(
                    f"There is no {path} in {Path.cwd()}: name the database with --db or VIVA_DB."
                )
            return path


def _option(callback: Callable[..., Place], what: str) -> Callable[..., Any]:
    what = f"{what} (default: $VIVA_DB, else viva.db)."
    return click.option("--db", "database", type=DATABASE, callback=callback, help=what)


_database = _option(_wanted, "The database: a file or postgresql://...")
_database_file = _option(_file, "The database, a file")


@click.group(cls=Anywhere)
def command() -> None:
    """Look after the database that holds what learners remember."""


@command.command()
@_database
def init(database: Place) -> None:
    """Create an empty database; on a server, its tables."""
    opening.create(database)
    click.echo(f"created {database}")


@command.command()
@_database
def check(database: Place) -> None:
    """Look for contradictions: broken pages, references, memories, tallies."""
    findings = opening.inspect(database)
    for contradiction in findings.contradictions:
        click.echo(contradiction)
    if findings.contradictions:
        raise SystemExit(1)
    click.echo(f"sound: {_contents(findings)}")


@command.command()
@click.argument("source", metavar="FROM", type=DATABASE)
@click.argument("target", metavar="TO", type=DATABASE)
def copy(source: Place, target: Place) -> None:
    """Copy all of a database from a file to a PostgreSQL server, or back, to move a bot.

    FROM may not be in use; TO must be new: a file that is not there, or a database on a server with
    nothing in it. Every row is compared with its source before the copy is there.
    """
    with loading(), opening.with_driver():
        from state.copying import copy as copying  # noqa: PLC0415  # it needs the driver
    copied = copying.copy(source, target)
    click.echo(f"copied {source} to {target}: {_contents(copied.findings)}")
    click.echo(f"{copied.rows} rows, each compared with its source")
    if copied.changed:
        texts = "1 text" if copied.changed == 1 else f"{copied.changed} texts"
        click.echo(f"{texts} had NUL characters, which PostgreSQL cannot keep: left out")
    if copied.erased:
        click.echo(f"erased again, as they had asked to be forgotten: {_people(copied.erased)}")


@command.command()
@_database
@click.option("--bodies", is_flag=True, help="Show what came, too: it holds names and answers.")
def aside(database: Place, *, bodies: bool) -> None:
    """List the updates that were put aside: those that always failed, or cannot be read."""
    with opening.reading(database) as db:
        given_up = mailbox.aside(db)
        spoilt = unreadable.everything(db)
    for at, number, why, body in given_up:
        _tell_of(at, str(number), why, body if bodies else None)
    for at, one in spoilt:
        _tell_of(at, *one.about, one.body.decode("utf-8", "replace") if bodies else None)
    if not given_up and not spoilt:
        click.echo("nothing was put aside")


def _tell_of(at: int, number: str, why: str, body: str | None) -> None:
    """Say when an update came and what is wrong with it; its text in one printable line."""
    click.echo(f"{datetime.fromtimestamp(at, UTC):%Y-%m-%d %H:%M} {number}: {why}")
    if body is not None:
        click.echo(f"    {body.encode('unicode_escape').decode()}")


@command.command("backup")
@_database_file
@click.argument("target", type=click.Path(path_type=Path))
def back_up(database: Path, target: Path) -> None:
    """Copy the database to TARGET, which must be new; the bot may go on running."""
    findings = backup.backup(database, target)
    click.echo(f"backed up to {target}, and checked: {_contents(findings)}")


@command.command()
@_database_file
@click.argument("source", type=click.Path(path_type=Path))
def restore(database: Path, source: Path) -> None:
    """Put the backup SOURCE in place of the database, while no bot runs."""
    restored = restoring.restore(source, database, int(time.time()))
    click.echo(f"restored {database}: {_contents(restored.findings)}")
    if restored.erased:
        click.echo(f"erased again, as they had asked to be forgotten: {_people(restored.erased)}")
    if restored.replaced:
        click.echo(f"what was there before is now {restored.replaced}")
        click.echo("`viva db replaced --remove` removes it when it is not wanted any more")
    else:
        click.echo(f"there was no database at {database} before: does the bot look for one there?")


@command.command("replaced")
@_database_file
@click.option("--remove", is_flag=True, help="Remove them, for good.")
def list_replaced(database: Path, *, remove: bool) -> None:
    """List the databases that restores have put aside; they hold what learners said."""
    found = backup.replaced(database)
    for path in found:
        click.echo(f"{'removed ' if remove else ''}{path} ({path.stat().st_size // 1024} KiB)")
        if remove:
            backup.remove(path)
    if not found:
        click.echo("nothing was put aside by a restore")


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"


def _contents(findings: Findings) -> str:
    return ", ".join(
        f"{count} {one if count == 1 else many}"
        for count, one, many in (
            (findings.learners, "learner", "learners"),
            (findings.reviews, "review", "reviews"),
            (findings.memories, "memory", "memories"),
        )
    )

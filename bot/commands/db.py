"""`viva db`: make a database, check it, copy it, and put a copy back."""

import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import click

from bot.config import settings
from state.audit import Findings
from state.file import audit, backup
from state.file.database import look
from state.privacy import restoring
from state.tables import mailbox, unreadable

_database = click.option(
    "--db",
    "database",
    type=click.Path(path_type=Path),
    callback=lambda _context, _option, path: settings(path).database,
    help="The database (default: $VIVA_DB, else viva.db).",
)


@click.group()
def command() -> None:
    """Look after the database that holds what learners remember."""


@command.command()
@_database
def init(database: Path) -> None:
    """Create an empty database."""
    backup.create(database)
    click.echo(f"created {database}")


@command.command()
@_database
def check(database: Path) -> None:
    """Look for contradictions: broken pages, references, memories, tallies."""
    findings = audit.inspect(database)
    for contradiction in findings.contradictions:
        click.echo(contradiction)
    if findings.contradictions:
        raise SystemExit(1)
    click.echo(f"sound: {_contents(findings)}")


@command.command()
@_database
@click.option("--bodies", is_flag=True, help="Show what came, too: it holds names and answers.")
def aside(database: Path, *, bodies: bool) -> None:
    """List the updates that were put aside: those that always failed, or cannot be read."""
    with closing(look(database)) as db:
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
@_database
@click.argument("target", type=click.Path(path_type=Path))
def back_up(database: Path, target: Path) -> None:
    """Copy the database to TARGET, which must be new; the bot may go on running."""
    findings = backup.backup(database, target)
    click.echo(f"backed up to {target}, and checked: {_contents(findings)}")


@command.command()
@_database
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


@command.command("replaced")
@_database
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

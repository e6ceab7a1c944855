"""`viva health`: is the bot alive? For a container's health check."""

import time
from pathlib import Path

import click

from bot.config import settings
from bot.telegram.app import health_path
from bot.telegram.health import STALE_SECONDS, age


@click.command()
@click.option("--db", type=click.Path(path_type=Path), help="The database (default: $VIVA_DB).")
def command(db: Path | None) -> None:
    """Say when the bot on this database last reached Telegram; exit code 1 if that is too long."""
    seconds = age(health_path(settings(db).database), time.time())
    if seconds is None:
        click.echo("never reached Telegram")
        raise SystemExit(1)
    click.echo(f"reached Telegram {seconds:.0f} s ago")
    if seconds > STALE_SECONDS:
        raise SystemExit(1)

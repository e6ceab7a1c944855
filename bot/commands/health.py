"""`viva health`: is the bot alive? For a container's health check."""

import time
from pathlib import Path

import click

from bot.config import settings
from bot.telegram.health import STALE_SECONDS, age, health_files


@click.command()
@click.option("--db", type=click.Path(path_type=Path), help="The database (default: $VIVA_DB).")
def command(db: Path | None) -> None:
    """Say when each bot on this database last reached Telegram; exit code 1 if that is too long."""
    database, now = settings(db).database, time.time()
    ages = {name: age(path, now) for name, path in health_files(database).items()}
    if not ages:
        click.echo("never reached Telegram")
    for name, seconds in sorted(ages.items()):
        reached = (
            "never reached Telegram" if seconds is None else f"reached Telegram {seconds:.0f} s ago"
        )
        click.echo(f"{name}: {reached}" if name else reached)
    if not ages or any(seconds is None or seconds > STALE_SECONDS for seconds in ages.values()):
        raise SystemExit(1)

"""`viva health`: is the bot alive? For a container's health check, and for whoever wonders."""

import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import click

from bot.config import settings
from bot.telegram.health import STALE_SECONDS, age, health_files
from state import watching
from state.errors import StateError
from state.file.database import look


@click.command()
@click.option("--db", type=click.Path(path_type=Path), help="The database (default: $VIVA_DB).")
def command(db: Path | None) -> None:
    """Say when each bot on this database last reached Telegram, and what waits.

    Exit code 1 if a bot has not reached Telegram for three minutes.
    """
    database, now = settings(db).database, time.time()
    ages = {name: age(path, now) for name, path in health_files(database).items()}
    if not ages:
        click.echo("never reached Telegram")
    for name, seconds in sorted(ages.items()):
        reached = (
            "never reached Telegram" if seconds is None else f"reached Telegram {seconds:.0f} s ago"
        )
        click.echo(f"{name}: {reached}" if name else reached)
    for line in _waiting(database, int(now)):
        click.echo(line)
    if not ages or any(seconds is None or seconds > STALE_SECONDS for seconds in ages.values()):
        raise SystemExit(1)


def _waiting(database: Path, now: int) -> Iterable[str]:
    """Say what waits in a database, of all bots together; nothing of one that cannot be read."""
    try:
        connection = look(database)
    except StateError:
        return
    with closing(connection) as db:
        for what, queues in (
            ("updates to work off", watching.updates(db).values()),
            ("letters to send", watching.letters(db).values()),
        ):
            if queues:
                oldest = max(0, now - min(queue.oldest for queue in queues))
                yield f"{sum(one.waiting for one in queues)} {what}, the oldest for {oldest} s"

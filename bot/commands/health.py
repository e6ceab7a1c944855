"""`viva health`: is the bot alive? For a container's health check, and for whoever wonders."""

import time
from collections.abc import Iterable
from contextlib import suppress

import click

from bot.commands.options import database_option
from bot.config import settings
from bot.telegram.health import STALE_SECONDS, age, health_files
from state import opening, watching
from state.errors import StateError
from state.opening import Place


@click.command()
@database_option
def command(db: Place | None) -> None:
    """Say when each bot on this database last reached Telegram, and what waits.

    Exit code 1 if a bot has not reached Telegram for three minutes.
    """
    chosen, now = settings(db), time.time()
    ages = {name: age(path, now) for name, path in health_files(chosen.beside).items()}
    if not ages:
        click.echo("never reached Telegram")
    for name, seconds in sorted(ages.items()):
        reached = (
            "never reached Telegram" if seconds is None else f"reached Telegram {seconds:.0f} s ago"
        )
        click.echo(f"{name}: {reached}" if name else reached)
    for line in _waiting(chosen.database, int(now)):
        click.echo(line)
    if not ages or any(seconds is None or seconds > STALE_SECONDS for seconds in ages.values()):
        raise SystemExit(1)


def _waiting(database: Place, now: int) -> Iterable[str]:
    """Say what waits in a database, of all bots together; nothing of one that cannot be read."""
    with suppress(StateError), opening.reading(database) as db:
        for what, queues in (
            ("updates to work off", watching.updates(db).values()),
            ("letters to send", watching.letters(db).values()),
        ):
            if queues:
                oldest = max(0, now - min(queue.oldest for queue in queues))
                yield f"{sum(one.waiting for one in queues)} {what}, the oldest for {oldest} s"

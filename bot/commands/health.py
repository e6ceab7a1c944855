"""`viva health`: is the bot alive? For a container's health check, and for whoever wonders."""

import time
from collections.abc import Iterable
from contextlib import suppress

import click

from bot.commands.options import database_option
from bot.config import settings
from bot.telegram.health import STALE_SECONDS, Age, age, health_files, worker_path
from state import opening, watching
from state.errors import StateError
from state.opening import Place, Server


@click.command()
@database_option
def command(db: Place | None) -> None:
    """Say when each bot on this database last reached Telegram, what waits and what is late.

    Exit code 1 if a bot has not reached Telegram for three minutes. On a server, where other
    workers may have all bots, also if the worker of this machine has not heard from it for so long.
    """
    chosen, now = settings(db), time.time()
    ages = {name: age(path, now) for name, path in health_files(chosen.beside).items()}
    if isinstance(chosen.database, Server):
        heard = age(worker_path(chosen.beside), now)
        click.echo(_said("heard from the database", heard))
        well = _is_fresh(heard)
    else:
        well = bool(ages)
        if not ages:
            click.echo(_said("reached Telegram", None))
    for name, since in sorted(ages.items()):
        reached = _said("reached Telegram", since)
        click.echo(f"{name}: {reached}" if name else reached)
    for line in _waiting(chosen.database, int(now)):
        click.echo(line)
    if not well or not all(map(_is_fresh, ages.values())):
        raise SystemExit(1)


def _said(what: str, since: Age | None) -> str:
    match since:
        case None:
            return f"never {what}"
        case Age(seconds, ever=True):
            return f"{what} {seconds:.0f} s ago"
        case Age(seconds):
            return f"never {what}, begun {seconds:.0f} s ago"


def _is_fresh(since: Age | None) -> bool:
    return since is not None and since.seconds <= STALE_SECONDS


def _waiting(database: Place, now: int) -> Iterable[str]:
    """Say what waits in a database and what is late, of all bots together, and who works on it.

    Nothing is said of a database that cannot be read.
    """
    with suppress(StateError), opening.reading(database) as db:
        for what, queues in (
            ("updates to work off", watching.updates(db).values()),
            ("letters to send", watching.letters(db).values()),
        ):
            if queues:
                oldest = max(0, now - min(queue.oldest for queue in queues))
                yield f"{sum(one.waiting for one in queues)} {what}, the oldest for {oldest} s"
        if late := watching.late(db, now):
            yield f"a reminder or a question of a group is {late} s late"
        if isinstance(database, Server):
            from state.postgres import leases  # noqa: PLC0415  # the driver, for those who have one

            count = leases.workers(db)
            yield f"{count} {'worker' if count == 1 else 'workers'} on the database"

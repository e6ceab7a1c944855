"""`viva run`: the bot on Telegram."""

import asyncio
import signal
from dataclasses import replace
from pathlib import Path

import click

from bot.commands.meaning import encoding_thread, meaning_option
from bot.config import TELEGRAM, ConfigError, settings
from bot.fleet import Fleet, Libraries, usable
from bot.grading.batch.known_sound import KnownSound
from bot.roster import Served, roster
from bot.telegram.app import Controls, ExitCode, RunOptions, run_bot
from bot.telegram.connection import session
from bot.telegram.housekeeper import Backups
from bot.telegram.rate_limiter import NO_LIMIT, UNLIMITED
from bot.telegram.redact import Redacting, start_logging
from bot.telegram.ticker import Watch
from bot.telegram.webhook import Address
from content.library import Library
from state.file.database import open_database
from state.file.lock import hold
from state.file.writer import Writer

HIGHEST_PORT = 65_535


@click.command()
@click.option("--api-url", default=TELEGRAM, show_default=True, help="Root of a Bot API server.")
@click.option(
    "--unlimited",
    is_flag=True,
    help="Send and answer as fast as we can: for a Bot API server of your own without limits.",
)
@click.option("--webhook", metavar="URL", help="Public https address; polling without it.")
@click.option(
    "--listen",
    default="127.0.0.1:8080",
    show_default=True,
    help="Where the proxy hands webhook calls on to this machine.",
)
@click.option("--db", type=click.Path(path_type=Path), help="The database (default: $VIVA_DB).")
@click.option("--content", type=click.Path(path_type=Path, exists=True), help="Topics to teach.")
@click.option(
    "--backup-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="Make a backup there each day; 7 days and 4 weeks are kept.",
)
@meaning_option
def command(  # noqa: PLR0913  # an option each
    *,
    api_url: str,
    unlimited: bool,
    webhook: str | None,
    listen: str,
    db: Path | None,
    content: Path | None,
    backup_dir: Path | None,
    no_meaning: bool,
) -> None:
    """Run the bot on Telegram, with the token in VIVA_TOKEN, until it is told to stop.

    SIGHUP reloads the content. Exit codes: 2 configuration, 3 token revoked, 4 another process is
    fetching this bot's updates.
    """
    chosen = settings(db, content)
    bots = roster(chosen)
    if not api_url.startswith(("https://", "http://")):
        raise ConfigError(f"--api-url {api_url}: write it like http://127.0.0.1:8081.")
    options = RunOptions(
        bots[0].token, chosen, api_url, webhook=_address(webhook, listen), backups=backup_dir
    )
    if webhook is not None and bots[0].name:
        raise ConfigError("--webhook serves one bot; leave it out, or VIVA_TOKENS.")
    if unlimited:
        options = replace(options, limits=UNLIMITED, flood=NO_LIMIT)
    log = start_logging(*(bot.token for bot in bots))
    library = None if bots[0].name else usable(chosen.content)
    known = KnownSound.of(chosen.database)
    options = replace(options, load=known.reload, look_over=known.look_over)
    with hold(chosen.database):
        writer = Writer(open_database(chosen.database))
        try:
            with encoding_thread(chosen.database, no_meaning=no_meaning) as encoder:
                options = replace(options, encoder=encoder)
                code = asyncio.run(_run(options, writer, library, log, known))
        finally:
            writer.close()
    raise SystemExit(code)


def _address(webhook: str | None, listen: str) -> Address | None:
    """Read where Telegram is to call us."""
    if webhook is None:
        return None
    if not webhook.startswith("https://"):
        raise ConfigError(f"--webhook {webhook}: Telegram calls only addresses with https://.")
    host, _, port = listen.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) <= HIGHEST_PORT:
        raise ConfigError(f"--listen {listen}: write it like 127.0.0.1:8080.")
    return Address(webhook, host, int(port))


async def _run(
    options: RunOptions,
    writer: Writer,
    library: Library | None,
    log: Redacting,
    known: KnownSound,
) -> ExitCode:
    """Run with the operator's signals as controls: one bot that teaches a library, or many."""
    controls = Controls()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, controls.stop.set)
    loop.add_signal_handler(signal.SIGINT, controls.stop.set)
    loop.add_signal_handler(signal.SIGHUP, controls.reload.set)
    try:
        if library is not None:
            return await run_bot(options, writer, library, controls)
        return await _run_many(options, writer, log, controls, known)
    finally:
        known.end()


async def _run_many(
    options: RunOptions, writer: Writer, log: Redacting, controls: Controls, known: KnownSound
) -> ExitCode:
    """Run every bot of the roster."""
    libraries = Libraries(options.encoder.ear if options.encoder else None, known)

    def bots() -> tuple[Served, ...]:
        served = roster(options.settings)
        for bot in served:
            log.hide(bot.token)
        return served

    async with session(connections=0) as http:
        watch = Watch(writer, now=options.clock, patience=options.patience)
        beside = [watch.run]
        if options.backups is not None:
            database = options.settings.database
            beside.append(Backups(database, options.backups, now=options.clock).run)
        shared = replace(
            options,
            backups=None,
            http=http,
            load=libraries.reload,
            look_over=libraries.look_over,
            taught=libraries.taught,
            watch=watch,
        )

        async def run(bot: Served, library: Library, controls: Controls) -> ExitCode:
            own = replace(shared, token=bot.token, settings=bot.settings, name=bot.name)
            return await run_bot(own, writer, library, controls)

        return await Fleet(bots, run, libraries, beside).serve(controls)

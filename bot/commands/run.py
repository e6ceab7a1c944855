"""`viva run`: the bot on Telegram."""

import asyncio
import signal
from dataclasses import replace
from pathlib import Path

import click

from bot.commands.meaning import encoding_thread, meaning_option
from bot.config import TELEGRAM, ConfigError, settings, token
from bot.telegram.app import Controls, ExitCode, RunOptions, run_bot
from bot.telegram.rate_limiter import NO_LIMIT, UNLIMITED
from bot.telegram.redact import start_logging
from bot.telegram.webhook import Address
from content.library import Library
from content.load import load_library
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
@meaning_option
def command(  # noqa: PLR0913  # an option each
    *,
    api_url: str,
    unlimited: bool,
    webhook: str | None,
    listen: str,
    db: Path | None,
    content: Path | None,
    no_meaning: bool,
) -> None:
    """Run the bot on Telegram, with the token in VIVA_TOKEN, until it is told to stop.

    SIGHUP reloads the content. Exit codes: 2 configuration, 3 token revoked, 4 another process is
    fetching this bot's updates.
    """
    secret = token()
    chosen = settings(db, content)
    if not api_url.startswith(("https://", "http://")):
        raise ConfigError(f"--api-url {api_url}: write it like http://127.0.0.1:8081.")
    options = RunOptions(secret, chosen, api_url, webhook=_address(webhook, listen))
    if unlimited:
        options = replace(options, limits=UNLIMITED, flood=NO_LIMIT)
    start_logging(secret)
    library = load_library(chosen.content)
    with hold(chosen.database):
        writer = Writer(open_database(chosen.database))
        try:
            with encoding_thread(chosen.database, no_meaning=no_meaning) as encoder:
                code = asyncio.run(_run(replace(options, encoder=encoder), writer, library))
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


async def _run(options: RunOptions, writer: Writer, library: Library) -> ExitCode:
    """Run with the operator's signals as controls."""
    controls = Controls()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, controls.stop.set)
    loop.add_signal_handler(signal.SIGINT, controls.stop.set)
    loop.add_signal_handler(signal.SIGHUP, controls.reload.set)
    return await run_bot(options, writer, library, controls)

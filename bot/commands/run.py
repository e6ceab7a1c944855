"""`viva run`: finds whatever prevents a start, and hands on to `serving` if nothing does."""

from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import click

from bot.commands.options import HIGHEST_PORT, content_option, database_option, meaning_option
from bot.config import TELEGRAM, Address, ConfigError, Wanted, settings
from bot.loading import loading
from bot.roster import Served, roster
from state import opening
from state.file import drafts
from state.file.lock import hold
from state.opening import Place, Server
from state.writer import Writer


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
@database_option
@content_option
@click.option(
    "--backup-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="Make a backup there each day; 7 days and 4 weeks are kept.",
)
@click.option(
    "--metrics", metavar="ADDRESS", help="Where Prometheus may read figures, as 127.0.0.1:9464."
)
@click.option("--log-json", "json_log", is_flag=True, help="Write the log as JSON.")
@meaning_option
def command(  # noqa: PLR0913  # an option each
    *,
    api_url: str,
    unlimited: bool,
    webhook: str | None,
    listen: str,
    db: Place | None,
    content: Path | None,
    backup_dir: Path | None,
    metrics: str | None,
    json_log: bool,
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
    wanted = Wanted(
        chosen,
        api_url,
        _address(webhook, listen),
        backup_dir,
        metrics=None if metrics is None else _host_and_port("--metrics", metrics),
        json_log=json_log,
        unlimited=unlimited,
        no_meaning=no_meaning,
    )
    match chosen.database:
        case Server(url=url):
            code = _on_server(wanted, bots, url)
        case Path() as path:
            code = _on_file(wanted, bots, path)
    raise SystemExit(code)


def _on_file(wanted: Wanted, bots: tuple[Served, ...], path: Path) -> int:
    """Run all bots on a file that nobody else works on."""
    with hold(path):
        drafts.clear(path.parent)
        with closing(Writer(opening.session(path))) as writer:
            with loading():  # only now: a start that is refused does not wait for it
                from bot.commands.running.serving import serve  # noqa: PLC0415

            return serve(wanted, bots, writer)


def _on_server(wanted: Wanted, bots: tuple[Served, ...], url: str) -> int:
    """Run our share of the bots on a server, as one worker of perhaps several."""
    if wanted.backups is not None:
        raise ConfigError(
            "--backup-dir copies a file; docs/run-on-postgresql.md says how to save a server."
        )
    with opening.with_driver():
        from state.postgres.session import open_session  # noqa: PLC0415
    session = open_session(url)
    with loading():
        from bot.commands.running.working import work  # noqa: PLC0415

    return work(wanted, bots, session)


def _address(webhook: str | None, listen: str) -> Address | None:
    """Read where Telegram is to call us; what makes no sense is refused even if nobody listens."""
    host, port = _host_and_port("--listen", listen)
    if webhook is None:
        return None
    if not webhook.startswith("https://"):
        raise ConfigError(f"--webhook {webhook}: Telegram calls only addresses with https://.")
    if not _has_host(webhook):
        raise ConfigError(f"--webhook {webhook}: write it like https://viva.example.org/hook.")
    return Address(webhook, host, port)


def _has_host(url: str) -> bool:
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:  # a bracket that is not closed
        return False


def _host_and_port(option: str, address: str) -> tuple[str, int]:
    """Read an address, that of IPv6 in brackets: [::1]:8080."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) <= HIGHEST_PORT:
        raise ConfigError(f"{option} {address}: write it like 127.0.0.1:8080.")
    return host.removeprefix("[").removesuffix("]"), int(port)

"""`viva play`: the real bot in a browser, with no token and no account."""

import asyncio
import contextlib
import signal
import time
import webbrowser
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Protocol

import click
from msgspec import Struct

from bot.commands.meaning import encoding_thread
from bot.commands.options import PORT, content_option, meaning_option
from bot.config import ConfigError, Secret, Settings, settings
from bot.engine.encoding import EncodingThread
from bot.playground.clock import PlayClock
from bot.playground.local import LocalBotApi
from bot.playground.web.cast import set_scene
from bot.playground.web.page_server import PageServer
from bot.playground.web.requests import PageDesk
from bot.playground.web.snapshot import ForeignFile, Keeper, newest, restore
from bot.playground.web.transcript import Transcript
from bot.playground.world.world import World
from bot.telegram.app import ExitCode, run_bot
from bot.telegram.options import Controls, RunOptions
from bot.telegram.redact import start_logging
from bot.views.drill.why import why_lines
from content.complaint import ContentError
from content.library import Library
from content.load import load_library
from state import opening
from state.file.lock import hold
from state.records.learners import Role, Who
from state.tables import attempts, roles
from state.tables.memory import memories
from state.values import replace
from state.writer import Writer

DIALOGUES = Path("tests/dialogues")
"""Where a checkout keeps its dialogues; elsewhere they go into the current folder."""


@click.command()
@click.option(
    "--port",
    type=PORT,
    default=8123,
    show_default=True,
    help="The port on this machine; 0 for any.",
)
@click.option("--open/--no-open", "show", default=True, help="Open the page in a browser.")
@click.option("--db", type=click.Path(path_type=Path), help="The database (default: viva-play.db).")
@content_option
@meaning_option
def command(
    port: int, db: Path | None, content: Path | None, *, show: bool, no_meaning: bool
) -> None:
    """Run the bot on a Telegram of its own, on this machine, with a chat page to try it in.

    Chats and progress are kept beside the database; delete both files to start afresh.
    """
    chosen = settings(db or Path("viva-play.db"), content)
    page = Page(port, show=show, no_meaning=no_meaning)
    raise SystemExit(play(chosen, load_library(chosen.content), page))


class Watch(Protocol):
    """Loads content again when it changes, and says what is wrong with it."""

    def load(self, library: Library, content: Path) -> tuple[Library, ContentError | None]:
        """Load the content again; runs in a thread of its own."""

    async def run(self, controls: Controls, complain: Callable[[list[str]], None]) -> None:
        """Ask for it each time something has changed, until cancelled."""


class Page(Struct, frozen=True):
    """How the page is to be served."""

    port: int
    show: bool
    """Whether a browser is opened."""
    no_meaning: bool
    watch: Watch | None = None
    """Looks after content that is being written."""


def play(chosen: Settings, library: Library, page: Page) -> ExitCode:
    """Run the bot and its page until they are stopped."""
    with (
        hold(chosen.beside),
        contextlib.closing(Writer(opening.session(chosen.database, create=True))) as writer,
        encoding_thread(chosen.beside, no_meaning=page.no_meaning) as encoder,
    ):
        return asyncio.run(_play(chosen, writer, library, encoder, page))


async def _play(
    chosen: Settings, writer: Writer, library: Library, encoder: EncodingThread | None, asked: Page
) -> ExitCode:
    """Start the server and the page, run the bot on them, and keep the chats."""
    clock = PlayClock()
    path = world_path(chosen.beside)
    api = _local_telegram(path, clock, writer)
    page = PageServer(_desk(api, clock, chosen, writer))
    start_logging(Secret(api.token))
    try:
        await api.start(asked.port)
    except OSError as error:
        raise ConfigError(
            f"port {asked.port} cannot be used ({error.strerror}); try --port 0."
        ) from None
    controls = _controls()
    _say(page.url, show=asked.show, is_kept=asked.watch is None)
    async with Keeper(api.world, path):
        try:
            options = RunOptions(Secret(api.token), chosen, api.url, clock, encoder=encoder)
            async with _watching(asked.watch, controls, page):
                if asked.watch:
                    options = replace(options, load=asked.watch.load)
                return await run_bot(options, writer, library, controls)
        finally:
            await api.stop()


def _local_telegram(path: Path, clock: PlayClock, writer: Writer) -> LocalBotApi:
    """Give Telegram as it was left, or a new one with its people, of whom one is the tutor."""
    world = _restored(path, clock)
    api = LocalBotApi(clock=clock, world=world, rates=True)
    if world is None:
        tutor = Who(api.world.bot.id, set_scene(api.world).id)
        writer.do(lambda db: roles.give(db, tutor, Role.TUTOR))
    api.world.updates.last_id = max(api.world.updates.last_id, int(time.time()))
    return api


@contextlib.asynccontextmanager
async def _watching(
    watch: Watch | None, controls: Controls, page: PageServer
) -> AsyncIterator[None]:
    """Keep an eye on the content beside the bot."""
    if watch is None:
        yield
        return
    watching = asyncio.create_task(watch.run(controls, page.complain))
    try:
        yield
    finally:
        watching.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watching


def _restored(path: Path, clock: PlayClock) -> World | None:
    """Read the chats of the last time, if there are any, and go on from when they ended."""
    if not path.exists():
        return None
    try:
        world = restore(path, clock)
    except ForeignFile:
        raise ConfigError(f"{path} does not hold the chats of a playground.") from None
    clock.catch_up(newest(world))
    return world


def _desk(api: LocalBotApi, clock: PlayClock, chosen: Settings, writer: Writer) -> PageDesk:
    return PageDesk(
        api=api,
        clock=clock,
        zone=chosen.zone,
        transcript=Transcript(api.world),
        insight=Insight(api.world, writer),
        dialogues=DIALOGUES if DIALOGUES.is_dir() else Path(),
    )


def _controls() -> Controls:
    controls = Controls()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, controls.stop.set)
    return controls


def _say(url: str, *, show: bool, is_kept: bool) -> None:
    click.echo(f"The playground: {url}")
    kept = "the chats are kept" if is_kept else "nothing of it is kept"
    click.echo(f"Ctrl-C stops it; {kept}.")
    if show:
        with contextlib.suppress(webbrowser.Error):
            webbrowser.open(url)


def world_path(database: Path) -> Path:
    """Where the chats are kept: beside the database."""
    return database.with_suffix(".world.json")


class Insight(Struct, frozen=True):
    """What is stored of a learner, for the page's "why"."""

    world: World
    writer: Writer

    def why(self, person: int) -> list[tuple[str, str]]:
        """The last verdict and the memory it left."""
        who = Who(self.world.bot.id, person)
        attempt = self.writer.do(lambda db: attempts.last(db, who))
        if attempt is None:
            return []
        memory = self.writer.do(lambda db: memories.of_item(db, who, attempt.item))
        return why_lines(attempt, memory)

    def items(self, person: int) -> list[str]:
        """The items that the learner has met."""
        who = Who(self.world.bot.id, person)
        met = {memory.item for memory in self.writer.do(lambda db: memories.all_of(db, who))}
        attempt = self.writer.do(lambda db: attempts.last(db, who))
        return sorted(met | ({attempt.item} if attempt else set()))

"""Runs one bot, or all bots of a roster, until the operator's signals say otherwise."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, nullcontext
from typing import TYPE_CHECKING

from msgspec import Struct

from bot.commands.meaning import encoding_thread
from bot.config import Address, Wanted
from bot.counts import Counts
from bot.fleet import Fleet, Libraries, Runner, Upkeep, usable
from bot.giving_way import GivingWay
from bot.grading.batch.known_sound import KnownSound
from bot.roster import Served, roster
from bot.telegram.app import ExitCode, run_bot
from bot.telegram.connection import session
from bot.telegram.health import forget_others, worker_path
from bot.telegram.options import Controls, RunOptions
from bot.telegram.rate_limiter import NO_LIMIT, UNLIMITED
from bot.telegram.redact import Redacting, start_logging
from bot.telegram.upkeep.housekeeper import Backups
from bot.telegram.upkeep.ticker import Watch
from content.library import Library
from state.opening import Server
from state.sql import Connection
from state.values import replace
from state.writer import Writer

if TYPE_CHECKING:
    from bot.forgotten import Forgotten
    from bot.leased import Leased
    from bot.telegram.receiving.webhook import Listener
    from state.postgres.session import PostgresSession

LOST = 75
"""Exit code where the server has gone: EX_TEMPFAIL of sysexits.h."""

Counted = Callable[[str, int], Counts]
"""Gives where a bot counts what it does, by its name and its number."""


def serve(
    wanted: Wanted,
    bots: tuple[Served, ...],
    writer: Writer,
    server: "PostgresSession | None" = None,
) -> ExitCode:
    """Run until told to stop; gives the exit code, which is LOST when the server is lost.

    On a server that other workers may share, our share of the bots is run.

    Raises ContentError if a single bot has no topic without a fault to teach, and ConfigError if
    the address for Prometheus is taken.
    """
    log = start_logging(*(bot.token for bot in bots), as_json=wanted.json_log)
    beside = wanted.settings.beside
    forget_others(beside, [bot.name for bot in bots])
    alone = not bots[0].name and server is None
    library = usable(wanted.settings.content) if alone else None
    giving_way = GivingWay(writer)
    known = KnownSound.of(beside, giving_way.rest)
    with (
        _monitoring(wanted, writer) as counted,
        encoding_thread(beside, no_meaning=wanted.no_meaning) as encoder,
    ):
        # Of many bots most are idle: keys of topics that nobody asks for would only take memory.
        options = replace(
            _options(wanted, bots[0], known),
            encoder=encoder,
            giving_way=giving_way,
            keys_ahead=alone,
        )
        serving = _Serving(options, writer, log, known, giving_way, counted, server)
        return asyncio.run(serving.run(bots[0], library))


@contextmanager
def _monitoring(wanted: Wanted, writer: Writer) -> Iterator[Counted]:
    """Let Prometheus read what the bots count, if that is wanted."""
    if wanted.metrics is None:
        yield lambda _name, _number: Counts()
        return
    # Prometheus's client is loaded for those who want it.
    from bot.monitoring import Monitor, served  # noqa: PLC0415

    monitor = Monitor(writer, wanted.settings.beside, time.time, _workers(wanted))
    with served(monitor, *wanted.metrics):
        yield monitor.watch


def _workers(wanted: Wanted) -> Callable[[Connection], int] | None:
    """Give what counts the workers on a server; a file has no others."""
    if not isinstance(wanted.settings.database, Server):
        return None
    from state.postgres import leases  # noqa: PLC0415  # the driver, for those who have a server

    return leases.workers


def _listening(webhook: Address | None) -> AbstractAsyncContextManager["Listener | None"]:
    """Listen for what Telegram brings to all bots, if it does."""
    if webhook is None:
        return nullcontext()
    from bot.telegram.receiving.webhook import listening  # noqa: PLC0415  # a server, which few need

    return listening(webhook)


def _options(wanted: Wanted, first: Served, known: KnownSound) -> RunOptions:
    options = RunOptions(
        first.token,
        wanted.settings,
        wanted.api_url,
        webhook=wanted.webhook,
        backups=wanted.backups,
        load=known.reload,
        look_over=known.look_over,
    )
    return replace(options, limits=UNLIMITED, flood=NO_LIMIT) if wanted.unlimited else options


class _Serving(Struct, frozen=True):
    """All that the bots of one process share."""

    options: RunOptions
    writer: Writer
    log: Redacting
    known: KnownSound
    giving_way: GivingWay
    counted: Counted
    server: "PostgresSession | None"

    async def run(self, first: Served, library: Library | None) -> ExitCode:
        """Run with the operator's signals as controls: one bot that teaches a library, or many."""
        controls = Controls()
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, controls.stop.set)
        loop.add_signal_handler(signal.SIGINT, controls.stop.set)
        loop.add_signal_handler(signal.SIGHUP, controls.reload.set)
        try:
            if library is None:
                return await self._run_many(controls)
            options = replace(self.options, counts=self.counted("", first.number))
            return await run_bot(options, self.writer, library, controls)
        finally:
            self.giving_way.end()

    async def _run_many(self, controls: Controls) -> ExitCode:
        """Run every bot of the roster, or our share of them."""
        options, lost = self.options, asyncio.Event()
        forgotten = self._forgotten()
        leased = self._leased(lost, forgotten)
        libraries = Libraries(options.encoder.ear if options.encoder else None, self.known)
        async with (
            session(connections=0) as http,
            _listening(options.webhook) as listener,
        ):
            watch = Watch(self.writer, now=options.clock, patience=options.patience)
            shared = replace(
                options,
                backups=None,
                http=http,
                listener=listener,
                load=libraries.reload,
                look_over=libraries.look_over,
                taught=libraries.taught,
                watch=watch,
                may_send=leased.may_send if leased else options.may_send,
            )
            fleet = Fleet(
                self._roster,
                self._runner(shared),
                libraries,
                self._beside(watch, leased, forgotten),
                shares=leased,
            )
            own = replace(controls, stop=asyncio.Event())
            async with _set_by(own.stop, controls.stop, lost):
                code = await fleet.serve(own)
        return LOST if lost.is_set() and not controls.stop.is_set() else code

    def _forgotten(self) -> "Forgotten | None":
        """Give what keeps the list of erasures of a server; raises a `StateError`."""
        if self.server is None:
            return None
        from bot.forgotten import Forgotten  # noqa: PLC0415  # for those who have a server

        return Forgotten(self.writer, self.options.settings.beside)

    def _leased(self, lost: asyncio.Event, forgotten: "Forgotten | None") -> "Leased | None":
        """Give what takes our share of the bots on a server."""
        if self.server is None or forgotten is None:
            return None
        from bot.leased import Leased  # noqa: PLC0415  # the driver, for those who have a server

        path = worker_path(self.options.settings.beside)
        return Leased(self.server, self.writer, lost, path, forgotten.erase_again)

    def _runner(self, shared: RunOptions) -> Runner:
        """Give what runs one bot with all that they share."""

        async def run(bot: Served, library: Library, controls: Controls) -> ExitCode:
            counts = self.counted(bot.name, bot.number)
            own = replace(
                shared, token=bot.token, settings=bot.settings, name=bot.name, counts=counts
            )
            return await run_bot(own, self.writer, library, controls)

        return run

    def _beside(
        self, watch: Watch, leased: "Leased | None", forgotten: "Forgotten | None"
    ) -> list[Upkeep]:
        """Give what goes on for all bots at once."""
        options = self.options
        own = (watch, leased, forgotten)
        beside: list[Upkeep] = [one.run for one in own if one is not None]
        if options.backups is not None:
            database = options.settings.beside
            beside.append(Backups(database, options.backups, now=options.clock).run)
        return beside

    def _roster(self) -> tuple[Served, ...]:
        """Read the roster again; what is new in it must not be logged either."""
        served = roster(self.options.settings)
        for bot in served:
            self.log.hide(bot.token)
        return served


@asynccontextmanager
async def _set_by(event: asyncio.Event, *others: asyncio.Event) -> AsyncIterator[None]:
    """Set an event as soon as one of others is, for as long as the block runs."""

    async def follow(other: asyncio.Event) -> None:
        await other.wait()
        event.set()

    following = [asyncio.create_task(follow(one)) for one in others]
    try:
        yield
    finally:
        for one in following:
            one.cancel()

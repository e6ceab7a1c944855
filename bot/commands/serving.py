"""Runs one bot, or all bots of a roster, until the operator's signals say otherwise."""

import asyncio
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.commands.meaning import encoding_thread
from bot.config import Address, Wanted
from bot.counts import Counts
from bot.fleet import Fleet, Libraries, usable
from bot.grading.batch.known_sound import KnownSound
from bot.roster import Served, roster
from bot.telegram.app import ExitCode, run_bot
from bot.telegram.connection import session
from bot.telegram.housekeeper import Backups
from bot.telegram.options import Controls, RunOptions
from bot.telegram.rate_limiter import NO_LIMIT, UNLIMITED
from bot.telegram.redact import Redacting, start_logging
from bot.telegram.ticker import Watch
from content.library import Library
from state.writer import Writer

if TYPE_CHECKING:
    from bot.telegram.webhook import Listener

Counted = Callable[[str, int], Counts]
"""Gives where a bot counts what it does, by its name and its number."""


def serve(wanted: Wanted, bots: tuple[Served, ...], writer: Writer) -> ExitCode:
    """Run until told to stop; gives the exit code.

    Raises ContentError if a single bot has no topic without a fault to teach, and ConfigError if
    the address for Prometheus is taken.
    """
    log = start_logging(*(bot.token for bot in bots), as_json=wanted.json_log)
    database = wanted.settings.database
    library = None if bots[0].name else usable(wanted.settings.content)
    known = KnownSound.of(database)
    with (
        _monitoring(wanted, writer) as counted,
        encoding_thread(database, no_meaning=wanted.no_meaning) as encoder,
    ):
        options = replace(_options(wanted, bots[0], known), encoder=encoder)
        serving = _Serving(options, writer, log, known, counted)
        return asyncio.run(serving.run(bots[0], library))


@contextmanager
def _monitoring(wanted: Wanted, writer: Writer) -> Iterator[Counted]:
    """Let Prometheus read what the bots count, if that is wanted."""
    if wanted.metrics is None:
        yield lambda _name, _number: Counts()
        return
    # Prometheus's client is loaded for those who want it.
    from bot.monitoring import Monitor, served  # noqa: PLC0415

    monitor = Monitor(writer, wanted.settings.database, time.time)
    with served(monitor, *wanted.metrics):
        yield monitor.watch


def _listening(webhook: Address | None) -> AbstractAsyncContextManager["Listener | None"]:
    """Listen for what Telegram brings to all bots, if it does."""
    if webhook is None:
        return nullcontext()
    from bot.telegram.webhook import listening  # noqa: PLC0415  # a server, which few need

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


@dataclass(frozen=True, slots=True)
class _Serving:
    """All that the bots of one process share."""

    options: RunOptions
    writer: Writer
    log: Redacting
    known: KnownSound
    counted: Counted

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
            self.known.end()

    async def _run_many(self, controls: Controls) -> ExitCode:
        """Run every bot of the roster."""
        options = self.options
        libraries = Libraries(options.encoder.ear if options.encoder else None, self.known)
        async with (
            session(connections=0) as http,
            _listening(options.webhook) as listener,
        ):
            watch = Watch(self.writer, now=options.clock, patience=options.patience)
            beside = [watch.run]
            if options.backups is not None:
                database = options.settings.database
                beside.append(Backups(database, options.backups, now=options.clock).run)
            shared = replace(
                options,
                backups=None,
                http=http,
                listener=listener,
                load=libraries.reload,
                look_over=libraries.look_over,
                taught=libraries.taught,
                watch=watch,
            )

            async def run(bot: Served, library: Library, controls: Controls) -> ExitCode:
                own = replace(
                    shared,
                    token=bot.token,
                    settings=bot.settings,
                    name=bot.name,
                    counts=self.counted(bot.name, bot.number),
                )
                return await run_bot(own, self.writer, library, controls)

            return await Fleet(self._roster, run, libraries, beside).serve(controls)

    def _roster(self) -> tuple[Served, ...]:
        """Read the roster again; what is new in it must not be logged either."""
        served = roster(self.options.settings)
        for bot in served:
            self.log.hide(bot.token)
        return served

"""Runs one bot, or all bots of a roster, until the operator's signals say otherwise."""

import asyncio
import signal
from dataclasses import replace

from bot.commands.meaning import encoding_thread
from bot.config import Wanted
from bot.fleet import Fleet, Libraries, usable
from bot.grading.batch.known_sound import KnownSound
from bot.roster import Served, roster
from bot.telegram.app import Controls, ExitCode, RunOptions, run_bot
from bot.telegram.connection import session
from bot.telegram.housekeeper import Backups
from bot.telegram.rate_limiter import NO_LIMIT, UNLIMITED
from bot.telegram.redact import Redacting, start_logging
from bot.telegram.ticker import Watch
from content.library import Library
from state.file.writer import Writer


def serve(wanted: Wanted, bots: tuple[Served, ...], writer: Writer) -> ExitCode:
    """Run until told to stop; gives the exit code.

    Raises ContentError if a single bot has no topic without a fault to teach.
    """
    log = start_logging(*(bot.token for bot in bots))
    library = None if bots[0].name else usable(wanted.settings.content)
    known = KnownSound.of(wanted.settings.database)
    options = _options(wanted, bots[0], known)
    with encoding_thread(wanted.settings.database, no_meaning=wanted.no_meaning) as encoder:
        options = replace(options, encoder=encoder)
        return asyncio.run(_run(options, writer, library, log, known))


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

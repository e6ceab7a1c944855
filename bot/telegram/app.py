"""The bot on Telegram, put together: receiver -> inbox -> handlers -> engine -> outbox -> sender.

Everything that runs is started here, and stopped here in the order in which nothing is lost: first
no more updates are fetched, then those under way are finished, then what they said is sent as far
as time allows. What is left waits in the database.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from telegram.error import InvalidToken
from telegram.ext import BaseHandler

from bot.engine.files.attachments import Attachments
from bot.engine.inline import InlineLists
from bot.engine.languages import Languages
from bot.engine.reloading import Load, Reloading
from bot.telegram.api import BotApi
from bot.telegram.beside.excuses import Excuses
from bot.telegram.beside.inline import InlineQueries
from bot.telegram.connection import App, connected, introduce, set_menus, unless_stopped
from bot.telegram.engines import Engines, engines
from bot.telegram.handlers.files import Files
from bot.telegram.handlers.groups import GroupHandlers
from bot.telegram.handlers.private import Handlers
from bot.telegram.health import Health, begin, health_path
from bot.telegram.options import Controls, RunOptions
from bot.telegram.rate_limiter import RateLimiter
from bot.telegram.receiving.inbox import Inbox
from bot.telegram.receiving.intake import Intake, TokenRevoked
from bot.telegram.receiving.receiver import Receiver, SecondPoller
from bot.telegram.sending.sender import Sender
from bot.telegram.shared import Shared
from bot.telegram.upkeep.housekeeper import Backups, Housekeeper
from bot.telegram.upkeep.ticker import Ticker
from content.library import Library
from state.awaiting import awaited
from state.records.mail import Arrival, Posting
from state.sql import Connection
from state.tables import mailbox
from state.writer import Writer

if TYPE_CHECKING:
    from bot.telegram.receiving.webhook import Webhook

log = logging.getLogger(__name__)

ExitCode = int
STOPPED, REVOKED, NOT_ALONE = 0, 3, 4


async def run_bot(
    options: RunOptions, writer: Writer, library: Library, controls: Controls
) -> ExitCode:
    """Run until told to stop; returns the exit code and has said in the log why it ended.

    0 is a stop that was asked for, 3 a token that Telegram does not know, 4 another process that
    fetches this bot's updates.
    """
    path = health_path(options.settings.beside, options.name)
    begin(path)
    health = Health(path)
    try:
        connection = connected(options.api_url, options.token, options.http)
        async with connection as (api, application):
            introduction = introduce(application, health, options.patience.retry)
            if await unless_stopped(controls.stop, introduction):
                itself = application.bot.bot
                ours = await asyncio.to_thread(engines, options, itself, writer, library)
                bot = _Bot(options, api, application, writer, ours, health)
                await bot.run(controls)
    except InvalidToken:
        log.critical("Telegram does not know this token. Ask @BotFather for the current one.")
        return REVOKED
    except TokenRevoked:
        log.critical("Telegram no longer knows this token. Ask @BotFather for the current one.")
        return REVOKED
    except SecondPoller:
        log.critical("another process fetches this bot's updates; stopping.")
        return NOT_ALONE
    log.info("told to stop")
    return STOPPED


class _Bot:
    """The parts of one running bot."""

    def __init__(
        self,
        options: RunOptions,
        api: BotApi,
        application: App,
        writer: Writer,
        ours: Engines,
        health: Health,
    ) -> None:
        self._options = options
        self._shared = Shared(
            application.bot.id, writer, options.clock, options.patience, options.counts
        )
        self._api = api
        self._application = application
        self._engine, self._groups = ours.private, ours.groups
        self._languages = ours.languages
        disk = self._engine.curriculum.published.disk
        self._reloading = Reloading(self._engine, disk, options.settings.content)
        self._sender = self._sending()
        now, pause = self._shared.now, self._until_due
        self._ticker = Ticker(self._engine, self._groups, self._sender, now=now, pause=pause)
        self._excuses = self._excusing()
        self._inbox = self._receiving()
        self._inline = self._listing()
        intake = Intake(
            self._shared, self._inbox.put, answer=self._inline.put, excuse=self._excuses.make
        )
        self._receiver = self._way_in(intake, health)
        application.add_handlers(self._handlers())
        application.add_error_handler(self._inbox.note_error)

    def _way_in(self, intake: Intake, health: Health) -> "Receiver | Webhook":
        options, patience = self._options, self._options.patience
        if options.webhook is None:
            return Receiver(self._api, intake, health, patience=patience)
        from bot.telegram.receiving.webhook import Webhook  # noqa: PLC0415  # a server, which few need

        return Webhook(
            self._api,
            intake,
            health,
            options.webhook,
            patience=patience,
            name=options.name,
            listener=options.listener,
        )

    def _sending(self) -> Sender:
        chosen, teaching = self._options.settings, self._engine.curriculum.teaching
        reading, bot_id = self._shared.writer.reading, self._shared.bot_id
        files = Attachments(reading, bot_id, lambda: teaching().library, chosen.content)
        return Sender(
            self._shared,
            self._api,
            RateLimiter(self._options.limits, time.monotonic),
            make=files.make,
            groups=self._groups,
            may_send=self._options.may_send,
        )

    def _excusing(self) -> Excuses:
        limiter = RateLimiter(self._options.limits, time.monotonic)
        return Excuses(self._api, limiter, self._engine.excuse, self._options.may_send)

    def _listing(self) -> InlineQueries:
        shared = self._shared
        zone, taught = self._options.settings.zone, self._engine.curriculum.beside_turns
        languages = Languages(self._languages, self._options.settings.language)
        lists = InlineLists(shared.writer.reading, shared.bot_id, zone, languages, taught)
        name = self._application.bot.bot.username or ""
        return InlineQueries(self._api, lists, name, shared.now)

    def _receiving(self) -> Inbox:
        return Inbox(
            self._shared,
            self._application,
            self._sender,
            self._engine.trouble,
            self._excuses,
            self._options.flood,
        )

    def _handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        files = Files(self._api, self._engine.workshop)
        private = Handlers(self._shared, self._engine, self._sender, files)
        bot = self._application.bot.bot
        groups = GroupHandlers(self._shared, self._groups, self._sender, bot)
        return [*groups.all(), *private.all()]

    async def run(self, controls: Controls) -> None:
        """Take up what was left, receive until told to stop, and stop in good order.

        Raises TokenRevoked or SecondPoller, when everything has stopped.
        """
        await self._take_up()
        background = (*self._upkeep(), lambda: self._reload_when(controls.reload))
        pause = self._options.patience.longest_pause
        working = asyncio.gather(self._get_ready(), *(for_ever(work, pause) for work in background))
        try:
            await unless_stopped(controls.stop, self._receiver.run())
        finally:
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)
            loop = asyncio.get_running_loop()
            deadline = loop.time() + self._options.patience.stop
            await self._inline.stop(loop.time())
            await self._inbox.stop(deadline)
            await self._excuses.stop(loop.time())
            await self._sender.stop(deadline)

    async def _get_ready(self) -> None:
        """Do what the first poll need not wait for: first what the next turns would wait for."""
        await asyncio.to_thread(self._engine.read_ahead)
        await set_menus(self._api, self._application.bot.username, self._languages)
        if self._options.giving_way is not None:
            await self._options.giving_way.through(
                self._engine.preparing(keys=self._options.keys_ahead)
            )
        await self._look_over()

    def _upkeep(self) -> list[Callable[[], Coroutine[Any, Any, None]]]:
        """Give what has to be done by the clock."""
        options = self._options
        keeper = Housekeeper(self._shared.writer, self._shared.bot_id, now=self._shared.now)
        upkeep = [keeper.run, self._ticker.run]
        if options.backups is not None:
            upkeep.append(Backups(options.settings.beside, options.backups, now=options.clock).run)
        return upkeep

    async def _until_due(self) -> None:
        if (watch := self._options.watch) is not None:
            await watch.wait(self._shared.bot_id)
        else:
            await asyncio.sleep(self._options.patience.tick)

    async def _take_up(self) -> None:
        """Send and work off what the last run left behind."""
        bot_id = self._shared.bot_id

        def left(db: Connection) -> tuple[list[Posting], list[Arrival]]:
            return mailbox.unsent(db, bot_id), mailbox.unworked(db, bot_id)

        postings, arrivals = await awaited(self._shared.writer.submit(left))
        self._sender.put(postings)
        for arrival in arrivals:
            self._inbox.put(arrival)

    async def _reload_when(self, asked: asyncio.Event) -> None:
        while True:
            await asked.wait()
            asked.clear()
            await self._take_up_content(self._options.load)

    async def _look_over(self) -> None:
        """Go through what is taught, which takes some seconds where it is new."""
        if self._options.look_over is not None:
            await self._take_up_content(self._options.look_over, unless_same=True)

    async def _take_up_content(self, load: Load, *, unless_same: bool = False) -> None:
        now = self._shared.now()
        await asyncio.to_thread(self._reloading.take_up, load, now, unless_same=unless_same)


async def for_ever(work: Callable[[], Coroutine[Any, Any, None]], pause: float) -> None:
    """Do what never ends by itself; should an error end it, say so and begin again."""
    while True:
        try:
            await work()
        except (asyncio.CancelledError, KeyboardInterrupt, SystemExit):
            raise
        except BaseException:  # a panic of a library is no Exception
            log.exception("ended by an error nobody foresaw; begun again in %s s", pause)
        await asyncio.sleep(pause)

"""Many bots in one process: each runs by itself, and they share what can be shared.

Shared are the database and the thread that writes it, the HTTP session, the encoder, and the
topics of one folder. A bot that ends (its token revoked, faults in its content) ends alone and is
said in the log; the others go on. What may pass by itself (an error nobody foresaw, another process
that fetches its updates) is tried again after a pause, as a supervisor would start a single bot
again. When the operator asks for it, the roster is read again: who is new is started, who is gone
is stopped, who has another token is stopped and started, and everybody loads the content again.
Where several processes share one database, each runs its share of the roster (`bot.leased`).
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from contextvars import copy_context
from pathlib import Path
from threading import Lock
from typing import Any

from msgspec import Struct, field

from bot.config import ConfigError
from bot.engine.reloading import say_faults
from bot.grading.batch.known_sound import KnownSound
from bot.grading.meaning.ear import Ears
from bot.roster import Served
from bot.shares import Everything, Shares
from bot.telegram.app import NOT_ALONE, STOPPED, ExitCode, for_ever
from bot.telegram.health import begin, health_path
from bot.telegram.options import Controls
from bot.telegram.patience import PATIENCE
from bot.telegram.redact import speaking
from bot.tutor.model.teaching import Teaching
from content.complaint import ContentError
from content.library import NOTHING, Library
from content.load import reload

log = logging.getLogger(__name__)

Runner = Callable[[Served, Library, Controls], Awaitable[ExitCode]]
"""Runs one bot that teaches a library, until its controls stop it."""

Upkeep = Callable[[], Coroutine[Any, Any, None]]
"""Goes on for as long as any bot runs."""

CONTENT, CONFIGURATION, CRASHED = 1, 2, 70
"""Exit codes of a bot that did not end by itself; the last is EX_SOFTWARE of sysexits.h."""

PASSING = {NOT_ALONE, CRASHED}
"""Those of a bot that may run again though nobody has mended anything."""


class Libraries:
    """The topics of every folder, read once for all bots that teach it."""

    def __init__(self, ear: Ears | None = None, known: KnownSound | None = None) -> None:
        self._known = known
        self._looked_over: set[Path] = set()
        self._read: dict[Path, Library] = {}
        self._taught: list[Teaching] = []
        self._ear = ear
        self._loading = Lock()
        """Held for as long as topics are read or checked; nobody may wait for it who answers."""
        self._compiling = Lock()

    def of(self, folder: Path) -> Library:
        """Give the topics of a folder that have no fault; raises ContentError if none is left."""
        return self._read.get(folder) or self._read.setdefault(folder, usable(folder))

    def reload(self, library: Library, folder: Path) -> tuple[Library, ContentError | None]:
        """Do what `content.load.reload` does, for all bots that teach the folder at once."""
        with self._loading:
            if self._read.get(folder, library) is library:
                load = self._known.reload if self._known else reload
                self._read[folder], error = load(library, folder)
                return self._read[folder], error
            return self._read[folder], None

    def look_over(self, library: Library, folder: Path) -> tuple[Library, ContentError | None]:
        """Check all that is in a folder, once for all bots that teach it."""
        with self._loading:
            if folder in self._looked_over or self._known is None:
                return self._read.get(folder, library), None
            self._looked_over.add(folder)
            self._read[folder], error = self._known.look_over(library, folder)
            return self._read[folder], error

    def taught(self, library: Library) -> Teaching:
        """Give a library with its keys, compiled once for all bots that teach it.

        Where markers have judged answers to a topic, its bot goes on with a copy of its own.
        """
        with self._compiling:
            for known in self._taught:
                if known.library is library:
                    return known
            made = Teaching.of(library, ear=self._ear)
            in_use = tuple(self._read.values())
            self._taught = [one for one in self._taught if one.library in in_use] + [made]
            return made


def usable(folder: Path) -> Library:
    """Load the topics of a folder that have no fault, and say in the log what is wrong with others.

    Raises ContentError if none is left.
    """
    library, error = reload(NOTHING, folder)
    if error is not None:
        if not library.topics:
            raise error
        say_faults(error)
    return library


class _Running(Struct, frozen=True):
    bot: Served
    task: "asyncio.Task[ExitCode]"
    controls: Controls = field(default_factory=Controls)


class Fleet:
    """Runs the bots of a roster until told to stop."""

    def __init__(
        self,
        roster: Callable[[], tuple[Served, ...]],
        run: Runner,
        libraries: Libraries,
        beside: Iterable[Upkeep] = (),
        *,
        shares: Shares | None = None,
        pause: float = PATIENCE.longest_pause,
    ) -> None:
        """Take who is to run, how one is run, and what goes on beside them for all.

        Whatever an error ends begins again after a pause, in seconds. `shares` says which of the
        roster are this process's own; all of them without.
        """
        self._shares = shares or Everything()
        self._bots: tuple[Served, ...] = ()
        self._ended: set[str] = set()
        self._resting: set[str] = set()
        self._rested = asyncio.Event()
        self._roster = roster
        self._run = run
        self._libraries = libraries
        self._beside = tuple(beside)
        self._pause = pause
        self._running: dict[str, _Running] = {}
        self._worst: ExitCode = STOPPED

    async def serve(self, controls: Controls) -> ExitCode:
        """Run all bots; gives 0 when told to stop, else the highest code that one ended with."""
        stop = asyncio.create_task(controls.stop.wait())
        self._bots = self._roster()
        working = asyncio.gather(*(for_ever(work, self._pause) for work in self._beside))
        try:
            await self._change()
            while (self._running or self._may_run()) and not stop.done():
                await self._wait(stop, controls)
                self._note_ended()
                if controls.reload.is_set():
                    controls.reload.clear()
                    await self._reload()
                if self._shares.changed.is_set() or self._rested.is_set():
                    self._shares.changed.clear()
                    self._rested.clear()
                    await self._change()
        finally:
            await self._stop(list(self._running))
            stop.cancel()
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)
        return STOPPED if controls.stop.is_set() else self._worst

    async def _wait(self, stop: "asyncio.Task[Any]", controls: Controls) -> None:
        """Wait until there is something to do."""
        events = controls.reload, self._shares.changed, self._rested
        asked = [asyncio.create_task(event.wait()) for event in events]
        tasks = [one.task for one in self._running.values()]
        await asyncio.wait((stop, *asked, *tasks), return_when=asyncio.FIRST_COMPLETED)
        for one in asked:
            one.cancel()

    def _may_run(self) -> bool:
        """Tell whether there are bots that do not run here, and have not ended by themselves."""
        return any(bot.name not in self._ended for bot in self._bots)

    async def _reload(self) -> None:
        try:
            self._bots = self._roster()
        except ConfigError as error:
            log.error("the bots stay as they are: %s", error)  # noqa: TRY400  # the text says it all
            return
        self._ended.clear()
        self._resting.clear()
        await self._change()
        for one in self._running.values():
            one.controls.reload.set()

    async def _change(self) -> None:
        """Stop whoever is gone or has changed, and start whoever does not run."""
        wanted = {bot.name: bot for bot in self._shares.mine(self._bots)}
        gone = [
            one.bot for one in self._running.values() if not _is(one.bot, wanted.get(one.bot.name))
        ]
        await self._stop([bot.name for bot in gone])
        # What has ended by itself is given back, too, or nobody could ever run it.
        left = [bot for bot in (*gone, *self._bots) if bot.name not in wanted]
        for bot in left:  # which is not unwell, but none of ours any more
            health_path(bot.settings.beside, bot.name).unlink(missing_ok=True)
        self._ended -= {bot.name for bot in left}
        self._shares.let_go(left)
        for name in wanted.keys() - self._running.keys() - self._ended - self._resting:
            self._start(wanted[name])

    def _start(self, bot: Served) -> None:
        try:
            library = self._libraries.of(bot.settings.content)
        except ContentError as error:
            begin(health_path(bot.settings.beside, bot.name))  # it is to be missed
            why = "; ".join(str(error).splitlines())
            log.error("%s is not started: %s", bot.name, why)  # noqa: TRY400  # the text says it all
            self._worst = max(self._worst, CONTENT)
            self._ended.add(bot.name)
            return
        controls = Controls()
        context = copy_context()
        context.run(speaking.set, bot.name)
        task = asyncio.get_running_loop().create_task(
            _code(self._run(bot, library, controls)), context=context
        )
        self._running[bot.name] = _Running(bot, task, controls)

    async def _stop(self, names: list[str]) -> None:
        for name in names:
            self._running[name].controls.stop.set()
        await asyncio.gather(*(self._running.pop(name).task for name in names))

    def _note_ended(self) -> None:
        for name in [name for name, one in self._running.items() if one.task.done()]:
            code = self._running.pop(name).task.result()
            who = name or "the bot"
            if code in PASSING:
                log.error("%s has ended with code %s; begun again in %s s", who, code, self._pause)
                self._resting.add(name)
                asyncio.get_running_loop().call_later(self._pause, self._wake, name)
                continue
            self._ended.add(name)
            log.error("%s has ended with code %s; the others go on", who, code)
            self._worst = max(self._worst, code)

    def _wake(self, name: str) -> None:
        self._resting.discard(name)
        self._rested.set()


async def _code(running: Awaitable[ExitCode]) -> ExitCode:
    """Give a bot's exit code, whatever ends it."""
    try:
        return await running
    except ConfigError as error:
        log.error("%s", error)  # noqa: TRY400  # the text says it all
        return CONFIGURATION
    except Exception:
        log.exception("ended by an error nobody foresaw")
        return CRASHED


def _is(running: Served, wanted: Served | None) -> bool:
    return (
        wanted is not None
        and running.settings == wanted.settings
        and running.token.reveal() == wanted.token.reveal()
    )

"""The list of those who were erased from a server, kept beside each worker.

A file of SQLite has such a list beside it (`state.file.erasures`), and a restore reads it. A server
is saved and restored by programs that know nothing of it. So every worker keeps a copy where it
runs, and looks at it before it serves anybody: whoever it names and the database does not was
brought back by a restore, and is erased again.

Private rule: whoever is on the copy stays on it, whatever the database says. A database that was
restored has a shorter list, and the copy of another worker may be lost with its machine.
"""

import asyncio
import logging
from contextlib import suppress
from pathlib import Path

from state.awaiting import awaited
from state.errors import NotSaved
from state.file import erasures
from state.privacy.erasing_again import erase_again
from state.writer import Writer

log = logging.getLogger(__name__)

EVERY_SECONDS = 10.0
"""So much of the list is lost at most with the only machine that a worker runs on."""


class Forgotten:
    """The copy of one worker."""

    def __init__(self, writer: Writer, beside: Path) -> None:
        """Read the copy beside a database; raises a `StateError` rather than overlook somebody."""
        self._path = erasures.path_beside(beside)
        self._noted = erasures.read(self._path)
        self._writer = writer

    async def erase_again(self) -> None:
        """Erase whoever a restore has brought back; raises NotSaved."""
        erased = await awaited(self._writer.submit(lambda db: erase_again(db, self._noted)))
        if erased:
            log.warning("erased again, as they had asked to be forgotten: %s", erased)

    async def run(self) -> None:
        """Keep the copy up to date, until cancelled; what fails is tried again."""
        while True:
            with suppress(NotSaved):
                await self.note()
            await asyncio.sleep(EVERY_SECONDS)

    async def note(self) -> None:
        """Bring the copy up to date; raises NotSaved. That our own disk is full is logged."""
        found = await awaited(self._writer.submit(erasures.entries))
        both = found | self._noted
        if both == self._noted:
            return
        try:
            await asyncio.to_thread(erasures.write, self._path, both)
        except NotSaved as error:
            log.error("%s", error)  # noqa: TRY400  # the text says it all
        else:
            self._noted = both

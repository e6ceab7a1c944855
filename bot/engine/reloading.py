"""The content of a folder, taken up again while the bot teaches it.

What has a fault is said in the log and not used; what was in use before stays.
"""

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from bot.engine.engine import Engine
from content.complaint import ContentError
from content.library import Library
from state.errors import NotSaved

log = logging.getLogger(__name__)

Load = Callable[[Library, Path], tuple[Library, ContentError | None]]
"""Loads the content of a folder again, in place of what is taught; see `content.load.reload`."""

_KEPT = "content not reloaded, the old stays in use:"
_PARTLY = "topics with faults are not used; where they were in use before, they stay as they were:"


class Reloading:
    """Takes up the content of one bot, once at a time."""

    def __init__(self, engine: Engine, library: Library, folder: Path) -> None:
        """Begin with what the engine teaches of a folder."""
        self._engine = engine
        self._library = library
        self._folder = folder
        self._lock = Lock()

    def take_up(self, load: Load, now: int, *, unless_same: bool = False) -> None:
        """Load the folder and teach what is in it; takes long, and waits for the writer.

        With `unless_same`, nothing is done where what is loaded is what is taught already.
        """
        with self._lock:
            library, error = load(self._library, self._folder)
            same = library is self._library
            if error is not None:
                say_faults(error, _KEPT if same else _PARTLY)
            if not (same and (unless_same or error is not None)):
                self._teach(library, now)

    def _teach(self, library: Library, now: int) -> None:
        try:
            self._engine.curriculum.teach(library, now)
        except NotSaved as why:
            log.error("%s %s", _KEPT, why)  # noqa: TRY400  # the text says it all
            return
        self._library = library
        self._engine.read_ahead()
        log.info("content reloaded: %s topics", len(library.topics))
        if covered := ", ".join(self._engine.curriculum.before_the_folders()):
            log.info("published from the chat, and used before the folder's: %s", covered)


def say_faults(error: ContentError, what: str = _PARTLY) -> None:
    """Say in the log what is wrong with content, a line a complaint, and what becomes of it."""
    log.error("%s", what)
    for complaint in str(error).splitlines():
        log.error("%s", complaint)

"""`viva preview`: one topic in a browser while it is being written, its drafts too."""

import asyncio
import tempfile
from collections.abc import Callable
from pathlib import Path

import click

from bot.commands.options import PORT, meaning_option
from bot.commands.play import Page, play
from bot.config import settings
from bot.grading.batch.self_check import surprises
from bot.telegram.options import Controls
from content.complaint import ContentError
from content.images import is_image
from content.library import Library
from content.load import load_library, load_written, reload

_EVERY = 0.5
"""Seconds between two looks at the files."""

_Stamp = dict[str, tuple[int, int]]


@click.command()
@click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="FOLDER"
)
@click.option("--port", type=PORT, default=8124, show_default=True, help="The port; 0 for any.")
@click.option("--open/--no-open", "show", default=True, help="Open the page in a browser.")
@meaning_option
def command(folder: Path, port: int, *, show: bool, no_meaning: bool) -> None:
    """Be asked what is in FOLDER, also its drafts, in a chat of its own that is not kept.

    The files are read again whenever they change. What is wrong with them is shown on the page,
    with file and line, and what was there before stays in use.
    """
    library = load_library(folder, preview=True)
    with tempfile.TemporaryDirectory(prefix="viva-preview-") as place:
        chosen = settings(Path(place) / "preview.db", folder)
        page = Page(port, show=show, no_meaning=no_meaning, watch=Changes(folder))
        code = play(chosen, library, page)
    raise SystemExit(code)


class Changes:
    """Looks at a folder's files, and has them loaded again when one of them has changed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._complaints: list[str] | None = None

    def load(self, library: Library, content: Path) -> tuple[Library, ContentError | None]:
        """Load the content, and answer its questions as `viva check` does."""
        loaded, error = reload(library, content)
        if error is None:
            found = [one for written in load_written(content) for one in surprises(written)]
            error = ContentError(found) if found else None
        self._complaints = [str(one) for one in error.complaints] if error else []
        return (library if error else loaded), error

    async def run(self, controls: Controls, complain: Callable[[list[str]], None]) -> None:
        """Look again and again; the bot loads in a thread, and here its complaints are shown."""
        before: _Stamp = {}
        while True:
            now = await asyncio.to_thread(stamp, self._folder)
            if now != before:
                before = now
                controls.reload.set()
            if self._complaints is not None:
                complain(self._complaints)
                self._complaints = None
            await asyncio.sleep(_EVERY)


def stamp(folder: Path) -> _Stamp:
    """Note when each file was written and how large it is; one that goes meanwhile is gone."""
    found: _Stamp = {}
    images = (path for path in folder.rglob("*.*") if is_image(path.name))
    for path in sorted({*folder.rglob("*.y*ml"), *images}):
        try:
            about = path.stat()
        except OSError:
            continue
        found[str(path)] = (about.st_mtime_ns, about.st_size)
    return found

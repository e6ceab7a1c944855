"""`viva chat`: the tutor at a shell prompt, with no token and no account."""

import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click

from bot.commands.meaning import encoding_thread
from bot.commands.options import content_option, meaning_option
from bot.config import Settings, settings
from bot.engine.encoding import EncodingThread
from bot.engine.engine import Engine
from bot.engine.files.attachments import Attachments
from bot.engine.profile import Profile
from bot.terminal import Terminal
from bot.views.texts import load_languages
from content.library import Library
from content.load import load_library
from state import opening
from state.file.lock import hold
from state.writer import Writer

BOT_ID = 0
"""The terminal's own number, which no bot on Telegram has."""


@click.command()
@click.option("--db", type=click.Path(path_type=Path), help="The database (default: viva-chat.db).")
@content_option
@meaning_option
def command(db: Path | None, content: Path | None, *, no_meaning: bool) -> None:
    """Talk to the tutor here in the terminal; what you learn is kept in the database."""
    chosen = settings(db or Path("viva-chat.db"), content)
    library = load_library(chosen.content)
    with (
        hold(chosen.beside),
        closing(Writer(opening.session(chosen.database, create=True))) as writer,
        encoding_thread(chosen.beside, no_meaning=no_meaning) as encoder,
    ):
        talk(chosen, writer, library, encoder)


def talk(
    chosen: Settings, writer: Writer, library: Library, encoder: EncodingThread | None
) -> None:
    """Answer what is typed until it ends."""
    languages = load_languages()
    profile = Profile(BOT_ID, chosen.zone)
    engine = Engine(writer, library, languages, profile, encoder=encoder, content=chosen.content)
    files = Attachments(writer.reading, BOT_ID, lambda: library, chosen.content)

    def save(what: str, of: str) -> Path:
        return files.make(what, of).save(chosen.beside.parent)

    terminal = Terminal(engine, writer, BOT_ID, lambda: int(time.time()), click.echo, save)
    terminal.run(_typed_lines() if sys.stdin.isatty() else sys.stdin)


def _typed_lines() -> Iterator[str]:
    while True:
        try:
            yield input("\n> ")
        except EOFError:
            return

"""Options that several commands share, in a room that loads nothing for them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from bot.config import ConfigError, database
from state.opening import Place


class _Database(click.ParamType):  # type: ignore[type-arg]  # generic since 8.3 only
    """A file, or the address of a database on a server."""

    name = "database"

    def convert(self, value: Any, *_: object) -> Place:
        return database(value) if isinstance(value, str) else value


class Anywhere(click.Group):
    """A group whose commands' options may stand before the command's name, too.

    `viva roles --db FILE list` is then `viva roles list --db FILE`: whoever knows one order of
    words need not learn another. Of an option given twice the one behind the name counts.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Move the options before the name behind it; each takes a value."""
        at = 0
        while at < len(args) and args[at].partition("=")[0] in _MOVED:
            at += 1 if "=" in args[at] else 2
        return super().parse_args(ctx, [*args[at : at + 1], *args[:at], *args[at + 1 :]])


_MOVED = ("--db", "--bot", "--content")


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Have it told in one line that files cannot be written, by whoever can choose another place.

    `place` is named where the system does not say which file it was, as on a full disk.
    """
    try:
        yield
    except OSError as error:
        named = error.filename or place
        raise ConfigError(f"{named}: cannot be written ({error.strerror}).") from None


DATABASE = _Database()
"""The kind of an argument that names a database."""

database_option = click.option(
    "--db", type=DATABASE, help="The database: a file or postgresql://... (default: $VIVA_DB)."
)
"""The option of every command that looks into the database of a bot."""

content_option = click.option(
    "--content",
    type=click.Path(path_type=Path, exists=True),
    help="A folder of topics (default: $VIVA_CONTENT, else ours).",
)
"""The option of every command that looks at what is taught."""

HIGHEST_PORT = 65_535

PORT = click.IntRange(0, HIGHEST_PORT)
"""The kind of an option that names a port of this machine; 0 for any that is free."""

bot_option = click.option(
    "--bot", "bot_id", type=int, help="The bot's number (default: that of VIVA_TOKEN)."
)
"""The option of every command about the people of one bot of several."""

meaning_option = click.option(
    "--no-meaning", is_flag=True, help="Grade by words alone, without the sentence encoder."
)
"""The option of every command that grades."""

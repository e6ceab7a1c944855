"""Options that several commands share, in a room that loads nothing for them."""

from pathlib import Path
from typing import Any

import click

from bot.config import database
from state.opening import Place


class _Database(click.ParamType):  # type: ignore[type-arg]  # generic since 8.3 only
    """A file, or the address of a database on a server."""

    name = "database"

    def convert(self, value: Any, *_: object) -> Place:
        return database(value) if isinstance(value, str) else value


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

bot_option = click.option(
    "--bot", "bot_id", type=int, help="The bot's number (default: that of VIVA_TOKEN)."
)
"""The option of every command about the people of one bot of several."""

meaning_option = click.option(
    "--no-meaning", is_flag=True, help="Grade by words alone, without the sentence encoder."
)
"""The option of every command that grades."""

"""`viva new`: three small files to begin a topic with."""

from pathlib import Path
from shlex import quote

import click

from bot.commands.options import writing
from bot.config import ConfigError
from content.model.fields import MOST_LABEL
from content.starting import start_topic


@click.command()
@click.argument("topic", type=click.Path(file_okay=False, path_type=Path), metavar="TOPIC")
@click.option("--title", default="", help="Its title (default: made of the folder's name).")
def command(topic: Path, title: str) -> None:
    """Begin a topic in the folder TOPIC, as in content/topics/catering/cold-food.

    It passes the check as it is, and all its items are drafts for you to write over.
    """
    title = title.strip() or topic.resolve().name.replace("-", " ").replace("_", " ").capitalize()
    if not 0 < len(title) <= MOST_LABEL:
        raise ConfigError(f"--title: 1 to {MOST_LABEL} characters.")
    with writing(topic):
        try:
            paths = start_topic(topic, title)
        except FileExistsError as error:
            raise ConfigError(f"{error} is there already. Choose another folder.") from None
    click.echo("\n".join(str(path) for path in paths))
    click.echo(f"Next: viva preview {quote(str(topic))}")

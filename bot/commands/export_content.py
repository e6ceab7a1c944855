"""`viva export content`: topics as files of other programs, and what those cannot hold."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import click

from bot.commands.options import content_option, writing
from bot.config import settings
from bot.exporting import aiken, apkg, gift, moodle_xml, table
from bot.exporting.topic import deck_of
from bot.exporting.written import Written
from bot.importing.found import Deck, Media
from bot.importing.remarks import Remark
from content import bundle
from content.library import Library
from content.load import load_library
from content.model.topic import Topic
from state.errors import InTheWay

FORMATS: Final[dict[str, tuple[str, Callable[[Deck], Written]]]] = {
    "apkg": ("apkg", apkg.write),
    "csv": ("csv", table.write),
    "gift": ("gift.txt", gift.write),
    "moodle-xml": ("xml", moodle_xml.write),
    "aiken": ("aiken.txt", aiken.write),
}
"""The end of a file's name and what writes it, by what `--as` says."""


@click.command()
@click.option("--as", "kind", required=True, type=click.Choice(list(FORMATS)), help="The format.")
@click.option(
    "--to",
    "folder",
    default=".",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the files go (default: here).",
)
@click.option("--topic", "names", multiple=True, metavar="ID", help="Only this topic; repeatable.")
@content_option
def command(kind: str, folder: Path, names: tuple[str, ...], content: Path | None) -> None:
    """Write a file a topic, and say what of each the format cannot hold."""
    end, write = FORMATS[kind]
    root = settings(content=content).content
    topics = _chosen(load_library(root), names)
    paths = [folder / f"{topic.topic}.{end}" for topic in topics]
    for path in paths:
        if path.exists():
            raise InTheWay(f"{path}: there is one already; name another folder with --to.")
    for topic, path in zip(topics, paths, strict=True):
        deck = deck_of(topic, _media(topic, bundle.find(root, topic.topic)))
        written = write(deck)
        with writing(path):
            folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(written.data)
        click.echo(f"{topic.title}: {len(deck.items)} items -> {path}")
        for line in _told((*deck.remarks, *written.remarks)):
            click.echo(f"  {line}")


def _media(topic: Topic, place: Path | None) -> Media:
    """Give what reads each image of a topic, when it is written."""
    if place is None:
        return {}
    return {one.file: (place / one.file).read_bytes for one in topic.images()}


def _chosen(library: Library, names: tuple[str, ...]) -> list[Topic]:
    """Give the topics that are asked for, or all."""
    unknown = [name for name in names if name not in library.topics]
    if unknown:
        known = ", ".join(library.topics)
        raise click.BadParameter(f"there is no topic {unknown[0]}. There are: {known}.")
    return [topic for name, topic in library.topics.items() if not names or name in names]


def _told(remarks: Iterable[Remark]) -> list[str]:
    """Tell each thing once, with the items that it is about; what is about most comes first."""
    about: dict[str, list[str]] = {}
    for remark in remarks:
        about.setdefault(remark.text, []).append(remark.source)
    most_first = sorted(about.items(), key=lambda told: -len(told[1]))
    return [f"{_sources(names)}: {text}" for text, names in most_first]


def _sources(names: list[str]) -> str:
    shown = ", ".join(names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown

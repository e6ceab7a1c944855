"""`viva import`: a tutor's own file becomes a topic."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click
from msgspec import Struct

from bot.commands.options import bot_option, database_option, writing
from bot.config import bot_number, settings
from bot.importing.found import Deck, Given
from bot.importing.recognise import recognise
from bot.importing.remarks import NoHeadings, Refused
from bot.importing.report import report
from bot.importing.topic.merge import Merged
from bot.importing.topic.write import plan, save
from content.ids import free, slug
from state.opening import Place

MAX_BYTES = 500_000_000
"""A file's most: a large Anki deck with pictures has some 200 MB."""


class _Read(Struct, frozen=True):
    """One deck and where it came from."""

    deck: Deck
    given: Given
    kind: str


@click.command()
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE...",
)
@click.option(
    "--to",
    "folder",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The topic's folder; made when it is not there.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option("--title", default="", help="The topic's title (default: what the file says).")
@click.option("--language", default="", help="Its language, as en or es (default: found out).")
@click.option(
    "--columns",
    default="",
    help="What the columns of a table are, as front,back,- where its headings do not say.",
)
@click.option(
    "--history",
    "learner",
    type=int,
    help="Take the reviews in an Anki package along for this learner (their number).",
)
@database_option
@bot_option
def command(  # noqa: PLR0913  # what a person may say
    *,
    files: tuple[Path, ...],
    folder: Path,
    dry_run: bool,
    title: str,
    language: str,
    columns: str,
    learner: int | None,
    db: Place | None,
    bot_id: int | None,
) -> None:
    """Make a topic of each FILE, or add to the topic in the folder.

    What a file is, is found out by looking into it. Importing again adds what is new, keeps every
    id, and leaves alone what you have changed. Several topics get a folder each, unless the folder
    is a topic already or --title makes one topic of them.

    With --history, what somebody has answered in Anki goes into their schedule here; what they have
    answered here already stays as it is.
    """
    history = _history(db, bot_id, learner) if learner else None
    asked = tuple(name.strip() for name in columns.split(",")) if columns else ()
    decks, refused = _read(files, asked)
    one = len(decks) == 1 or bool(title) or (folder / "topic.yaml").exists()
    for read, name in zip(decks, _names(decks), strict=True):
        to = folder if one else folder / name
        try:
            merged = plan(read.deck, read.given.name, to, title=title, language=language)
            if not dry_run:
                with writing(to):
                    save(merged)
            click.echo("\n".join(report(merged, read.kind)) + "\n")
            if history is not None and not dry_run:
                click.echo(history(read.given, merged) + "\n")
        except Refused as why:
            refused.append(str(why))
    if dry_run:
        click.echo("Nothing was written: this was a dry run.")
    _end(refused)


def _end(refused: Sequence[str]) -> None:
    """Say at the end what could not be read, where it is not lost among what could."""
    for line in refused:
        click.echo(f"viva: {line}", err=True)
    if refused:
        raise SystemExit(1)


def _names(decks: Sequence[_Read]) -> list[str]:
    """Give each deck a folder's name of its own."""
    names: list[str] = []
    for read in decks:
        names.append(free(slug(read.deck.title), names))
    return names


def _history(db: Place | None, bot_id: int | None, learner: int) -> Callable[[Given, Merged], str]:
    """Give what takes a package's reviews along for somebody."""
    from bot.commands.history import Person, with_history  # noqa: PLC0415  # loads the database

    person = Person(settings(db).database, bot_number(bot_id), learner)
    return lambda given, merged: with_history(given, merged, person, int(time.time()))


def _read(files: tuple[Path, ...], columns: tuple[str, ...]) -> tuple[list[_Read], list[str]]:
    """Read every file that can be read, and say of the others why they cannot."""
    decks: list[_Read] = []
    refused: list[str] = []
    for path in files:
        try:
            given = _given(path, columns)
            kind = recognise(given)
            decks += [_Read(deck, given, kind.name) for deck in kind.read(given)]
        except NoHeadings as why:
            refused.append(f"{why} Or say here what they are, as in --columns front,back,-.")
        except Refused as why:
            refused.append(str(why))
    return decks, refused


def _given(path: Path, columns: tuple[str, ...]) -> Given:
    if path.stat().st_size > MAX_BYTES:
        raise Refused(f"{path.name}: this file is larger than {MAX_BYTES // 1_000_000} MB.")
    try:
        return Given(path.name, path.read_bytes(), columns)
    except OSError as error:
        raise Refused(f"{path.name}: this file cannot be read ({error.strerror}).") from None

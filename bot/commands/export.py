"""`viva export`: what a bot has gathered, for a spreadsheet, and topics for other programs.

Answers name people whether or not they share with their tutors, so only whoever runs the machine
can ask for them, and only they can read the files.
"""

import os
from pathlib import Path

import click

from bot.analysis.items import Report, analyse
from bot.commands import export_content
from bot.commands.options import bot_option, content_option, database_option, writing
from bot.config import Settings, bot_number, settings
from bot.engine.authoring.published import Published
from bot.engine.files.exporting import csv_files
from bot.engine.files.items_table import items_csv
from bot.tutor.model.teaching import Teaching
from content.library import Library
from content.load import load_library
from state import opening
from state.errors import InTheWay, StateError
from state.opening import Place
from state.records.exports import Tables
from state.records.items import Whose
from state.tables import items, timetables
from state.tables.classes import classbook


class _Exports(click.Group):
    """Both exports; `viva export FOLDER`, which was there first, goes on to mean answers."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what names neither export for the arguments of the first."""
        named = not args or args[0] in (*self.commands, "-h", "--help")
        return super().parse_args(ctx, args if named else ["answers", *args])


@click.group(cls=_Exports)
def command() -> None:
    """Write what a bot has gathered, or its topics, to files."""


command.add_command(export_content.command, "content")


@command.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--group", "chat_id", type=int, help="Only this group and its people (a number).")
@database_option
@content_option
@bot_option
def answers(
    folder: Path, chat_id: int | None, db: Place | None, content: Path | None, bot_id: int | None
) -> None:
    """Write what was answered, by whom, and how each question does, as CSV files into FOLDER.

    They are answers.csv, learners.csv, questions.csv and items.csv. The bot may go on running.
    """
    chosen = settings(db, content)
    taught = Published(load_library(chosen.content))
    tables, reports, library = _load(chosen, bot_number(bot_id), chat_id, taught)
    files = csv_files(tables, library)
    files["items"] = items_csv(reports, Teaching.of(library))
    with writing(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, text in files.items():
            _write(folder / f"{name}.csv", text)
    click.echo(f"{len(tables.answers)} answers of {len(tables.learners)} learners in {folder}")


def _load(
    chosen: Settings, bot_id: int, chat_id: int | None, taught: Published
) -> tuple[Tables, tuple[Report, ...], Library]:
    """Read everything from one moment, in the group's zone or else the operator's.

    The topics are those of the folder and what tutors have published from the chat.
    """
    zone = chosen.zone
    with opening.reading(chosen.database) as db:
        db.execute("BEGIN")
        if chat_id is not None:
            of_group = timetables.of_group(db, bot_id, chat_id)
            if not of_group:
                raise StateError(f"there is no group {chat_id}; /setup in a group makes one.")
            zone = of_group[0].zone
        given = classbook.all_answers(db, bot_id, chat_id)
        tables = Tables(given, classbook.all_learners(db, bot_id, chat_id), zone)
        whose = Whose(None if chat_id is None else (chat_id,), only_sharing=False)
        met, said = items.meetings(db, bot_id, whose), items.voiced(db, bot_id, whose)
        library = taught.library_at_once(db, bot_id)
        return tables, analyse(library, met, said), library


def _write(path: Path, content: bytes) -> None:
    """Make a new file that nobody else on the machine can read."""
    try:
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise InTheWay(f"{path}: there is one already; name another folder.") from None
    with os.fdopen(number, "wb") as file:
        file.write(content)

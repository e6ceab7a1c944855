"""`viva grade`: grades a file of responses, each by its own key or by that of a topic's item.

For tutors with a spreadsheet and for benchmarks. JSON Lines in gives JSON Lines out, CSV gives CSV,
in the order of the input. A bad line gets its own error in its place and the rest goes on; at the
end all of them are told once more with the name of the file, for whoever keeps only the results.
"""

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any

import click

from bot.commands.meaning import ear_at_once
from bot.commands.options import meaning_option
from bot.grading.batch.batch import grade_all
from bot.grading.batch.lines import Line, read_line
from bot.grading.batch.rows import FIELDS, ITEM_RESULTS, RESULTS, read_rows, write_row
from bot.grading.batch.sheet import NotText, as_utf_8, decoded
from content.load import load_library

_MOST = 100 * 1024 * 1024
"""Bytes that are read at once: all keys are needed before the first response is graded."""

_SHEETS = (".csv", ".tsv", ".txt", ".xlsx")
"""How a sheet's name ends; one in .xlsx is told to be saved as another."""

_GUESSED = (
    "The sheet is not UTF-8 and was read as Windows-1252, as Excel saves CSV. "
    "Where letters look wrong, save it as CSV UTF-8."
)


@click.command()
@click.argument("source", type=click.File("rb"), default="-", metavar="[FILE|-]")
@click.option("--csv", "as_csv", is_flag=True, help="Read and write CSV, whatever FILE is called.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=NAME",
    help="The CSV column that holds a field, as in --column response=Answer. Repeatable.",
)
@click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="A topic's folder, or one above topics, whose items the lines name.",
)
@meaning_option
def command(
    source: IO[bytes],
    *,
    as_csv: bool,
    columns: tuple[str, ...],
    content: Path | None,
    no_meaning: bool,
) -> None:
    """Grade the responses in FILE (or standard input), each by its key.

    Each line is a JSON object with `response` and either `question` and `references` (or `points`),
    or the `item` of a topic as in "cold-food/q-sniff". A FILE that ends in .csv, .tsv or .txt
    is read as a spreadsheet with columns of those names.
    """
    mapping = dict(_column(one) for one in columns)
    name = str(getattr(source, "name", "-"))
    library = load_library(content) if content else None
    data = source.read(_MOST + 1)
    if len(data) > _MOST:
        raise click.ClickException("the input is larger than 100 MB; split it")
    in_rows = as_csv or name.lower().endswith(_SHEETS)
    lines = _rows(data, mapping) if in_rows else list(_records(data))
    with ear_at_once(no_meaning=no_meaning) as ear:
        errors: list[dict[str, Any]] = []
        results = _noting(errors, grade_all(lines, ear, library))
        if in_rows:
            _write_csv(results, ITEM_RESULTS if content else RESULTS)
        else:
            _write_json(results)
    for told in _once(name, errors):
        click.echo(told, err=True)
    if errors:
        raise SystemExit(1)


def _once(name: str, errors: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Tell each error once, at the first line that has it, and how many others do."""
    lines: dict[str, list[int]] = {}
    for error in errors:
        lines.setdefault(error["error"].rstrip("."), []).append(error["line"])
    for text, (first, *others) in lines.items():
        more = f" (and of {len(others)} more lines, up to {others[-1]})" if others else ""
        told = f"{name}:{first}: {text}{more}"
        yield told if told.endswith("?") else f"{told}."


def _column(option: str) -> tuple[str, str]:
    field, equals, name = option.partition("=")
    if not equals or field not in FIELDS:
        raise click.BadParameter(
            f"write FIELD=NAME, where FIELD is one of {', '.join(FIELDS)}", param_hint="--column"
        )
    return field, name


def _rows(data: bytes, columns: dict[str, str]) -> list[Line]:
    try:
        text, guessed = decoded(data)
    except NotText as error:
        raise click.ClickException(str(error)) from None
    if guessed:
        click.echo(_GUESSED, err=True)
    if not text.strip():
        raise click.ClickException("the sheet is empty")
    return list(read_rows(text, columns))


def _records(data: bytes) -> Iterator[Line]:
    for number, line in enumerate(
        as_utf_8(data).removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1
    ):
        if line.strip():
            yield read_line(line, number)


def _noting(
    errors: list[dict[str, Any]], results: Iterable[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Give results one by one, and note those that are errors."""
    for result in results:
        if "error" in result:
            errors.append(result)
        yield result


def _write_json(results: Iterable[dict[str, Any]]) -> None:
    with _output() as out:
        out.writelines(json.dumps(result, ensure_ascii=False) + "\n" for result in results)


def _write_csv(results: Iterable[dict[str, Any]], columns: Sequence[str]) -> None:
    with _output() as out:
        writer = csv.DictWriter(out, columns, "", "ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(map(write_row, results))


@contextmanager
def _output() -> Iterator[TextIOWrapper]:
    """Give standard output as UTF-8; half a surrogate pair is written as its JSON escape."""
    stdout = sys.stdout.buffer
    text = TextIOWrapper(stdout, "utf-8", "backslashreplace", newline="")
    try:
        yield text
    finally:
        text.flush()
        text.detach()

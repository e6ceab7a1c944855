"""`viva grade`: grades a file of responses, each with its own key.

For tutors with a spreadsheet and for benchmarks. JSON Lines in gives JSON Lines out, CSV gives CSV,
in the order of the input. A bad line gets its own error and the rest goes on.
"""

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import IO, Any

import click

from bot.commands.meaning import ear_at_once, meaning_option
from bot.grading.batch.batch import grade_all
from bot.grading.batch.lines import Record, RecordError, read_line
from bot.grading.batch.rows import FIELDS, RESULTS, read_rows, write_row

_MOST = 100 * 1024 * 1024
"""Bytes that are read at once: all keys are needed before the first response is graded."""


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
@meaning_option
def command(source: IO[bytes], *, as_csv: bool, columns: tuple[str, ...], no_meaning: bool) -> None:
    """Grade the responses in FILE (or standard input), each with its own key.

    Each line is a JSON object with `question`, `response` and either `references` or `points`; a
    FILE that ends in .csv is read as a spreadsheet with columns of those names.
    """
    mapping = dict(_column(one) for one in columns)
    data = source.read(_MOST + 1)
    if len(data) > _MOST:
        raise click.ClickException("the input is larger than 100 MB; split it")
    with ear_at_once(no_meaning=no_meaning) as ear:
        if as_csv or str(getattr(source, "name", "")).lower().endswith(".csv"):
            failed = _write_csv(grade_all(list(read_rows(_decoded(data), mapping)), ear))
        else:
            failed = _write_json(grade_all(list(_records(data)), ear))
    if failed:
        raise SystemExit(1)


def _column(option: str) -> tuple[str, str]:
    field, equals, name = option.partition("=")
    if not equals or field not in FIELDS:
        raise click.BadParameter(
            f"write FIELD=NAME, where FIELD is one of {', '.join(FIELDS)}", param_hint="--column"
        )
    return field, name


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.ClickException(
            f"the file is not UTF-8 (byte {error.start}); save it as CSV UTF-8"
        ) from None


def _records(data: bytes) -> Iterator[Record | RecordError]:
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if line.strip():
            yield read_line(line, number)


def _write_json(results: Iterable[dict[str, Any]]) -> bool:
    """Write results as JSON Lines; say whether one of them is an error."""
    failed = False
    with _output() as out:
        for result in results:
            out.write(json.dumps(result, ensure_ascii=False) + "\n")
            failed = failed or "error" in result
    return failed


def _write_csv(results: Iterable[dict[str, Any]]) -> bool:
    """Write results as CSV; say whether one of them is an error."""
    failed = False
    with _output() as out:
        writer = csv.DictWriter(out, RESULTS, restval="", lineterminator="\n")
        writer.writeheader()
        for result in results:
            writer.writerow(write_row(result))
            failed = failed or "error" in result
    return failed


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

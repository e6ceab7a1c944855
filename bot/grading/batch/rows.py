"""Rows: the same records and results in a spreadsheet's cells.

A cell holds one text, so lists are written with `|` between their parts, and points one a line (or
with `;` between them) as `idea: wording | wording`. Columns may have any names: a mapping says
which of them is the question, the response, and so on.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any, Final

from bot.grading.batch.lines import Record, RecordError, record

FIELDS: Final = (
    "id",
    "question",
    "response",
    "references",
    "points",
    "need",
    "model",
    "right",
    "wrong",
    "misconceptions",
    "confusable",
    "language",
)
"""What a column may be: `right` and `wrong` are samples."""

RESULTS: Final = ("id", "verdict", "score", "credited", "misconception", "spelling", "because")


def read_rows(text: str, columns: Mapping[str, str]) -> Iterator[Record | RecordError]:
    """Read a CSV text; `columns` names the column of a field where it is called differently.

    A row that cannot be read comes back as a RecordError with its line, and the rest go on.
    """
    rows = csv.DictReader(StringIO(text, newline=""))
    for row in rows:
        cells = {field: (row.get(columns.get(field, field)) or "").strip() for field in FIELDS}
        try:
            yield record(_fields(cells))
        except RecordError as error:
            yield RecordError(str(error), rows.line_num)


def write_row(result: Mapping[str, Any]) -> dict[str, Any]:
    """Write one result as cells; an error stands in the verdict's place with its line."""
    if "error" in result:
        return {"verdict": "error", "because": f"line {result['line']}: {result['error']}"}
    return {
        "id": result["id"],
        "verdict": result["verdict"],
        "score": result["score"],
        "credited": " | ".join(
            f"{point['idea']}: {point['words']}" for point in result["points"] if point["got"]
        ),
        "misconception": result["misconception"] or "",
        "spelling": " | ".join(f"{typed} = {meant}" for typed, meant in result["spelling"]),
        "because": result["because"],
    }


def _fields(cells: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": cells["id"] or None,
        "question": cells["question"] or None,
        "response": cells["response"],
        "references": _parts(cells["references"]),
        "points": [_named(part, "idea", "any") for part in _lines(cells["points"])],
        "need": _number(cells["need"]),
        "model": cells["model"],
        "samples": {"right": _parts(cells["right"]), "wrong": _parts(cells["wrong"])},
        "misconceptions": [
            _named(part, "id", "listen_for") for part in _lines(cells["misconceptions"])
        ],
        "confusable": [_pair(part) for part in _parts(cells["confusable"])],
        "language": cells["language"] or "en",
    }


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _lines(cell: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;\n]", cell) if part.strip()]


def _named(part: str, name: str, texts: str) -> dict[str, Any]:
    """Read `name: text | text`; a text without a name is its own name."""
    before, colon, after = part.partition(":")
    wordings = _parts(after if colon else before)
    return {name: before.strip() if colon else wordings[0], texts: wordings}


def _pair(part: str) -> list[str]:
    return [one.strip() for one in part.split("/")]


def _number(cell: str) -> int | None:
    if not cell:
        return None
    if not cell.isdecimal():
        raise RecordError("`need` must be a whole number from 1")
    return int(cell)

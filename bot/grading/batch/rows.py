"""Rows: the same records and results in a spreadsheet's cells.

A cell holds one text, so lists are written with `|` between their parts, and points one a line (or
with `;` between them) as `idea: wording | wording`. Columns may have any names: a mapping says
which of them is the question, the response, and so on.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from bot.grading.batch.lines import HANDED_BACK, Line, RecordError, named_in, read_fields
from bot.grading.batch.sheet import SheetRow, read_sheet

FIELDS: Final = (
    "id",
    "item",
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

RESULTS: Final = (
    "id",
    "response",
    "verdict",
    "score",
    "credited",
    "misconception",
    "spelling",
    "because",
)
ITEM_RESULTS: Final = ("id", "item", *RESULTS[1:], "note")
"""The columns of results where items may be named."""


def read_rows(text: str, columns: Mapping[str, str]) -> Iterator[Line]:
    """Read a CSV text; `columns` names the column of a field where it is called differently.

    A row that cannot be read comes back as a RecordError with its line, and the rest go on. Where
    the header lacks a column that every row needs, that is all that comes back.
    """
    called = {name.casefold(): field for field, name in columns.items()}
    names = {field: field for field in FIELDS if field not in columns} | called
    rows = read_sheet(text, lambda cell: cell.casefold() in names)
    header = next(rows, None)
    if header is None:
        return
    fields = [names.get(cell.casefold(), "") for cell in header.cells]
    fault = header.fault or _lacks(fields, header, columns)
    if fault:
        yield RecordError(fault, header.line)
        return
    for row in rows:
        yield _read_row(row, fields)


def _lacks(fields: Sequence[str], header: SheetRow, columns: Mapping[str, str]) -> str:
    """Say which column a header lacks without which nothing can be graded; else nothing."""
    for wanted in (("response",), ("item", "question")):
        if not any(field in fields for field in wanted):
            name = " or ".join(f"`{columns.get(field, field)}`" for field in wanted)
            found = ", ".join(cell for cell in header.cells if cell)
            return (
                f"there is no column {name} among: {found}; "
                f"say which it is, as in --column {wanted[0]}=NAME"
            )
    return ""


def _read_row(row: SheetRow, fields: Sequence[str]) -> Line:
    if row.fault:
        return RecordError(row.fault, row.line)
    cells = dict.fromkeys(FIELDS, "") | dict(zip(fields, row.cells, strict=False))
    if any(row.cells[len(fields) :]):
        return RecordError(
            f"this row has {len(row.cells)} cells and the header {len(fields)}; put a text that "
            'holds the separator in "double quotes"',
            row.line,
            named_in(cells),
        )
    if "question" not in fields and not cells["item"]:
        return RecordError("`item` is empty", row.line, named_in(cells))
    try:
        return read_fields(_fields(cells), row.line)
    except RecordError as error:
        return RecordError(str(error), row.line, named_in(cells))


def write_row(result: Mapping[str, Any]) -> dict[str, Any]:
    """Write one result as cells; an error stands in the verdict's place with its line."""
    named = {name: _cell(result[name]) for name in HANDED_BACK if name in result}
    if "error" in result:
        because = f"line {result['line']}: {result['error']}"
        return {**named, "verdict": "error", "because": because}
    return {
        **named,
        "verdict": result["verdict"],
        "score": result["score"],
        "credited": " | ".join(
            f"{point['idea']}: {point['words']}" for point in result["points"] if point["got"]
        ),
        "misconception": result["misconception"] or "",
        "spelling": " | ".join(f"{typed} = {meant}" for typed, meant in result["spelling"]),
        "because": result["because"],
        **{name: result[name] for name in ("note",) if name in result},
    }


def _cell(value: object) -> object:
    """Give the fillings of several gaps as a cell holds them."""
    return " | ".join(value) if isinstance(value, tuple) else value


def _fields(cells: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": cells["id"] or None,
        "item": cells["item"] or None,
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

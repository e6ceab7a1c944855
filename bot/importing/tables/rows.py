"""Rows and cells out of a text: any separator, quoted or not, with the line that each row began on.

The stdlib's csv reads what Excel writes, and swallows the rest of a file after one stray quotation
mark, which decks out of Quizlet are full of. Here a cell that opens with a quotation mark and does
not close is a fault of its own line (in a file with tabs it is a plain text), and reading goes on.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct, field

from bot.importing.remarks import Refused, Remark, left_out

MAX_ROWS: Final = 100_000
MAX_FAULTS: Final = 500
"""From so many broken rows on, the file is something else."""

_CELL_MOST: Final = 20_000
"""Characters of a quoted cell: one that never closes is not looked for through a whole file."""


class Row(Struct, frozen=True):
    """One row; `source` says where it stood."""

    source: str
    cells: tuple[str, ...]


class Table(Struct, frozen=True):
    """Rows, whatever they came from."""

    name: str
    """The sheet's, or empty."""
    rows: tuple[Row, ...]
    remarks: tuple[Remark, ...]
    told: Mapping[str, str] = field(default_factory=dict)
    """What the file says of itself in lines of its own, as `#html:true`."""


def split(text: str, separator: str, first_line: int = 1) -> tuple[list[Row], list[Remark]]:
    """Cut a text into rows at a separator of any length; rows without a text are left out."""
    rows: list[Row] = []
    remarks: list[Remark] = []
    for line, cells, broken in _parsed(text, separator):
        source = f"line {line + first_line - 1}"
        if broken and separator != "\t":
            what = "a quotation mark opens a cell here and does not close it"
            remarks.append(left_out(source, what))
        elif any(cells):
            rows.append(Row(source, cells))
        if len(rows) > MAX_ROWS or len(remarks) > MAX_FAULTS:
            raise Refused(f"{source}: more than {MAX_ROWS} rows, or {MAX_FAULTS} broken ones.")
    return rows, remarks


def _parsed(text: str, separator: str) -> Iterator[tuple[int, tuple[str, ...], bool]]:
    """Give each row with its line, and whether a cell of it opens a quotation and never closes."""
    ends = re.escape(separator)
    cell = re.compile(
        rf' *"((?:[^"]|""){{0,{_CELL_MOST}}}+)" *(?={ends}|\n|\Z)|((?:(?!{ends})[^\n])*+)'
    )
    place, line = 0, 1
    while place < len(text):
        began, cells, broken = line, [], False
        while True:
            found = cell.match(text, place)
            assert found is not None  # noqa: S101  # the second half matches the empty text
            quoted, bare = found.groups()
            broken = broken or (quoted is None and bare.lstrip().startswith('"'))
            cells.append(bare.strip() if quoted is None else quoted.replace('""', '"').strip())
            line += (quoted or "").count("\n")
            place = found.end()
            if not text.startswith(separator, place):
                break
            place += len(separator)
        place, line = place + 1, line + 1
        yield began, tuple(cells), broken


def going_on(rows: list[Row]) -> tuple[list[Row], list[Remark]]:
    """Join a line without a tab to the text before it: a definition in several lines.

    Quizlet writes those without quotation marks.
    """
    joined: list[Row] = []
    remarks: list[Remark] = []
    for row in rows:
        if len(row.cells) == 1 and joined and len(joined[-1].cells) > 1:
            *cells, last = joined[-1].cells
            joined[-1] = Row(joined[-1].source, (*cells, f"{last}\n{row.cells[0]}".strip()))
            remarks.append(
                Remark(row.source, f"has no tab, and so belongs to the card of {joined[-1].source}")
            )
        else:
            joined.append(row)
    return joined, remarks

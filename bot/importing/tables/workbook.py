"""The sheets of an Excel workbook as tables.

calamine reads it, once it has been made harmless: every part is unpacked within bounds and packed
anew, so that no header can promise less than comes; and since calamine makes room for every cell up
to the last one, a sheet with one text in its millionth row and another in its last column is
refused before it is read.
"""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, time, timedelta
from io import BytesIO
from typing import Final

from python_calamine import CalamineError, CalamineWorkbook

from bot.importing.archive import Archive
from bot.importing.found import Given, Refused, Remark
from bot.importing.tables.rows import MAX_ROWS, Row, Table
from bot.importing.text import clean

WORKBOOK: Final = "xl/workbook.xml"
_PARTS: Final = re.compile(r"\[Content_Types\]\.xml|_rels/.*|xl/(?!media/|vba).*\.(?:xml|rels)")
_MOST: Final = 100_000_000
_MOST_CELLS: Final = 2_000_000
_MOST_SHEETS: Final = 100
_REF: Final = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the files of Excel before 2007 begin, and those with a password."""

_Cell = int | float | str | bool | date | time | timedelta


def is_old(data: bytes) -> bool:
    """Whether these bytes are a file of Excel or Word before 2007, or one with a password."""
    return data.startswith(_OLD)


def read_workbook(given: Given) -> list[Table]:
    """Read every sheet that has rows; Refused where the file is damaged or a trap."""
    harmless = _packed_anew(given)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(harmless)) as book:
            names = book.sheet_names[:_MOST_SHEETS]
            sheets = [(name, book.get_sheet_by_name(name)) for name in names]
            tables = [_table(name, list(sheet.iter_rows()), sheet.start) for name, sheet in sheets]
    except (CalamineError, ValueError, OSError) as error:
        raise Refused(f"{given.name}: this workbook cannot be read ({error}).") from None
    return [table for table in tables if table.rows]


def _packed_anew(given: Given) -> bytes:
    archive = Archive(given.data, given.name, given.most)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as anew:
        for name in archive.names:
            if _PARTS.fullmatch(name):
                part = archive.read(name, _MOST)
                if name.startswith("xl/worksheets/"):
                    _refuse_wide(given.name, name, part)
                anew.writestr(name, part)
    return packed.getvalue()


def _refuse_wide(file: str, name: str, sheet: bytes) -> None:
    """Refuse a sheet whose used corner would take more room than any deck needs."""
    columns = rows = 1
    for letters, number in _REF.findall(sheet):
        columns = max(columns, _column(letters))
        rows = max(rows, int(number))
    if columns * rows > _MOST_CELLS or rows > MAX_ROWS:
        what = f"{name} reaches to row {rows} and column {columns}"
        raise Refused(f"{file}: {what}, more than a deck needs. Delete what is far from the rest.")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _table(name: str, rows: list[list[_Cell]], start: tuple[int, int] | None) -> Table:
    first = start[0] + 1 if start else 1
    found: list[Row] = []
    remarks: list[Remark] = []
    for number, cells in enumerate(rows, start=first):
        source = f"row {number} of {name}"
        texts = tuple(_text(cell) for cell in cells)
        if any(isinstance(cell, date | time) for cell in cells):
            remarks.append(Remark(source, "Excel keeps a cell of it as a date: look at its text"))
        if any(texts):
            found.append(Row(source, texts))
    return Table(name, tuple(_without_edges(found)), tuple(remarks))


def _text(cell: _Cell) -> str:
    match cell:
        case bool():
            return "TRUE" if cell else "FALSE"
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        case float():
            return f"{cell:.15g}"
        case _:
            return clean(str(cell)).strip()


def _without_edges(rows: list[Row]) -> Iterator[Row]:
    """Leave out columns that are empty from the first row to the last."""
    used = {place for row in rows for place, cell in enumerate(row.cells) if cell}
    places = sorted(used)
    for row in rows:
        cells = tuple(row.cells[place] for place in places if place < len(row.cells))
        yield Row(row.source, cells)

"""The sheets of an Excel workbook as tables.

calamine reads it, once it has been made harmless: every part is unpacked within bounds and packed
anew, so that no header can promise less than comes; and since calamine makes room for every cell up
to the last one, a sheet with one text in its millionth row and another in its last column is
refused before it is read.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta
from io import BytesIO
from itertools import islice
from typing import Final

from msgspec import Struct
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from bot.importing.archive import Archive
from bot.importing.found import Given
from bot.importing.remarks import Refused, Remark
from bot.importing.tables.number_formats import codes_of, written_out
from bot.importing.tables.rows import MAX_ROWS, Row, Table
from bot.importing.text import clean

WORKBOOK: Final = "xl/workbook.xml"
_STYLES: Final = "xl/styles.xml"
_PARTS: Final = re.compile(r"\[Content_Types\]\.xml|_rels/.*|xl/(?!media/|vba).*\.(?:xml|rels)")
_MOST: Final = 100_000_000
_MOST_CELLS: Final = 2_000_000
_MOST_SHEETS: Final = 100
_MOST_MERGED: Final = 20_000
_REF: Final = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the files of Excel before 2007 begin, and those with a password."""

_Range = tuple[tuple[int, int], tuple[int, int]]
_Cell = int | float | str | bool | date | time | timedelta


def is_old(data: bytes) -> bool:
    """Whether these bytes are a file of Excel or Word before 2007, or one with a password."""
    return data.startswith(_OLD)


class Workbook(Struct, frozen=True):
    """Its sheets that have rows, and the names of those that are hidden, which are not read."""

    tables: list[Table]
    hidden: tuple[str, ...]


def read_workbook(given: Given) -> Workbook:
    """Read every sheet that is shown; Refused where the file is damaged or a trap."""
    harmless = _packed_anew(given)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(harmless)) as book:
            sheets = book.sheets_metadata[:_MOST_SHEETS]
            shown = [one.name for one in sheets if one.visible is SheetVisibleEnum.Visible]
            tables = [_table(book.get_sheet_by_name(name)) for name in shown]
    except (CalamineError, ValueError, OSError) as error:
        raise Refused(f"{given.name}: this workbook cannot be read ({error}).") from None
    hidden = tuple(one.name for one in sheets if one.name not in shown)
    return Workbook([table for table in tables if table.rows], hidden)


def _packed_anew(given: Given) -> bytes:
    archive = Archive(given.data, given.name, given.most)
    packed = BytesIO()
    codes = codes_of(archive.read(_STYLES, _MOST)) if _STYLES in archive.names else {}
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as anew:
        for name in archive.names:
            if _PARTS.fullmatch(name):
                part = archive.read(name, _MOST)
                if name.startswith("xl/worksheets/"):
                    _refuse_wide(given.name, name, part)
                    part = written_out(part, codes)
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


def _table(sheet: CalamineSheet) -> Table:
    row, column = sheet.start or (0, 0)
    rows = list(sheet.iter_rows())
    _fill_down(rows, sheet.merged_cell_ranges or (), row, column)
    found: list[Row] = []
    remarks: list[Remark] = []
    for number, cells in enumerate(rows, start=row + 1):
        source = f"row {number} of {sheet.name}"
        texts = tuple(_text(cell) for cell in cells)
        if any(isinstance(cell, date | time) for cell in cells):
            remarks.append(Remark(source, "Excel keeps a cell of it as a date: look at its text"))
        if any(texts):
            found.append(Row(source, texts))
    return Table(sheet.name, tuple(_without_edges(found)), tuple(remarks))


def _fill_down(rows: list[list[_Cell]], merged: Iterable[_Range], row: int, column: int) -> None:
    """Say in each row what a cell that reaches over several rows says: a topic of many questions.

    `row` and `column` are where the rows begin. To the right nothing is said again: what reaches
    over several columns is a title.
    """
    for (top, left), (bottom, _) in islice(merged if rows else (), _MOST_MERGED):
        first, place = top - row, left - column
        if first < 0 or not 0 <= place < len(rows[0]):
            continue
        for cells in rows[first + 1 : bottom - row + 1]:
            cells[place] = cells[place] or rows[first][place]


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

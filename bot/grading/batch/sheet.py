"""Sheets: the bytes of a spreadsheet as rows, in whichever of the many shapes of CSV it came.

Programs disagree on nearly everything about CSV, so three things are found out from the file: its
encoding (UTF-8, UTF-16 as Excel's "Unicode text" has it, or Windows-1252 as its "CSV" has), what
parts its cells, and where its header is. The separator is the one that finds most of the known
columns in the header; what statistics say of prose with commas in it (`csv.Sniffer`) is right too
seldom.
"""

import codecs
import csv
import re
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Final

from msgspec import Struct

SEPARATORS: Final = ",;\t|"

_DECLARED: Final = re.compile(r'"?sep=([^\r\n\w" ])"?[;,\t|]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
"""The first line in which Excel may say what parts the cells; it is no row."""

_WIDE: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""The longer marks first, because they begin with the shorter ones."""


_ZIP: Final = b"PK\x03\x04"
"""How an Excel workbook begins."""


class NotText(ValueError):
    """The file is a workbook or a picture, and no text; the message says what to do."""


class SheetRow(Struct, frozen=True):
    """A row that is not empty, its cells without the space around them."""

    line: int
    """Where it begins in the file, counted from 1."""
    cells: tuple[str, ...]
    fault: str = ""
    """What is wrong with its writing; its cells are then of no use."""


def decoded(data: bytes) -> tuple[str, bool]:
    """Give a file's text, and whether its encoding was only taken for granted: Windows-1252.

    Raises NotText where it is no text at all.
    """
    text = as_utf_8(data)
    if b"\0" in text or text.startswith(_ZIP):
        raise NotText("the file is no text; save the sheet as CSV UTF-8")
    try:
        return text.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return text.decode("cp1252", "replace"), True


def as_utf_8(data: bytes) -> bytes:
    """Give the bytes of a file in UTF-16 or UTF-32 as UTF-8; all others as they are.

    A mark alone proves nothing, but commas, digits and line ends have zero bytes in both.
    """
    encoding = next((name for mark, name in _WIDE if data.startswith(mark)), None)
    if encoding is None or b"\0" not in data:
        return data
    return data.decode(encoding, "replace").encode()


def read_sheet(text: str, is_column: Callable[[str], bool]) -> Iterator[SheetRow]:
    """Give the rows of a text, the header first; `is_column` knows the names of columns.

    Rows without a word in them are left out. A row that breaks the rules of quoting has a fault.
    """
    declared = _DECLARED.match(text)
    skipped = declared.end() if declared else 0
    separator = declared[1] if declared else _separator(text, is_column)
    yield from _rows(text[skipped:], separator, 1 if declared else 0)


def _separator(text: str, is_column: Callable[[str], bool]) -> str:
    """Find the separator by which the header holds most known columns; else most cells."""

    def counted(separator: str) -> tuple[int, int]:
        header = next(_rows(text, separator, 0), SheetRow(1, ()))
        return sum(map(is_column, header.cells)), len(header.cells)

    return max(SEPARATORS, key=counted)


def _rows(text: str, separator: str, skipped: int) -> Iterator[SheetRow]:
    reader = csv.reader(
        StringIO(text, newline=""), delimiter=separator, skipinitialspace=True, strict=True
    )
    while True:
        line = skipped + reader.line_num + 1
        try:
            cells = tuple(map(str.strip, next(reader)))
        except StopIteration:
            return
        except csv.Error as error:
            yield SheetRow(line, (), _in_plain_words(str(error)))
            continue
        if any(cells):
            yield SheetRow(line, cells)


def _in_plain_words(error: str) -> str:
    """Say what the reader of `csv` could not read."""
    if "field limit" in error:
        return "a cell is longer than 131,072 characters; is a quotation mark not closed?"
    if "end of data" in error:
        return "a quotation mark is opened in this row and never closed"
    return 'a quotation mark inside a text in "double quotes" must be written twice'

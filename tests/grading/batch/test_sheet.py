"""A spreadsheet is read in whichever shape of CSV a program wrote it."""

import codecs
import csv
from io import StringIO

import pytest

from bot.grading.batch.sheet import NotText, SheetRow, decoded, read_sheet

COLUMNS = {"question", "response", "references"}
CELLS = [
    ["Question", "response", "references"],
    ["Why, then?", "so; you can\ncheck it", "A | B"],
    ['What "is" it?', "café", ""],
]


def rows(text: str) -> list[SheetRow]:
    return list(read_sheet(text, lambda cell: cell.casefold() in COLUMNS))


def written(separator: str, end: str = "\r\n") -> str:
    out = StringIO(newline="")
    csv.writer(
        out,
        delimiter=separator,
        lineterminator=end,
        quoting=csv.QUOTE_ALL if end == "\r" else csv.QUOTE_MINIMAL,
    ).writerows(CELLS)
    return out.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_cells_are_parted_by_whatever_parts_the_known_columns(separator: str, end: str) -> None:
    assert [list(row.cells) for row in rows(written(separator, end))] == CELLS


@pytest.mark.parametrize("separator", [",", ";", "\t", "|", ":", "^"])
def test_the_file_may_say_itself_what_parts_its_cells(separator: str) -> None:
    found = rows(f"sep={separator}\r\n{written(separator)}")
    assert [list(row.cells) for row in found] == CELLS
    assert [row.line for row in found] == [2, 3, 5]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
    ],
)
def test_the_encoding_is_told_from_the_first_bytes(encoding: str, mark: bytes) -> None:
    data = mark + written(";").encode(encoding)
    assert [list(row.cells) for row in rows(decoded(data)[0])] == CELLS


def test_what_excel_saves_as_csv_is_read_and_said_to_be_guessed() -> None:
    assert decoded("Zoë “más”".encode("cp1252")) == ("Zoë “más”", True)
    assert decoded("Zoë".encode()) == ("Zoë", False)


@pytest.mark.parametrize("data", [b"PK\x03\x04sheet", b"\xd0\xcf\x11\xe0\0\0"])
def test_a_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(NotText, match="save the sheet as CSV UTF-8"):
        decoded(data)


def test_empty_rows_are_left_out_and_do_not_shift_the_lines() -> None:
    found = rows("\n,,\nquestion,response\n\n ,\nWhy?,so\n,,\n\n")
    assert [(row.line, row.cells) for row in found] == [
        (3, ("question", "response")),
        (6, ("Why?", "so")),
    ]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ('"he said "hi" to me",x', "must be written twice"),
        ('"never closed,x', "opened in this row and never closed"),
        (f'"{"x" * 200_000}",x', "longer than 131,072 characters"),
    ],
)
def test_bad_quoting_is_told_at_the_line_where_the_row_begins(row: str, fault: str) -> None:
    (_, bad) = rows(f"question,response\n{row}\n")
    assert bad.line == 2
    assert fault in bad.fault


def test_after_a_badly_quoted_row_the_next_is_read() -> None:
    found = rows('question,response\n"a "b" c",x\nWhy?,so\n')
    assert found[-1] == SheetRow(3, ("Why?", "so"))

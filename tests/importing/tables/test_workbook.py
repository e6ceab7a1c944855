"""Excel workbooks: Kahoot's among them, several sheets, and those that were made to do harm."""

import zipfile
from io import BytesIO

import pytest

from bot.importing.found import Choice
from bot.importing.remarks import Refused
from tests.importing.reading import cards, packed, read, read_all, sheet, told, workbook


def test_a_sheet_is_read_with_its_numbers_as_somebody_sees_them() -> None:
    rows: list[list[str | float]] = [["Term", "Definition"], ["legs", 8.0], ["pi", 3.14]]
    deck = read("facts.xlsx", workbook({"Facts": rows}))
    assert cards(deck) == [("legs", "8"), ("pi", "3.14")]
    assert deck.title == "facts"


def test_kahoots_sheet_is_known_below_its_instructions() -> None:
    rows: list[list[str | float]] = [
        ["", "Quiz template"],
        ["", "Add questions and at least two answers."],
        ["", "Question - max 120 characters", "Answer 1 - max 75 characters",
         "Answer 2 - max 75 characters", "Answer 3 - max 75 characters",
         "Answer 4 - max 75 characters", "Time limit (sec) – 5 or 10", "Correct answer(s)"],  # noqa: RUF001
        [1.0, "Which of these are fruit?", "apple", "carrot", "pear", "", 20.0, "1,3"],
        [2.0, "How many legs?", "6", "8", "", "", 20.0, 2.0],
    ]  # fmt: skip
    fruit, legs = read("kahoot.xlsx", workbook({"Sheet1": rows})).items
    assert isinstance(fruit, Choice)
    assert [one.text for one in fruit.options if one.right] == ["apple", "pear"]
    assert isinstance(legs, Choice)
    assert [one.text for one in legs.options if one.right] == ["8"]
    assert legs.source == "row 5 of Sheet1"


def test_each_sheet_is_a_deck_and_one_that_is_no_table_is_told() -> None:
    pair: list[list[str | float]] = [["Front", "Back"], ["a", "b"]]
    other: list[list[str | float]] = [["x", "y", "z"], ["1", "2", "3"]]
    decks = read_all("book.xlsx", workbook({"One": pair, "Two": pair, "Odd": other}))
    assert [deck.title for deck in decks] == ["One", "Two"]
    assert "of the sheet Odd has 3 columns" in told(decks[-1])[0]


def test_a_cell_far_away_is_refused_before_room_is_made_for_a_billion_cells() -> None:
    corner = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    far = sheet([["Front", "Back"]]).replace("</sheetData>", corner)
    book = workbook({"S": [["Front", "Back"]]}, **{"xl/worksheets/sheet1.xml": far.encode()})
    with pytest.raises(Refused, match="reaches to row 1048576 and column 16384"):
        read("far.xlsx", book)


def test_a_part_that_is_packed_too_tightly_is_refused_while_it_is_unpacked() -> None:
    bomb = workbook({"S": [["Front", "Back"]]}, **{"xl/sharedStrings.xml": b"0" * 50_000_000})
    assert len(bomb) < 100_000
    with pytest.raises(Refused, match="packed too tightly"):
        read("bomb.xlsx", bomb)


@pytest.mark.parametrize("name", ["xl/workbook.xml", "word/document.xml"])
def test_a_damaged_archive_is_refused_in_a_sentence(name: str) -> None:
    whole = packed({name: "<x/>" * 1000})
    with pytest.raises(Refused):
        read("damaged.xlsx", whole[: len(whole) // 2])
    with pytest.raises(Refused):
        read("nonsense.xlsx", packed({name: "nonsense"}))


def test_a_header_that_lies_about_a_size_is_not_believed() -> None:
    data = bytearray(packed({"xl/workbook.xml": b"<x/>" * 100_000}))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        info = archive.getinfo("xl/workbook.xml")
    real = info.file_size.to_bytes(4, "little")
    for _ in range(2):
        place = data.find(real)
        data[place : place + 4] = (4).to_bytes(4, "little")
    with pytest.raises(Refused):
        read("liar.xlsx", bytes(data))


def test_an_old_workbook_is_refused_with_what_to_do() -> None:
    with pytest.raises(Refused, match=r"Save it as \.xlsx"):
        read("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)


def rights(name: str) -> list[list[str]]:
    """Give the right options of each choice of a file."""
    choices = [one for deck in read_all(name) for one in deck.items if isinstance(one, Choice)]
    return [[option.text for option in one.options if option.right] for one in choices]


def test_kahoots_numbers_are_places_also_where_the_options_are_numbers() -> None:
    assert rights("tables/kahoot.xlsx") == [["Paris"], ["2", "4"], ["0.5"], ["1918"]]


def test_of_kahoots_report_the_questions_are_read_once_and_nobodys_answers() -> None:
    (deck,) = read_all("tables/kahoot_report.xlsx")
    assert rights("tables/kahoot_report.xlsx") == [["Paris"]]
    assert "Ann" not in repr(deck.items)


def test_what_reaches_over_rows_is_said_in_each_and_a_hidden_sheet_is_told() -> None:
    vocabulary, merged = read_all("tables/school.xlsx")
    assert [one.concept for one in merged.items] == ["Cells", "Cells", "Tissue", "Tissue"]
    assert "another sheet: Answers is hidden: show it to have it read. Left out" in told(merged)
    assert ("percent", "25%") in cards(vocabulary)


def test_numbers_are_written_as_excel_shows_them() -> None:
    assert cards(read("tables/number_formats.xlsx"))[:5] == [
        ("What is bold here?", "a\nb"),
        ("Formula", "42"),
        ("VAT", "19%"),
        ("Price", "12.50 €"),
        ("3/4 of it", "2025-03-04"),
    ]

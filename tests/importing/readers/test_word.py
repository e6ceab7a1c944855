"""Word files that are no page of notes are what their text or their table is."""

import pytest

from bot.importing.found import Choice
from bot.importing.remarks import Refused
from tests.importing.reading import body, cards, document, packed, read


def test_a_table_of_questions_and_answers_is_cards() -> None:
    assert cards(read("pages/table_of_cards.docx")) == [
        ("What is ATP?", "energy carrier"),
        ("What is DNA?", "molecule of heredity"),
        ("Ribosome?", "makes proteins"),
    ]


def row(*cells: list[str]) -> str:
    """Write a row of a table, its cells as lists of paragraphs."""
    made = ""
    for cell in cells:
        paragraphs = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in cell)
        made += f"<w:tc>{paragraphs}</w:tc>"
    return f"<w:tr>{made}</w:tr>"


def test_a_cell_of_several_paragraphs_is_one_side() -> None:
    table = row(["ATP"], ['a "coin"', "of cells"]) + row(["DNA"], ["a plan"])
    deck = read("a.docx", packed({"word/document.xml": body(f"<w:tbl>{table}</w:tbl>")}))
    assert cards(deck) == [("ATP", 'a "coin"\nof cells'), ("DNA", "a plan")]


def test_questions_with_options_by_letters_are_choices() -> None:
    first, second = read("pages/aiken.docx").items
    assert isinstance(first, Choice)
    assert isinstance(second, Choice)
    assert [one.text for one in (*first.options, *second.options) if one.right] == ["4", "Lima"]


def test_what_is_neither_is_refused_with_what_would_help() -> None:
    essay = document([("", "Cells are small."), ("", "They live, and that is that.")])
    with pytest.raises(Refused, match=r"no list of concepts.*a table of two columns"):
        read("essay.docx", essay)

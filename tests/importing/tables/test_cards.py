"""What a table's rows become, and what is told where nobody can be sure."""

import pytest

from tests.importing.reading import cards, read, told


def test_a_row_of_unknown_headings_is_a_card_and_told_as_one() -> None:
    deck = read("a.csv", b"Lernwort;Englisch\nHund;dog\nKatze;cat\n")
    assert cards(deck)[0] == ("Lernwort", "Englisch")
    assert told(deck) == [
        "line 1: taken as a card: Lernwort - Englisch "
        "(delete the line if these are the names of the columns)"
    ]


@pytest.mark.parametrize(
    "table",
    ["Hund;Dog\nKatze;Cat\nMaus;Mouse\n", "hund;dog\nkatze;cat\nmaus;mouse\n", "Hund;dog\n"],
)
def test_a_first_card_like_the_others_is_no_heading(table: str) -> None:
    assert told(read("a.csv", table.encode())) == []

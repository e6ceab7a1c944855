"""Word files as pages of notes, and hostile ones."""

import pytest

from bot.importing.remarks import Refused
from tests.importing.reading import body, document, packed, read


def test_a_word_file_is_read_by_its_styles_and_lists() -> None:
    deck = read(
        "notes.docx",
        document(
            [
                ("Title", "Rivers"),
                ("Heading1", "Key ideas"),
                ("list", "Erosion: the wearing away of land by running water."),
                ("list", "Delta: the land that a river builds where it meets the sea."),
                ("Heading1", "Common errors"),
                ("ListBullet", "Rivers always flow south."),
            ]
        ),
    )
    assert deck.title == "Rivers"
    assert [one.name for one in deck.concepts] == ["Erosion", "Delta"]
    assert deck.misconceptions[0].source == "paragraph 6"


def test_a_word_file_with_entities_that_multiply_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>' + body("<w:p/>")
    with pytest.raises(Refused, match="its text cannot be read"):
        read("bomb.docx", packed({"word/document.xml": bomb}))


def test_a_file_that_word_wrote_has_its_tables_and_its_lists_in_levels() -> None:
    deck = read("pages/word.docx")
    assert [one.name for one in deck.concepts] == ["Chlorophyll", "Stoma", "Glucose"]
    assert deck.concepts[0].say == "the green pigment; in leaves"
    first, second = deck.misconceptions
    assert (first.believes, first.instead) == ("Plants breathe in CO2 only.", "They also respire.")
    assert second.believes == "Roots take up sugar."

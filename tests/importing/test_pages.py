"""Pages of notes: headings in any order, bullets of any kind, and drafts made of them."""

import pytest

from bot.importing.found import Card, Choice, Cloze, Extended, Refused, Short, TrueFalse
from tests.importing.reading import body, document, packed, read, told


def test_a_page_of_the_known_headings_is_read_part_by_part() -> None:
    deck = read("pages/headings_of_the_seeds.txt")
    names = ["Cold chain", "Date marking", "Stock rotation", "Temperature records"]
    assert [concept.name for concept in deck.concepts] == names
    assert deck.synopsis.startswith("This unit covers how cold food is kept safe")
    assert len(deck.tips) == 2
    assert len(deck.points) == 3
    assert [one.source for one in deck.misconceptions] == ["line 13", "line 14", "line 15"]


def test_a_wrong_idea_is_told_as_it_is_held_beside_what_is_so() -> None:
    practice, belief, sentence = read("pages/headings_of_the_seeds.txt").misconceptions
    assert practice.believes == (
        "Trusting the smell of food instead of the date on its packet is good practice."
    )
    assert (belief.believes, belief.instead) == (
        "Freezing kills all bacteria.",
        "It only stops them.",
    )
    assert not belief.made_up
    assert sentence.believes == "Best-before dates are about safety."


def test_every_item_of_a_page_is_a_draft_in_its_own_words() -> None:
    deck = read("pages/headings_of_the_seeds.txt")
    assert all(item.draft for item in deck.items)
    kinds = {type(item) for item in deck.items}
    assert kinds == {Card, Cloze, Short, Choice, TrueFalse, Extended}
    assert {item.concept for item in deck.items} == {one.name for one in deck.concepts}


def test_markdown_in_another_order_and_wording_is_the_same_page() -> None:
    deck = read("pages/markdown_reordered.md")
    assert deck.title == "Photosynthesis"
    assert [one.name for one in deck.concepts] == ["Chlorophyll", "Stomata", "Glucose"]
    assert deck.concepts[1].say.endswith("enters a leaf and oxygen leaves it.")
    assert deck.misconceptions[0].believes == "Plants only respire at night."
    assert deck.points[0].mark == "Naming chlorophyll as the pigment that absorbs light."
    assert "line 20: no part of a topic is known by the heading `Further reading`" in told(deck)[0]


def test_a_spanish_page_is_read_and_drafted_in_spanish() -> None:
    deck = read("pages/spanish.txt")
    assert (deck.title, deck.language) == ("La célula", "es")
    assert [one.name for one in deck.concepts][1] == "Núcleo"
    assert deck.misconceptions[0].believes == "Las plantas no tienen mitocondrias."
    first = deck.items[0]
    assert isinstance(first, Card)
    assert first.front == "¿Qué significa «Membrana plasmática»?"


def test_paragraphs_under_numbered_headings_need_no_bullets() -> None:
    deck = read("pages/numbered_paragraphs.txt")
    assert [one.name for one in deck.concepts] == ["Front", "Isobar", "Anticyclone"]
    assert deck.concepts[0].say.endswith("It brings rain.")
    assert deck.tips == ("Draw a map.",)


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


def test_a_page_without_concepts_is_told_what_it_lacks() -> None:
    page = b"Overview\nA page.\n\nExam tips\n- Write.\n"
    with pytest.raises(Refused, match="has no list of concepts"):
        read("page.txt", page)


def test_a_line_of_nothing_but_stars_takes_no_time_to_give_up() -> None:
    page = "Key concepts\n- Star: " + "*a " * 30_000 + "\n\nTips\n- Look up.\n"
    assert [one.name for one in read("stars.md", page.encode()).concepts] == ["Star"]

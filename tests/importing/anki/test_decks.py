"""What Anki's packages hold, of every age, and what becomes of each kind of note."""

from pathlib import Path

import pytest

from bot.importing.found import Card, Cloze, Deck, Gap, Given, Item, Picture, Short
from bot.importing.readers import anki
from bot.importing.recognise import recognise
from tests.importing.anki.packages import BASIC, read

FORMATS = Path(__file__).parents[2] / "formats" / "anki"
PACKAGES = ["schema-11.apkg", "schema-18.apkg", "everything.colpkg"]


def decks_of(name: str) -> tuple[Deck, ...]:
    given = Given(name, (FORMATS / name).read_bytes())
    assert recognise(given).name == "an Anki deck"
    return anki.read(given)


@pytest.fixture(scope="module", params=PACKAGES)
def decks(request: pytest.FixtureRequest) -> tuple[Deck, ...]:
    return decks_of(request.param)


def item(decks: tuple[Deck, ...], key: str) -> Item:
    return next(one for deck in decks for one in deck.items if one.key == key)


def card(decks: tuple[Deck, ...], key: str) -> tuple[str, str]:
    found = item(decks, key)
    assert isinstance(found, Card)
    return found.front, found.back


def test_every_deck_at_the_top_is_a_topic(decks: tuple[Deck, ...]) -> None:
    assert [(deck.title, len(deck.items)) for deck in decks] == [("Spanish", 13), ("Capitals", 1)]


def test_tags_are_concepts_or_else_the_deck_below(decks: tuple[Deck, ...]) -> None:
    keys = ["viva00/0", "viva01/0", "viva03/0", "viva04/0", "viva05/0", "viva09/0"]
    concepts = [item(decks, key).concept for key in keys]
    assert concepts == ["home", "Nouns", "er verbs", "er verbs", "er verbs", ""]


def test_html_is_read_and_sounds_are_told_of(decks: tuple[Deck, ...]) -> None:
    assert card(decks, "viva00/0") == ("house", "la casa")
    assert card(decks, "viva01/0") == ("salt & pepper\n(two words)", "sal y pimienta")
    assert card(decks, "viva02/0") == ("dog", "el perro")
    assert card(decks, "viva09/0") == ("Capital of H₂O-rich Iceland?", "Reykjavík")
    told = [remark.text for remark in decks[0].remarks]
    assert "sounds are left out" in told


def test_a_note_gives_the_cards_that_it_has_in_anki(decks: tuple[Deck, ...]) -> None:
    assert card(decks, "viva03/0") == ("to eat", "comer")
    assert card(decks, "viva03/1") == ("comer", "to eat")
    assert card(decks, "viva04/1") == ("beber", "to drink")
    assert not any(one.key == "viva05/1" for deck in decks for one in deck.items)


def test_an_answer_that_is_typed_in_anki_is_typed_here(decks: tuple[Deck, ...]) -> None:
    typed = item(decks, "viva06/0")
    assert isinstance(typed, Short)
    assert (typed.question, typed.answers) == ("to live", ("vivir",))


def test_each_number_of_a_gap_is_a_question_with_its_hints(decks: tuple[Deck, ...]) -> None:
    first, second = item(decks, "viva07/0"), item(decks, "viva07/1")
    assert isinstance(first, Cloze)
    assert isinstance(second, Cloze)
    assert first.pieces == (Gap(("Soy",)), " de Chile y ", Gap(("tengo",)), " 20 años.")
    assert first.hints == ("ser", "tener")
    assert first.why == "ser for origin"
    assert second.pieces == ("Soy de ", Gap(("Chile",)), " y tengo 20 años.")


def test_a_gap_in_a_gap_is_asked_by_itself_and_with_it(decks: tuple[Deck, ...]) -> None:
    outer, inner = item(decks, "viva08/0"), item(decks, "viva08/1")
    assert isinstance(outer, Cloze)
    assert isinstance(inner, Cloze)
    assert outer.pieces == (Gap(("El gato negro",)), " duerme.")
    assert inner.pieces == ("El ", Gap(("gato",)), " negro duerme.")


def test_pictures_come_along_and_a_card_of_one_alone_is_told_of(decks: tuple[Deck, ...]) -> None:
    assert item(decks, "viva02/0").images == (Picture("dog one.png"),)
    assert decks[0].media["dog one.png"]().startswith(b"\x89PNG")
    (remark,) = decks[1].remarks
    assert remark.source.startswith("note ")
    assert "no text" in remark.text


def test_a_note_of_a_type_that_is_not_there_is_told_of() -> None:
    deck = read((BASIC, "front|back", "", 1), (99, "front|back", "", 1))
    assert [(one.source, one.text) for one in deck.remarks] == [
        ("note 2", "its note type is not there: left out")
    ]

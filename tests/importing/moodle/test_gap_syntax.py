"""Gaps in a text: embedded answers and dragged words, with their escapes, hints and tolerances."""

from bot.importing.found import Cloze, Deck, Gap, Item, Number, Order
from tests.importing.moodle.bank import deck_of


def cloze(text: str) -> Item:
    (item,) = deck_of(
        f'<question type="cloze"><questiontext format="html"><text><![CDATA[{text}]]></text>'
        "</questiontext></question>"
    ).items
    return item


def test_gaps_that_are_typed_dragged_and_selected(every_kind: Deck) -> None:
    boils, drag = every_kind.items[9], every_kind.items[11]
    assert isinstance(boils, Cloze)
    assert boils.pieces[1] == Gap(("100",))
    assert boils.pieces[3] == Gap(("solid", "frozen"))
    assert isinstance(drag, Cloze)
    assert drag.hints == ("atom / gained / ion",)
    assert isinstance(every_kind.items[-1], Order)


def test_one_embedded_number_keeps_its_tolerance() -> None:
    item = cloze("<p>Pi is {1:NM:=3.14:0.005#Yes~%0%3:0.01#Too short} or so</p>")
    assert isinstance(item, Number)
    assert (item.value, item.tolerance) == (3.14, 0.005)
    assert item.question == "Pi is _____ or so"
    assert [slip.because for slip in item.slips] == ["Too short"]


def test_escapes_and_entities_in_embedded_answers() -> None:
    item = cloze(r"<p>{1:SA:=a\}b\#c~=R&amp;D~=x \~ y\\~=z\\#no} is it</p>")
    assert isinstance(item, Cloze)
    assert item.pieces[0] == Gap(("a}b#c", "R&D", "x ~ y\\", "z\\"))


def test_only_words_that_moodle_offers_become_a_hint() -> None:
    text = "{1:SA:=Lima#Yes~*#No} is in {1:MC:=Peru~Chile}, with {1:NM:=10} million people."
    named = "<name><text>C</text></name>"
    deck = deck_of(
        f'<question type="cloze">{named}<questiontext><text>{text}</text></questiontext></question>'
    )
    (cloze,) = deck.items
    assert cloze.hints == ("Chile / Peru",)

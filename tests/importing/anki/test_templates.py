"""One side of a card, filled in as Anki does; one that goes on without end comes to an end."""

import pytest

from bot.importing.found import Card
from tests.importing.anki.packages import BASIC, read, with_template


def test_a_template_that_says_a_field_a_million_times_ends() -> None:
    model = {
        "name": "Own",
        "type": 0,
        "flds": [{"name": "A", "ord": 0}],
        "tmpls": [{"name": "1", "ord": 0, "qfmt": "{{A}}" * 100_000, "afmt": "{{A}}b"}],
    }
    deck = read((BASIC, "a" * 90_000, "", 1), models={BASIC: model})
    assert len(deck.items) + len(deck.remarks) == 1


@pytest.mark.parametrize(
    ("front", "back", "fields", "asked", "answer"),
    [
        ("{{A}}{{#C}} ({{C}}){{/C}}", "{{B}}", "a|b|", "a", "b"),
        ("{{A}}{{#C}} ({{C}}){{/C}}", "{{B}}", "a|b|c", "a (c)", "b"),
        ("{{^C}}{{A}}{{/C}}{{#C}}{{C}}{{/C}}", "{{B}}", "a|b|<br>", "a", "b"),
        ("{{A}}", "{{A}}: {{B}}", "a|b|", "a", "a: b"),
        ("{{A}}", "{{A}}<br>{{B}}", "a|b|", "a", "b"),
        ("{{A}}", "{{FrontSide}}<hr id=answer>{{B}}", "a|a<br>b|", "a", "a\nb"),
        ("{{furigana:A}}", "{{kana:A}}", "漢字[かんじ]||", "漢字 (かんじ)", "かんじ"),
        ("{{A}} {{tts en_US:A}}", "{{text:B}}", "a|b|", "a", "b"),
        ("{{A}}", "{{FrontSide}}<hr ID='answer'>{{B}} {{Tags}}", "a|b|", "a", "b"),
        ("{{A}}{{Nowhere}}{{/C}}", "{{B}}{{#C}}", "a|b|", "a", "b"),
        ("{{A}} [$]x^2[/$]", "[latex]y[/latex]{{B}}", "a|b|", "a x²", "yb"),
    ],
)
def test_templates_are_filled_in_as_anki_does(
    front: str, back: str, fields: str, asked: str, answer: str
) -> None:
    (item,) = with_template(front, back, fields).items
    assert isinstance(item, Card)
    assert (item.front, item.back) == (asked, answer)


def test_a_hint_on_a_card_is_a_hint_here() -> None:
    (item,) = with_template("{{A}} {{hint:C}}", "{{B}}", "a|b|it rhymes").items
    assert isinstance(item, Card)
    assert (item.front, item.hints) == ("a", ("it rhymes",))

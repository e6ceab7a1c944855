"""Letters, places and words of an option stand for taps on it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.language.choices import Tapped, nearest, picks_from
from content.model.items import (
    ChoiceQuestion,
    MatchQuestion,
    MultiSelectQuestion,
    Option,
    OrderQuestion,
    TrueFalseQuestion,
)
from tests.tutor.laying import LIBRARY


def tapped(name: str) -> Tapped:
    item = LIBRARY.item(f"sales-information/{name}")
    assert isinstance(
        item,
        ChoiceQuestion | TrueFalseQuestion | MultiSelectQuestion | OrderQuestion | MatchQuestion,
    )
    return item


@pytest.mark.parametrize(
    ("name", "order", "text", "picks"),
    [
        ("q-proactive", (2, 0, 3, 1), "b", (0,)),
        ("q-proactive", (2, 0, 3, 1), "B.", (0,)),
        ("q-proactive", (2, 0, 3, 1), "TEXTING about a late parcel before anyone asks", (0,)),
        ("q-proactive", (2, 0, 3, 1), "a b", None),
        ("q-proactive", (2, 0, 3, 1), "e", None),
        ("q-touchpoints", (4, 3, 2, 1, 0), "a, c and e", (0, 2, 4)),
        ("q-touchpoints", (4, 3, 2, 1, 0), "ace", (0, 2, 4)),
        ("q-touchpoints", (4, 3, 2, 1, 0), "a & a", (4,)),
        ("q-complaint-steps", (1, 0, 2, 4, 3), "b then a, c, e, d", (0, 1, 2, 3, 4)),
        ("q-complaint-steps", (1, 0, 2, 4, 3), "b a", None),
        ("q-complaint-steps", (1, 0, 2, 4, 3), "bbbbb", None),
        ("q-match-loyalty", (3, 2, 1, 0), "d c b a", (0, 1, 2, 3)),
        ("q-cause", (0, 1), "nope", (1,)),
        ("q-cause", (0, 1), "True!", (0,)),
        ("q-cause", (0, 1), "maybe", None),
        ("q-cause", (0, 1), "¿Verdadero?", (0,)),
        ("q-cause", (0, 1), "no es cierto", (1,)),
        ("q-cause", (0, 1), "ich glaube falsch", (1,)),
        ("q-cause", (0, 1), "stimmt nicht", (1,)),
        ("q-cause", (0, 1), "richtig, weil es so ist", (0,)),
        ("q-cause", (0, 1), "yh tru", (0,)),
        ("q-cause", (0, 1), "nah its flase", (1,)),
        ("q-cause", (0, 1), "that s false", (1,)),
        ("q-cause", (0, 1), "not true", (1,)),
        ("q-cause", (0, 1), "true because it waited for them", (0,)),
        ("q-cause", (0, 1), "true... no false", None),
        ("q-cause", (0, 1), "true obviously", (0,)),
        ("q-cause", (0, 1), "false, it's a month later", (1,)),
        ("q-cause", (0, 1), "i don't think that's true", None),
        ("q-cause", (0, 1), "no idea", None),
        ("q-cause", (0, 1), "true, no wait: false", (1,)),
        ("q-touchpoints", (4, 3, 2, 1, 0), "a b no wait a c", (2, 4)),
        ("q-proactive", (2, 0, 3, 1), "D no wait A", (2,)),
        ("q-proactive", (2, 0, 3, 1), "a, i mean the 2nd one", (0,)),
        ("q-proactive", (2, 0, 3, 1), "la a, digo b", (0,)),
        ("q-proactive", (2, 0, 3, 1), "a ach nein b", (0,)),
        ("q-proactive", (2, 0, 3, 1), "b actually", (0,)),
        ("q-proactive", (2, 0, 3, 1), "probably B but maybe A", None),
        ("q-proactive", (2, 0, 3, 1), "its b i fink", (0,)),
        ("q-proactive", (2, 0, 3, 1), "opt b", (0,)),
        ("q-proactive", (2, 0, 3, 1), "b - nobody has asked yet", (0,)),
        ("q-proactive", (2, 0, 3, 1), "b, it's the only one that comes first", (0,)),
        ("q-proactive", (2, 0, 3, 1), "its B cos u hav to get there first", (0,)),
        ("q-proactive", (2, 0, 3, 1), "a, b", None),
        ("q-proactive", (2, 0, 3, 1), "c no wait d", (1,)),
        ("q-proactive", (2, 0, 3, 1), "teh secnd one", (0,)),
        ("q-proactive", (2, 0, 3, 1), "A obvs", (2,)),
        ("q-proactive", (2, 0, 3, 1), "b 😀", (0,)),
        ("q-proactive", (2, 0, 3, 1), "dunno, maybe B", (0,)),
        ("q-proactive", (2, 0, 3, 1), "B i remember that from the lesson", (0,)),
        ("q-proactive", (2, 0, 3, 1), "a thing they sell", None),
        ("q-proactive", (2, 0, 3, 1), "b or c", None),
        ("q-proactive", (2, 0, 3, 1), "the 2nd one", (0,)),
        ("q-proactive", (2, 0, 3, 1), "the last one", (1,)),
        ("q-proactive", (2, 0, 3, 1), "2", (0,)),
        ("q-proactive", (2, 0, 3, 1), "9", None),
        ("q-proactive", (2, 0, 3, 1), "txting about a late parsel before any one asks", (0,)),
        ("q-sales-fact", (0, 1, 2, 3), "who rote it", None),
        ("q-proactive", (2, 0, 3, 1), "not texting about a late parcel", None),
        ("q-touchpoints", (4, 3, 2, 1, 0), "a b an d", (1, 3, 4)),
        ("q-touchpoints", (4, 3, 2, 1, 0), "B, C, E. The rest are no reason.", (0, 2, 3)),
        ("q-touchpoints", (4, 3, 2, 1, 0), "all of them", (0, 1, 2, 3, 4)),
        ("q-touchpoints", (4, 3, 2, 1, 0), "i dunno a and b", None),
        ("q-touchpoints", (4, 3, 2, 1, 0), "a, c and e since those are public", (0, 2, 4)),
        ("q-touchpoints", (4, 3, 2, 1, 0), "checking in and the reply to a review", (2, 3)),
        ("q-touchpoints", (4, 3, 2, 1, 0), "checking in and the pool", None),
        ("q-touchpoints", (4, 3, 2, 1, 0), "why not the laundry bill, and the meeting", None),
        ("q-sunday", (0, 1, 2, 3), "a line chart of sunday sales, since it shows a trend", (1,)),
        ("q-sunday", (0, 1, 2, 3), "i'd draw a line chart of its sunday sales week by week", (1,)),
        ("q-sunday", (0, 1, 2, 3), "not the line chart since it is too simple", None),
        ("q-sunday", (0, 1, 2, 3), "can you explain what a line chart is", None),
        ("q-cause", (0, 1), "true, they have no idea", (0,)),
        ("q-cause", (0, 1), "verdadero, si no se mueren", (0,)),
        ("q-cause", (0, 1), "no, that's true", None),
    ],
)
def test_letters_and_words_stand_for_taps(
    name: str, order: tuple[int, ...], text: str, picks: tuple[int, ...] | None
) -> None:
    assert picks_from(tapped(name), order, text) == picks


STEPS = "business-principles/recovery-steps"


@pytest.mark.parametrize(
    ("text", "picks"),
    [
        ("listen, say sorry, replace the lid, ring a week later", (0, 1, 2, 3)),
        (
            "first listen then say sorry and put it right then replace the lid then ring",
            (0, 1, 2, 3),
        ),
        ("ring, then replace the lid, then say sorry, then listen", (3, 2, 1, 0)),
        ("listen, then say sorry", None),
        ("listen, say sorry, dance, ring a week later", None),
        ("i would not ring, listen, sorry, lid", None),
    ],
)
def test_steps_may_be_put_in_order_in_words(text: str, picks: tuple[int, ...] | None) -> None:
    item = LIBRARY.item(STEPS)
    assert isinstance(item, OrderQuestion)
    assert picks_from(item, (2, 0, 3, 1), text) == picks


@given(text=st.text(max_size=60))
def test_any_text_is_a_complete_answer_or_none(text: str) -> None:
    for name, order in (("q-proactive", (2, 0, 3, 1)), ("q-complaint-steps", (1, 0, 2, 4, 3))):
        picks = picks_from(tapped(name), order, text)
        assert picks is None or set(picks) <= set(order)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("the texting thing", 1),
        ("txting? parcel thing", 1),
        ("bananas", None),
        ("not the parcel one", None),
        ("parcel or refunds", None),
    ],
)
def test_the_one_option_that_has_a_word_of_what_was_typed_may_be_asked_about(
    text: str, place: int | None
) -> None:
    assert nearest(tapped("q-proactive"), (2, 0, 3, 1), text) == place
    assert nearest(tapped("q-cause"), (0, 1), text) is None


def options(*texts: str) -> tuple[Option, ...]:
    return (Option(right=texts[0]), *(Option(wrong=text) for text in texts[1:]))


@pytest.mark.parametrize(
    ("texts", "typed", "picks"),
    [
        (("Cloroplastos", "Mitocondrias", "Pared celular"), "los cloroplastos y la pared", (0, 2)),
        (
            ("Cloroplastos", "Mitocondrias", "Pared celular"),
            "mitocondrias y los cloroplastos",
            (0, 1),
        ),
        (("Gletscher", "Moräne", "Baumgrenze"), "die Gletscher und eine Moräne", (0, 1)),
    ],
)
def test_several_options_are_named_with_their_articles(
    texts: tuple[str, ...], typed: str, picks: tuple[int, ...]
) -> None:
    question = MultiSelectQuestion(
        id="q-all", concept="cells", type="multi_select", ask="Which?", choices=options(*texts)
    )
    assert picks_from(question, tuple(range(len(texts))), typed) == picks


@pytest.mark.parametrize(
    ("typed", "picks"),
    [("el 77 creo", (0,)), ("in '82", (2,)), ("not 77", None), ("77 or 75", None), ("19", None)],
)
def test_a_year_is_named_by_its_last_two_figures(typed: str, picks: tuple[int, ...] | None) -> None:
    question = ChoiceQuestion(
        id="q-year",
        concept="cells",
        type="choice",
        ask="When?",
        choices=options("1977", "1975", "1982"),
    )
    assert picks_from(question, (0, 1, 2), typed) == picks


@pytest.mark.parametrize(
    ("typed", "picks"),
    [("el nucleo", (0,)), ("El Núcleo", (0,)), ("los ribosomas", (1,)), ("el ULTIMO", (2,))],
)
def test_accents_of_an_option_need_not_be_typed(typed: str, picks: tuple[int, ...]) -> None:
    question = ChoiceQuestion(
        id="q-part",
        concept="cells",
        type="choice",
        ask="Which?",
        choices=options("El núcleo", "Los ribosomas", "La pared"),
    )
    assert picks_from(question, (0, 1, 2), typed) == picks

"""Turns are counted: an odd number contradicts, an even number does not."""

import pytest

from bot.grading.match.contradiction import GUARDS, Contradiction, contradiction
from bot.grading.match.statement import Statement, Weights
from bot.grading.text.claims import claims
from bot.grading.text.words import read
from bot.grading.verdict import Reason


def turned(wanted: str, typed: str) -> Contradiction | None:
    texts = [claims(read(text)) for text in (wanted, typed)]
    weights = Weights([claim.stem for claim in text] for text in texts)
    return contradiction(*(Statement.of(text, weights) for text in texts))


@pytest.mark.parametrize(
    ("wanted", "typed", "guard"),
    [
        ("surveys are reliable", "surveys are not reliable", Reason.NEGATION),
        ("costs rise in winter", "costs fall in winter", Reason.OPPOSITE),
        ("more room to grow", "less room to grow", Reason.OPPOSITE),
        ("all customers are answered", "some customers are answered", Reason.QUANTIFIER),
        ("the hare beat the tortoise", "the tortoise beat the hare", Reason.ROLES),
        ("budgets limit, forecasts guess", "forecasts limit and budgets guess", Reason.ROLES),
    ],
)
def test_one_turn_contradicts_and_says_which_it_was(wanted: str, typed: str, guard: Reason) -> None:
    found = turned(wanted, typed)
    assert found
    assert (found.guard, found.plain) == (guard, True)
    assert guard in GUARDS


@pytest.mark.parametrize(
    ("wanted", "typed"),
    [
        ("loans grow when rates fall", "loans grow if the rates drop"),
        ("the shorter the string the higher the sound", "the longer it is the lower the sound"),
        ("costs do not fall", "costs rise"),
        ("it is not cheap", "it is dear"),
        ("the hare beat the tortoise", "the tortoise was beaten by the hare"),
        ("rice is mixed with water", "water is mixed with rice"),
        ("red, white and blue", "blue, white and red"),
        ("costs rise", "bananas are yellow"),
        ("all shorter strings sound higher", "some longer strings sound lower"),
        ("all customers are answered", "some trees grow tall"),
        ("it is so, customers like all cakes", "it is so, customers like some cakes"),
        ("a survey is a question", "a question is a survey"),
    ],
)  # fmt: skip  # a table
def test_two_turns_and_none_do_not(wanted: str, typed: str) -> None:
    assert turned(wanted, typed) is None


def test_a_turn_among_other_words_is_only_suspected() -> None:
    found = turned(
        "costs rise when the shop buys more stock", "sales fall where nobody knows the staff"
    )
    assert found == Contradiction(Reason.OPPOSITE, plain=False)
    kept = turned("bark keeps weeds from growing", "so that weeds are growing")
    assert kept == Contradiction(Reason.NEGATION, plain=False)

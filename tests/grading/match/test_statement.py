"""A statement keeps what comparisons need: weights, denials and sides."""

import pytest

from bot.grading.match.statement import Statement, Weights
from bot.grading.text.claims import claims
from bot.grading.text.language import language_of
from bot.grading.text.opposites import poles
from bot.grading.text.words import read

YES, NO = frozenset({True}), frozenset({False})


def statement(text: str) -> Statement:
    return Statement.of(claims(read(text)), Weights([]))


def test_a_word_weighs_one_where_it_stands_everywhere_and_most_where_nowhere() -> None:
    weights = Weights([["shop", "rent"], ["shop"], ["shop"]])
    assert weights["shop"] == 1
    assert 1 < weights["rent"] < weights["bananas"]


def test_only_words_with_an_idea_weigh_unless_there_is_none() -> None:
    assert statement("it is the survey").weights.keys() == {"survey"}
    assert statement("it is").weights.keys() == {"it", "is"}


@pytest.mark.parametrize(
    ("text", "word", "denied"),
    [
        ("surveys are reliable", "reliabl", NO),
        ("surveys are not reliable", "reliabl", YES),
        ("it avoids bias", "bias", YES),  # who avoids a thing does not have it
        ("it does not avoid bias", "bias", NO),
        ("it is free of bias", "bias", YES),
        ("salt keeps roads from freezing", "freez", YES),
        ("it stops the paint from peeling", "peel", YES),
        ("it takes heat from burning coal", "burn", NO),
        ("we keep two, one from spring", "spring", NO),
        ("reliable or not reliable", "reliabl", YES | NO),
    ],
)
def test_a_word_is_denied_affirmed_or_both(text: str, word: str, denied: frozenset[bool]) -> None:
    assert statement(text).denials[word] == denied


def test_a_denied_word_stands_on_the_other_side_of_its_scale() -> None:
    ((scale, _), *_) = poles(language_of("en"))["rise"]
    rise, fall, denied = (
        statement(text).sides[scale] for text in ("costs rise", "costs fall", "costs do not rise")
    )
    assert rise != fall
    assert fall == denied

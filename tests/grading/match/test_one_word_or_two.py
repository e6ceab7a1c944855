"""One word or two, with a hyphen, dots, an apostrophe or none: it is the same thing written."""

import pytest

from bot.grading.keys.corpus import Corpus
from bot.grading.keys.key import Key
from bot.grading.short import ShortGrader


def is_right(back: str, typed: str) -> bool:
    key = Key("?", references=(back,))
    return ShortGrader(key, Corpus.of_keys([key])).grade(typed).outcome.is_right


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cash flow", "cashflow"),
        ("first-hand", "firsthand"),
        ("e-commerce", "ecommerce"),
        ("break-even point", "breakeven point"),
        ("K.P.I.", "KPI"),
        ("U.S.A", "usa"),
        ("KPI", "KPIs"),
        ("kpi", "KPIs"),
        ("research & development", "research and development"),
        ("O'Brien", "OBrien"),
        ("x-ray", "xray"),
    ],
)
def test_both_ways_of_writing_are_one(one: str, other: str) -> None:
    assert is_right(one, other)
    assert is_right(other, one)


@pytest.mark.parametrize(
    ("back", "typed"),
    [("AIDA", "AIDS"), ("SWOT", "SWAT"), ("FIFO", "LIFO"), ("moon", "noon"), ("lion", "loin")],
)
def test_another_word_or_abbreviation_is_no_misspelling(back: str, typed: str) -> None:
    assert not is_right(back, typed)


def test_letters_of_an_abbreviation_may_change_places() -> None:
    assert is_right("PESTLE", "PESTEL")


def test_words_that_are_real_are_not_taken_apart() -> None:
    assert not is_right("the rapist", "therapist")

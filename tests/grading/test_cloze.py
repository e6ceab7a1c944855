"""Gaps are filled in order, by fillings alone or by the whole sentence."""

import pytest

from bot.grading.cloze import ClozeGrader
from bot.grading.grader import Grader
from bot.grading.match.reading import Vocabulary
from bot.grading.verdict import Outcome
from content.model.items import ClozeQuestion, Item

Items = dict[str, Item]


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("primary, secondary", Outcome.RIGHT),
        ("Primary and secondary", Outcome.RIGHT),
        ("primary and secondry", Outcome.SLIP),
        ("secondary, primary", Outcome.WRONG),
        ("secondary primary", Outcome.WRONG),
        ("primary", Outcome.PARTLY),
        ("primary first secondary second own", Outcome.WRONG),
        ("primary secondary primary secondary", Outcome.WRONG),
        ("i think primary and then secondary maybe", Outcome.RIGHT),
        ("you gather primary data, others published secondary data", Outcome.RIGHT),
        ("idk", Outcome.NO_ATTEMPT),
        ("No lo sé...", Outcome.NO_ATTEMPT),
    ],
)
def test_gaps_are_filled_in_order(
    grader: Grader, items: Items, typed: str, outcome: Outcome
) -> None:
    assert grader.grade_text(items["q-cloze"], typed).outcome is outcome


def test_a_filling_may_be_typed_as_other_words_of_the_same_name() -> None:
    ask = "A wholesaler is in a {B2B} market, a corner shop in a {B2C} one."
    item = ClozeQuestion.model_validate(
        {"id": "c-markets", "type": "cloze", "concept": "markets", "ask": ask}
    )
    grader = ClozeGrader(item, Vocabulary((), "en"))
    assert grader.grade("B to B, B to C").outcome is Outcome.RIGHT


def test_a_gap_filled_earlier_stays_filled(grader: Grader, items: Items) -> None:
    verdict = grader.grade_text(items["q-cloze"], "secondary", earned=frozenset({0}))
    assert verdict.outcome is Outcome.RIGHT
    assert [point.words for point in verdict.points] == ["", "secondary"]


@pytest.mark.parametrize(
    ("typed", "is_right"), [("{}", True), ("{ }", True), ("[]", False), ("dict", False)]
)
def test_a_gap_may_hold_brackets(grader: Grader, typed: str, *, is_right: bool) -> None:
    ask = r"An empty mapping is {\{\}}."
    item = ClozeQuestion(id="q-empty", concept="sources", type="cloze", ask=ask)
    assert grader.grade_text(item, typed).outcome.is_right == is_right


def filled(ask: str, typed: str, language: str = "en") -> list[bool]:
    question = ClozeQuestion(id="gaps", type="cloze", concept="c1", ask=ask)
    grader = ClozeGrader(question, Vocabulary(ask.replace("{", "").split(), language))
    return [point.got for point in grader.grade(typed).points]


@pytest.mark.parametrize(
    "typed",
    [
        "12%, 25 Dec, CO2",
        "12 % / dec 25 / co\u2082",
        "12 per cent\n25/12\nCO2",
        "12%; 25/12; CO2",
        "12%, 25/12 and CO2",
        "12%,25 December,CO2",
        "12%/25 December/CO2",
    ],
)
def test_several_exact_gaps_are_parted_by_any_sign(typed: str) -> None:
    assert filled("It rose by {12 %} on {25 December} for {CO2}.", typed) == [True] * 3


def test_a_sign_within_a_filling_does_not_part_it() -> None:
    assert filled("{1,200} people on {25/12/1991}", "1,200, 25/12/1991") == [True, True]
    assert filled("{1.5} kg and {3/4} l", "1,5 / 3/4") == [True, True]
    assert filled("{1.5} kg and {3/4} l", "1,5 and 3/4") == [True, True]
    assert filled("{1,5} kg y {3/4} l", "1,5 y 3/4", "es") == [True, True]
    assert filled("{research and development} or {sales}", "research and development, sales") == [
        True,
        True,
    ]


def test_another_value_fills_no_gap() -> None:
    assert filled("{12 %} on {25 December}", "13%, 25 December") == [False, True]
    assert filled("{12 %} on {25 December}", "12 kg; 24 December") == [False, False]

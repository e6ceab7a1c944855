"""Numbers are exact, within the author's tolerance and in any unit of their kind."""

import pytest

from bot.grading.grader import Grader
from bot.grading.numbers import grade_number
from bot.grading.verdict import Outcome
from content.model.items import Item, NumberQuestion


@pytest.mark.parametrize("typed", ["15", "15 %", "fifteen per cent", "15.4", "36/240=15%", "15,0"])
def test_a_number_is_right_in_any_form(grader: Grader, items: dict[str, Item], typed: str) -> None:
    assert grader.grade_text(items["q-change"], typed).outcome is Outcome.RIGHT


@pytest.mark.parametrize("typed", ["51", "-15", "150", "16"])
def test_another_number_is_wrong(grader: Grader, items: dict[str, Item], typed: str) -> None:
    assert grader.grade_text(items["q-change"], typed).outcome is Outcome.WRONG


def test_a_known_slip_brings_its_reason(grader: Grader, items: dict[str, Item]) -> None:
    verdict = grader.grade_text(items["q-change"], "36")
    assert verdict.outcome is Outcome.WRONG
    assert verdict.note.startswith("36 is the change in units")


def test_another_dimension_is_wrong(grader: Grader, items: dict[str, Item]) -> None:
    verdict = grader.grade_text(items["q-change"], "15 km")
    assert (verdict.outcome, verdict.because) == (Outcome.WRONG, "unit")


def test_two_numbers_are_a_bet(grader: Grader, items: dict[str, Item]) -> None:
    assert grader.grade_text(items["q-change"], "13 or 15").outcome is Outcome.UNSURE


def test_no_number_is_no_attempt(grader: Grader, items: dict[str, Item]) -> None:
    assert grader.grade_text(items["q-change"], "a lot").outcome is Outcome.NO_ATTEMPT


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("£600 a year", Outcome.RIGHT),
        ("600 pounds per year", Outcome.RIGHT),
        ("£600 a week", Outcome.WRONG),
        ("£300 a year", Outcome.WRONG),
    ],
)
def test_a_number_may_say_how_often_as_the_question_does(typed: str, outcome: Outcome) -> None:
    ask = "She spends £6 twice a week, 50 weeks a year. How many pounds of sales are that a year?"
    question = {
        "id": "n-sales",
        "type": "number",
        "concept": "sales",
        "ask": ask,
        "answer": 600,
        "unit": "£",
    }
    item = NumberQuestion.model_validate(question)
    assert grade_number(item, typed, "en", ()).outcome is outcome

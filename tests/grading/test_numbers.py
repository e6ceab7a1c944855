"""Numbers are exact, within the author's tolerance and in any unit of their kind."""

import pytest

from bot.grading.grader import Grader
from bot.grading.verdict import Outcome
from content.model.items import Item


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

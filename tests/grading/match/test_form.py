"""How a response is built may keep it from being an answer, whatever its words."""

import pytest

from bot.grading.match.form import bad_form
from bot.grading.match.likeness import RightAnswer
from bot.grading.match.names import is_other_name, is_part_of_name
from bot.grading.verdict import Reason
from tests.grading.match.test_statement import statement

ASKED = "Is the change internal or external to the firm?"
RIGHT = "A new law is external to the firm"


def form(typed: str, right: str = RIGHT, *, wants_list: bool = False) -> Reason | None:
    return bad_form(statement(typed), [statement(right)], statement(ASKED), wants_list=wants_list)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("internal or external", Reason.HEDGE),
        ("the change internal to the firm", Reason.COPIED),
        ("law firm external new tax price staff rent", Reason.DUMP),
        ("it is external since the law is new", None),
        ("less people ringing up asking wheres my sofa", None),
        ("external", None),
    ],
)
def test_what_is_no_answer_says_why(typed: str, reason: Reason | None) -> None:
    assert form(typed) == reason


def test_the_right_words_backwards_say_nothing() -> None:
    right = "Visits a shop secretly to test its service"
    assert form("service its test to secretly shop a visits", right) is Reason.ORDER
    assert form("secretly visits a shop to test the service", right) is None


def test_names_in_a_row_are_a_guess_unless_a_list_was_asked_for() -> None:
    assert form("swot benchmarking pestle", "Benchmarking") is Reason.LIST
    assert form("swot benchmarking pestle", "Benchmarking", wants_list=True) is None


def test_commas_join_a_list_that_was_asked_for() -> None:
    items = "rent, wages, stock, heat, light, tax, fuel, paper"
    assert form(items) is Reason.DUMP
    assert form(items, wants_list=True) is None


@pytest.mark.parametrize(
    ("typed", "other", "part"),
    [
        ("whale shark", True, False),
        ("whale", False, True),
        ("the blue whale", False, False),
        ("it is a whale that is blue", False, False),
    ],
)
def test_a_name_is_the_right_one_a_part_of_it_or_another(
    typed: str, *, other: bool, part: bool
) -> None:
    right = RightAnswer.of(statement("The blue whale"), ())
    assert is_other_name(statement(typed), right) == other
    assert is_part_of_name(statement(typed), right) == part

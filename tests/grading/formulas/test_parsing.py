"""Expressions are read as people write them; one that would take long to work out is not read."""

import pytest

from bot.grading.formulas.expressions import Unreadable
from bot.grading.formulas.parsing import Notation, parsed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mc2", "c^2 * m"),
        ("a/b", "a * 1/b"),
        ("2x + x", "3x"),
        ("√(ab)", "√(b a)"),
        ("9^12", "9^12"),
    ],
)
def test_two_writings_of_one_expression_are_equal(one: str, other: str) -> None:
    assert parsed(one, Notation()) == parsed(other, Notation())


@pytest.mark.parametrize(
    "text",
    [
        "((((((9^12)^12)^12)^12)^12)^12)",
        "(((999999999999^12)^12)^12)",
        "((((1/9)^12)^12)^12)^-12",
        "x^13",
        "((((((((x))))))))",
        "1 + " * 80 + "1",
    ],
)
def test_what_would_take_long_to_work_out_is_not_read(text: str) -> None:
    with pytest.raises(Unreadable):
        parsed(text, Notation())

"""A check of many cases names each one that fails, and is no check without a case."""

import pytest

from tests.complaints import check_each


def even(number: int) -> None:
    assert 4 // number >= 0
    assert number % 2 == 0, "it is odd"


def test_what_fails_is_named_with_its_reason_and_the_rest_is_looked_at_too() -> None:
    with pytest.raises(AssertionError) as failure:
        check_each([2, 3, 4, 0, 5], even, lambda number: f"number {number}")
    text = str(failure.value)
    assert text.startswith("3 of 5:")
    assert all(f"number {number}: " in text for number in (3, 0, 5))
    assert "it is odd" in text
    assert "ZeroDivisionError" in text


def test_when_nothing_fails_nothing_is_said() -> None:
    check_each([2, 4], even)


def test_to_have_looked_at_nothing_is_a_failure() -> None:
    with pytest.raises(AssertionError, match="nothing to check"):
        check_each([], even)

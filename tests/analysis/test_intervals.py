"""Shares and differences of shares, with how far they can be trusted."""

import pytest

from bot.analysis.intervals import Interval, difference, share


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_a_share_has_the_interval_of_wilson(count: int, of: int, low: float, high: float) -> None:
    """The figures are those of Newcombe's paper on single proportions, method 3."""
    found = share(count, of)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)
    assert found.value == count / of


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((0, 10), (0, 20), -0.1611, 0.2775),
    ],
)
def test_a_difference_has_the_interval_of_newcombe(
    one: tuple[int, int], other: tuple[int, int], low: float, high: float
) -> None:
    """The figures are those of Newcombe's paper on differences, method 10."""
    found = difference(share(*one), share(*other))
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


def test_more_people_make_a_narrower_interval() -> None:
    widths = [one.high - one.low for one in (share(n, 2 * n) for n in (2, 5, 20, 200))]
    assert widths == sorted(widths, reverse=True)
    assert isinstance(share(1, 2), Interval)

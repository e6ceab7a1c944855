"""Figures of a running bot, as it counts them."""

import pytest

from bot.counts import BOUNDS, Times


def test_a_time_is_counted_by_the_lowest_bound_that_holds_it() -> None:
    times = Times()
    for seconds in (0.0, BOUNDS[0], BOUNDS[0] + 0.001, BOUNDS[-1] + 1):
        times.note(seconds)
    assert times.within == [2, 1, *[0] * (len(BOUNDS) - 2), 1]
    assert times.seconds == pytest.approx(2 * BOUNDS[0] + BOUNDS[-1] + 1.001)

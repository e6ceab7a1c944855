"""A worker that is frozen or cut off is replaced, and does nothing behind its successor's back."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.fencing import LEARNERS, cut_and_mend, cut_and_stop, freeze_and_wake
from tests.e2e.workers import WorkersTally

pytestmark = pytest.mark.postgres


@pytest.mark.parametrize("strike", [freeze_and_wake, cut_and_mend, cut_and_stop])
async def test_a_worker_that_was_frozen_or_cut_off_does_nothing_twice_when_it_is_back(
    tmp_path: Path, strike: Callable[[Path], Coroutine[Any, Any, WorkersTally]]
) -> None:
    tally = await strike(tmp_path)
    assert (tally.lost, tally.twice, tally.replies_lost, tally.out_of_order) == (0, 0, 0, 0)
    assert tally.replies_doubled <= LEARNERS, "more than was just on its way to each"
    assert tally.unanswered_taps == 0
    assert tally.contradictions == ()

"""Workers are killed and their server stopped: nothing is lost, and nothing counts twice."""

from pathlib import Path
from random import Random

import pytest

from tests.e2e.workers import kill_and_count


@pytest.mark.parametrize(
    ("kills", "stops"),
    [
        pytest.param(4, 1, marks=pytest.mark.postgres),
        pytest.param(12, 2, marks=pytest.mark.proof),
    ],
)
async def test_kills_of_workers_and_stops_of_the_server_lose_nothing(
    tmp_path: Path, kills: int, stops: int
) -> None:
    seed = Random().randrange(1_000_000)  # noqa: S311  # a failure shows it
    tally = await kill_and_count(tmp_path, kills=kills, learners=2, stops=stops, seed=seed)
    assert (tally.kills, tally.server_stops) == (kills, stops)
    assert (tally.lost, tally.twice, tally.replies_lost, tally.out_of_order) == (0, 0, 0, 0)
    assert tally.replies_doubled <= tally.in_flight
    assert tally.unanswered_taps == 0
    assert tally.contradictions == ()

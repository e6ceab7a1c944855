"""SIGKILL at random moments while updates flow: nothing is lost, and nothing counts twice."""

from pathlib import Path
from random import Random

import pytest

from tests.e2e.killing import kill_and_count

LONG = pytest.mark.proof


@pytest.mark.parametrize(
    ("webhook", "learners", "kills"),
    [
        (False, 5, 2),
        pytest.param(False, 15, 5, marks=LONG),
        pytest.param(True, 15, 5, marks=LONG),
    ],
)
async def test_kills_at_random_moments_lose_no_answer_and_no_reply(
    tmp_path: Path, *, webhook: bool, learners: int, kills: int
) -> None:
    seed = Random().randrange(1_000_000)  # noqa: S311  # a failure shows it
    tally = await kill_and_count(
        tmp_path, learners=learners, rounds=1, kills=kills, seed=seed, webhook=webhook
    )
    assert tally.kills == kills
    assert tally.updates >= 20 * learners
    assert (tally.lost, tally.twice, tally.replies_lost, tally.out_of_order) == (0, 0, 0, 0)
    assert tally.replies_doubled <= tally.in_flight
    assert tally.unanswered_taps == 0
    assert tally.contradictions == ()

"""SIGKILL at random moments while 300 updates flow: nothing is lost, and nothing counts twice."""

from pathlib import Path
from random import Random

import pytest

from tests.e2e.killing import kill_and_count

LEARNERS, ROUNDS, KILLS = 15, 1, 5


@pytest.mark.parametrize("webhook", [False, pytest.param(True, marks=pytest.mark.proof)])
async def test_kills_at_random_moments_lose_no_answer_and_no_reply(
    tmp_path: Path, *, webhook: bool
) -> None:
    seed = Random().randrange(1_000_000)  # noqa: S311  # a failure shows it
    tally = await kill_and_count(
        tmp_path, learners=LEARNERS, rounds=ROUNDS, kills=KILLS, seed=seed, webhook=webhook
    )
    assert tally.kills == KILLS
    assert tally.updates >= 300
    assert (tally.lost, tally.twice, tally.replies_lost, tally.out_of_order) == (0, 0, 0, 0)
    assert tally.replies_doubled <= tally.in_flight
    assert tally.unanswered_taps == 0
    assert tally.contradictions == ()

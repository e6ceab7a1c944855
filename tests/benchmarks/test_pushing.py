"""A fleet that pushes, in the small: nothing is timed, and nobody is missed."""

from pathlib import Path

import pytest

from benchmarks.pushing import Plan, measure


@pytest.mark.proof
async def test_bots_that_push_or_whose_token_is_revoked_hold_up_no_other(tmp_path: Path) -> None:
    plan = Plan(bots=8, pushing=2, groups=6, others=2, own=1, think=0.1, lead=0)
    outcome = await measure(plan, tmp_path, tmp_path / "viva.db")
    assert (outcome.never, outcome.twice) == (0, 0)
    assert (outcome.ended, outcome.replied) == (1, 7)
    assert outcome.contradictions == ()

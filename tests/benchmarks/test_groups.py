"""The wave of groups in the small: nothing is timed, and each group is asked."""

from pathlib import Path

import pytest

from benchmarks.groups.wave import Plan, measure


@pytest.mark.parametrize("kills", [0, pytest.param(1, marks=pytest.mark.proof)])
async def test_every_group_is_asked_also_when_the_bot_is_killed(kills: int, tmp_path: Path) -> None:
    plan = Plan(groups=8, learners=2, think=0.1, kills=kills, options=("--no-meaning",))
    outcome = await measure(plan, tmp_path)
    assert outcome.kills == kills
    assert outcome.never == 0
    assert outcome.twice <= kills
    assert outcome.contradictions == ()
    assert outcome.waits or kills

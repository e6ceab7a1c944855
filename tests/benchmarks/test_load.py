"""The load run in the small: nothing is timed, and all that was sent is worked off."""

from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from benchmarks.load.contestants import DATABASE, Contestant, contestants
from benchmarks.load.measuring import Load, measure

LEARNERS = 3


def entered() -> list[ParameterSet]:
    """Give the bots; importing aiogram takes seconds, too long for a test of everyday."""
    slow = {"aiogram's echo": pytest.mark.proof}
    return [pytest.param(one, id=one.name, marks=slow.get(one.name, ())) for one in contestants()]


@pytest.mark.parametrize("contestant", entered())
async def test_everything_said_to_a_bot_is_answered_and_nothing_is_lost(
    contestant: Contestant, tmp_path: Path
) -> None:
    """A database that misses something is an error of the run itself."""
    run = await measure(contestant, tmp_path, Load(LEARNERS, warm_up=0.0, seconds=0.5))
    assert run.updates >= LEARNERS
    assert (tmp_path / DATABASE).exists() == contestant.name.startswith("Viva")

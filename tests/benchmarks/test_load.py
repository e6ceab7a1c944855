"""The load run in the small: nothing is timed, and all that was sent is worked off."""

from pathlib import Path

import pytest

from benchmarks.load.contestants import DATABASE, Contestant, contestants
from benchmarks.load.measuring import Load, measure

LEARNERS = 3

EVERYDAY = ("Viva, graded and durable", "stock echo (baseline)")
"""The others are not ours, and begin slowly: importing aiogram takes seconds."""


@pytest.mark.parametrize(
    "contestant",
    [
        pytest.param(
            one, id=one.name, marks=() if one.name.startswith(EVERYDAY) else pytest.mark.proof
        )
        for one in contestants()
    ],
)
async def test_everything_said_to_a_bot_is_answered_and_nothing_is_lost(
    contestant: Contestant, tmp_path: Path
) -> None:
    """A database that misses something is an error of the run itself."""
    run = await measure(contestant, tmp_path, Load(LEARNERS, warm_up=0.0, seconds=0.5))
    assert run.updates >= LEARNERS
    assert (tmp_path / DATABASE).exists() == contestant.name.startswith("Viva")

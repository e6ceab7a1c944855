"""The simulated learners that forecasts are held against."""

from collections import Counter
from itertools import pairwise

import pytest

from benchmarks.forecast.honesty import BEFORE, Promise, promised
from benchmarks.forecast.pupils import ALL, Pupil
from benchmarks.learning.learners import Case, born
from benchmarks.learning.ours import DAY
from benchmarks.learning.worlds import World
from state.memory.forecast import Point

SHORT = Case(items=40, days=14, budget=8)


def lived(world: World, case: Case, seed: int) -> Pupil:
    pupil = Pupil(born(world, case, seed))
    for day in range(case.days):
        pupil.live(day)
    return pupil


@pytest.mark.parametrize("world", ALL, ids=lambda world: world.name)
def test_the_same_learner_lives_the_same_life(world: World) -> None:
    first, again = (lived(world, SHORT, 3) for _ in range(2))
    assert first.log == again.log
    assert first.share() == again.share()


@pytest.mark.parametrize("world", ALL, ids=lambda world: world.name)
def test_whoever_revises_remembers_more_than_who_does_not(world: World) -> None:
    idle = [Pupil(born(world, SHORT, seed)).share() for seed in range(4)]
    assert sum(lived(world, SHORT, seed).share() for seed in range(4)) > sum(idle) + 0.4


def test_what_the_tutor_remembers_is_what_the_log_gives() -> None:
    pupil = lived(ALL[0], SHORT, 1)
    days = Counter(event.day for history in pupil.log.values() for event in history)
    assert set(days.values()) == {SHORT.budget}
    assert {ref: len(log) for ref, log in pupil.log.items()} == {
        ref: memory.reps for ref, memory in pupil.tutor.memories.items()
    }


def test_only_what_was_met_before_is_expected_to_be_remembered() -> None:
    pupil = lived(ALL[0], SHORT, 1)
    later = [
        event
        for history in pupil.log.values()
        for before, event in pairwise(history)
        if event.day > before.day
    ]
    assert len(pupil.asked) == len(later) > 20
    assert all(0 < one.own < 1 and 0 < one.usual < 1 for one in pupil.asked)
    assert min(event.day for event in later) > DAY


def test_forecasts_are_made_on_the_days_they_are_told_for() -> None:
    told = promised(Pupil(born(ALL[1], Case(items=40, days=30, budget=8), 2)))
    assert tuple(one.before for one in told) == BEFORE
    assert len({one.true for one in told}) == 1


def test_a_promise_is_held_within_its_range_only() -> None:
    said = Point(DAY, 0.5, 0.6, 0.7)
    held = [Promise("traces", 7, said, true).held for true in (0.49, 0.5, 0.7, 0.71)]
    assert held == [False, True, True, False]

"""The simulated learners of `benchmarks/learning`: plausible, and the same for all policies."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.learning.learners import Case, born
from benchmarks.learning.ours import TOPIC, bank
from benchmarks.learning.play import POLICIES, exam_day_recall
from benchmarks.learning.report import main_tables, other_table, play
from benchmarks.learning.worlds import WORLDS, Mind, World

SMALL = Case(items=12, days=4, budget=6)


def newborn(world: World, seed: int = 1) -> Mind:
    return world.born(Random(seed), 1)  # noqa: S311  # a simulation, not a secret


@pytest.mark.parametrize("world", WORLDS, ids=lambda world: world.name)
@given(
    answers=st.lists(st.tuples(st.integers(0, 9), st.booleans()), max_size=8), seed=st.integers()
)
def test_a_chance_of_recall_is_a_chance_and_falls_until_the_item_is_met_again(
    world: World, answers: list[tuple[int, bool]], seed: int
) -> None:
    mind, day = newborn(world, seed), 0
    for gap, recalled in answers:
        day += gap
        mind.meet(0, day, recalled=recalled)
    chances = [mind.recall(0, day + later) for later in range(0, 60, 5)]
    assert all(0 <= chance <= 1 for chance in chances)
    assert all(earlier >= later - 1e-9 for earlier, later in pairwise(chances))
    assert (chances[0] > 0) == bool(answers)


@pytest.mark.parametrize("world", WORLDS, ids=lambda world: world.name)
@pytest.mark.parametrize("recalled", [True, False])
def test_what_would_follow_is_what_does_follow(world: World, *, recalled: bool) -> None:
    mind = newborn(world)
    mind.meet(0, 0, recalled=False)
    foreseen = mind.recall_if_met(0, 3, 9, recalled=recalled)
    mind.meet(0, 3, recalled=recalled)
    assert mind.recall(0, 9) == pytest.approx(foreseen)


@pytest.mark.parametrize("world", WORLDS, ids=lambda world: world.name)
def test_recalling_strengthens_more_than_being_told(world: World) -> None:
    mind = newborn(world)
    mind.meet(0, 0, recalled=False)
    told, recalled = (mind.recall_if_met(0, 2, 20, recalled=how) for how in (False, True))
    assert recalled > told


def test_everybody_meets_the_same_learner() -> None:
    one, other = (born(WORLDS[0], SMALL, seed=3) for _ in range(2))
    assert one == other
    assert one.mind().recall(5, 0) == other.mind().recall(5, 0)
    assert born(WORLDS[0], SMALL, seed=4) != one


@pytest.mark.parametrize("policy", POLICIES)
def test_a_policy_played_twice_comes_to_the_same(policy: str) -> None:
    learner = born(WORLDS[1], SMALL, seed=1)
    recall = exam_day_recall(learner, policy)
    assert 0 < recall < 1
    assert exam_day_recall(learner, policy) == recall


def test_the_bank_has_items_from_recognising_to_producing_in_every_concept() -> None:
    library = bank(16)
    kinds = [type(library.item(f"{TOPIC}/item-{number}")).__name__ for number in range(8)]
    assert (
        kinds
        == [*["ChoiceQuestion"] * 3, *["Flashcard"] * 2, "ClozeQuestion"] + ["ShortQuestion"] * 2
    )
    assert len(library.refs(TOPIC)) == 16


def test_the_tables_name_every_policy_and_every_world() -> None:
    cell = play(SMALL, learners=2, seed=1)
    page = main_tables([cell]) + other_table([cell])
    assert all(f"| {name} |" in page for name in POLICIES)
    assert all(world.name in page for world in WORLDS)

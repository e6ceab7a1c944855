"""A learner's own memory parameters: taken when they foretell better, and only then."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from state.memory import fitting, schedule
from state.memory.fitting import fit
from state.memory.retrievals import Retrieval, retrievals
from state.memory.schedule import DEFAULTS, Parameters
from state.records.learners import Memory, Rating, Review

DAY = 739_000

QUICK_TO_FORGET: Parameters = (
    *(stability / 6 for stability in DEFAULTS[:4]),
    *DEFAULTS[4:8],
    DEFAULTS[8] - 0.9,
    *DEFAULTS[9:20],
    0.3,
)
"""A learner who forgets several times faster than most, and gains less from each review."""


def revised(true: Parameters, seed: int, days: int = 150) -> list[list[Review]]:
    """Let a learner whose memory has these parameters revise 120 items as the tutor would have it.

    The tutor plans with the defaults. Give the reviews of each item.
    """
    chance = random.Random(seed)  # noqa: S311  # the same learner each time
    log: dict[str, list[Review]] = {}
    minds: dict[str, Memory] = {}
    planned: dict[str, Memory] = {}
    for day in range(DAY, DAY + days):
        for item in todays(planned, day):
            knows = chance.random() < known(minds.get(item), day, true)
            event = Review(item, day, day, Rating.GOOD if knows else Rating.AGAIN, 0.9)
            minds[item] = schedule.review(minds.get(item), event, true)
            planned[item] = schedule.review(planned.get(item), event)
            log.setdefault(item, []).append(event)
    return list(log.values())


def todays(planned: dict[str, Memory], day: int) -> list[str]:
    due = [item for item, memory in planned.items() if memory.due <= day]
    new = [f"t/{number}" for number in range(120) if f"t/{number}" not in planned]
    return [*sorted(due, key=lambda item: planned[item].due), *new][:12]


def known(memory: Memory | None, day: int, true: Parameters) -> float:
    return schedule.recall(memory, day, true) if memory else 0.6


def test_a_learner_who_forgets_faster_gets_parameters_that_foretell_better() -> None:
    fitted = fit(revised(QUICK_TO_FORGET, seed=1), DEFAULTS)
    assert fitted is not None
    assert fitted.loss < fitted.loss_before - 0.01
    assert fitted.retrievals >= 100
    assert fitted.parameters[2] < DEFAULTS[2]  # days that a first "Good" lasts


def test_the_fitted_parameters_foretell_days_to_come() -> None:
    histories = revised(QUICK_TO_FORGET, seed=2, days=200)
    past = [[event for event in history if event.day < DAY + 150] for history in histories]
    fitted = fit(past, DEFAULTS)
    assert fitted is not None
    assert loss_from(DAY + 150, histories, fitted.parameters) < loss_from(
        DAY + 150, histories, DEFAULTS
    )


def loss_from(day: int, histories: list[list[Review]], parameters: Parameters) -> float:
    told = [t for history in histories for t in retrievals(history, parameters) if t.day >= day]
    return sum(retrieval.loss for retrieval in told) / len(told)


@pytest.mark.parametrize("seed", range(8))
def test_a_learner_like_most_keeps_the_defaults(seed: int) -> None:
    assert fit(revised(DEFAULTS, seed), DEFAULTS) is None


def test_whoever_has_fitting_parameters_already_keeps_them() -> None:
    histories = revised(QUICK_TO_FORGET, seed=3)
    assert fit(histories, QUICK_TO_FORGET) is None


def test_few_reviews_fit_nothing() -> None:
    few = revised(QUICK_TO_FORGET, seed=1, days=30)
    told = [t for history in few for t in retrievals(history, DEFAULTS)]
    assert 100 < len(told) < fitting.MINIMUM
    assert fit(few, DEFAULTS) is None


def test_the_same_log_always_gives_the_same_parameters() -> None:
    histories = revised(QUICK_TO_FORGET, seed=4)
    assert fit(histories, DEFAULTS) == fit(iter(histories), DEFAULTS) is not None


def test_a_log_that_never_came_back_to_an_item_on_another_day_fits_nothing() -> None:
    cramming = [[Review(f"t/{n}", 0, DAY, Rating.GOOD, 0.9)] * 3 for n in range(500)]
    assert fit([*cramming, []], DEFAULTS) is None


def test_enough_reviews_on_only_two_days_fit_nothing() -> None:
    twice = [
        [Review(f"t/{n}", 0, DAY + day, Rating.GOOD, 0.9) for day in (0, 1)] for n in range(500)
    ]
    assert fit(twice, DEFAULTS) is None


@given(st.lists(st.tuples(st.integers(-30, 60), st.sampled_from(Rating)), max_size=40))
def test_a_trial_is_a_review_on_a_later_day_than_any_other(steps: list[tuple[int, Rating]]) -> None:
    days = [DAY + step for step, _ in steps]
    history = [Review("t/a", 0, DAY + step, rating, 0.9) for step, rating in steps]
    told = list(retrievals(history, DEFAULTS))
    assert [retrieval.day for retrieval in told] == list(records(days))
    assert all(0 < retrieval.expected < 1 and retrieval.elapsed > 0 for retrieval in told)


def records(days: list[int]) -> Iterator[int]:
    """Give each day that is later than all before it, but for the first."""
    latest = days[0] if days else 0
    for day in days:
        if day > latest:
            yield day
        latest = max(latest, day)


@pytest.mark.parametrize(
    ("expected", "recalled", "loss"), [(0.5, True, 0.693), (0.9, True, 0.105), (0.9, False, 2.303)]
)
def test_the_surer_and_the_more_wrong_the_greater_the_loss(
    expected: float, *, recalled: bool, loss: float
) -> None:
    assert Retrieval(DAY, 2, 9, expected, 0, recalled).loss == pytest.approx(loss, abs=1e-3)


def test_no_single_trial_can_outweigh_all_others() -> None:
    assert Retrieval(DAY, 2, 1, 1.0, 0, recalled=False).loss < 10

"""In which order options are shown, and what a guess could fall on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.choosing.items import item_of
from bot.tutor.choosing.options import options_of, order_by, order_of, shown_order
from bot.tutor.model.drill import Drill, Mode, Prompt, Why
from state.values import replace
from tests.tutor.laying import LIBRARY, WHOLE
from tests.tutor.on_item import TOPIC, on

STEPS = "sales-information/q-complaint-steps"
CHOICE = "sales-information/q-sales-fact"


def test_steps_are_never_shown_in_the_right_order() -> None:
    item = item_of(LIBRARY, STEPS)
    orders = {order_by(seed, STEPS, item) for seed in range(2000)}
    assert tuple(range(5)) not in orders
    assert {tuple(sorted(order)) for order in orders} == {tuple(range(5))}


def test_true_always_comes_before_false() -> None:
    ref = "sales-information/q-cause"
    assert {order_by(seed, ref, item_of(LIBRARY, ref)) for seed in range(20)} == {(0, 1)}


def test_what_is_typed_has_no_order() -> None:
    ref = "sales-information/s-scores"
    assert order_by(1, ref, item_of(LIBRARY, ref)) == ()


def test_only_the_item_that_is_asked_once_more_changes_its_order() -> None:
    item = item_of(LIBRARY, CHOICE)
    drill = Drill(Mode.REVISE, 1, 1, ())
    first = order_of(drill, CHOICE, item)
    asked = replace(drill, prompt=Prompt(CHOICE, 1, "v"))
    again = replace(drill, prompt=Prompt(CHOICE, 2, "v", Why.AGAIN))
    other = replace(drill, prompt=Prompt(STEPS, 2, "v", Why.AGAIN))
    assert order_of(asked, CHOICE, item) == order_of(other, CHOICE, item) == first
    assert order_of(again, CHOICE, item) != first


@pytest.mark.parametrize(
    ("name", "count"),
    [("q-sales-fact", 4), ("q-cause", 2), ("q-touchpoints", 0), ("q-complaint-steps", 0)],
)
def test_a_guess_falls_on_one_option_and_several_taps_are_not_guessed(
    name: str, count: int
) -> None:
    assert options_of(item_of(LIBRARY, f"sales-information/{name}")) == count


def test_of_what_is_taught_no_more_nothing_can_be_guessed() -> None:
    assert options_of(None) == 0


def test_asked_once_more_the_options_stand_in_another_order() -> None:
    ref = f"{TOPIC}/q-sunday"
    item = item_of(WHOLE.library, ref)
    asked, again = (on(ref, why=why).drill for why in (Why.DUE, Why.AGAIN))
    assert order_of(asked, ref, item) != order_of(again, ref, item)


@given(seed=st.integers(0, 2**31), ref=st.text(max_size=20), count=st.integers(0, 12))
def test_options_are_shown_in_an_order_that_stays_for_a_seed_and_an_item(
    seed: int, ref: str, count: int
) -> None:
    order = shown_order(seed, ref, count)
    assert sorted(order) == list(range(count))
    assert shown_order(seed, ref, count) == order


def test_another_seed_shows_another_order() -> None:
    assert len({shown_order(seed, "t/a", 6) for seed in range(20)}) > 10

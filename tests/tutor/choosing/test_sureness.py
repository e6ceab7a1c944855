"""It is asked how sure somebody is where that tells most, and of one question in four at most."""

from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.choosing.sureness import worth_asking
from bot.tutor.model.drill import Queued, Why
from bot.tutor.model.shelf import Shelf
from content.ids import own_id_of
from state.records.learners import Hold, Holding, Memory, Rating
from tests.tutor.laying import DAY, LIBRARY

TOPIC = "sales-information"
REFS = LIBRARY.refs(TOPIC)


def known(name: str, stability: float, days_ago: int) -> Memory:
    return Memory(f"{TOPIC}/{name}", stability, 5.0, DAY - days_ago, DAY, 3, 0, Rating.GOOD)


def asked(*names: str, shelf: Shelf, why: Why = Why.DUE) -> list[str]:
    queue = [Queued(f"{TOPIC}/{name}", why) for name in names]
    return [own_id_of(ref) for ref in worth_asking(LIBRARY, shelf, DAY, queue)]


NUMBERS = ("n-change", "n-response", "n-share", "n-lifetime")
"""Questions without options or wrong ideas."""


def test_the_chance_of_recall_near_the_middle_tells_most() -> None:
    shelf = Shelf(
        memories=(
            known("n-change", 90.0, 2),
            known("n-response", 2.0, 40),
            known("n-share", 60.0, 5),
            known("n-lifetime", 40.0, 3),
        )
    )
    assert asked(*NUMBERS, shelf=shelf) == ["n-response"]


def test_what_is_firm_is_not_worth_the_question() -> None:
    shelf = Shelf(memories=tuple(known(name, 200.0, 1) for name in NUMBERS))
    assert asked(*NUMBERS, shelf=shelf) == []


def test_where_a_guess_can_be_right_it_tells_more() -> None:
    alike = Shelf(memories=tuple(known(name, 2.0, 20) for name in (*NUMBERS, "q-cause")))
    assert asked(*NUMBERS[:3], "q-cause", shelf=alike) == ["q-cause"]


def test_a_wrong_idea_that_was_heard_comes_before_all() -> None:
    held = Holding(f"{TOPIC}/scores-show-the-market", Hold.ACTIVE, 2, DAY - 3)
    shelf = Shelf(
        memories=tuple(known(name, 2.0, 40) for name in (*NUMBERS, "s-scores")), holdings=(held,)
    )
    assert asked(*NUMBERS[:3], "s-scores", shelf=shelf) == ["s-scores"]


def test_neither_a_guess_at_something_new_nor_a_card_is_asked_about() -> None:
    cards = ("f-trend", "f-pestle", "f-share", "f-morale")
    assert asked(*cards, shelf=Shelf()) == []
    assert asked(*NUMBERS, shelf=Shelf(), why=Why.OPENING) == []


@given(st.lists(st.sampled_from(REFS), unique=True, max_size=12))
def test_it_is_one_question_in_four_at_most(refs: list[str]) -> None:
    chosen = worth_asking(LIBRARY, Shelf(), DAY, [Queued(ref, Why.NEW) for ref in refs])
    assert len(chosen) <= len(refs) // 4
    assert set(chosen) <= set(refs)


def test_it_is_never_asked_of_two_questions_that_lie_close_together() -> None:
    others = ("s-report-checks", "c-data", "c-swot", "s-second-source")
    days = dict.fromkeys((*NUMBERS, *others), 20) | dict.fromkeys(NUMBERS[:2], 40)
    shelf = Shelf(memories=tuple(known(name, 2.0, ago) for name, ago in days.items()))
    first, second = asked(*days, shelf=shelf)
    places = list(days)
    assert abs(places.index(first) - places.index(second)) >= 4

"""What a session is made of: what is due, one check, and not too much that is new."""

from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.queue import RUNGS, Shelf, compose, item_of, kind_of, minutes, quiz_items, size_of
from bot.tutor.session import Slot, Why, shown_order
from content.library import Library
from state import schedule
from state.records import Hold, Holding, Memory, Rating, Review
from tests.dialogues.player import cut_down
from tests.tutor.laying import DAY, LIBRARY

TOPIC = "sales-information"
REFS = LIBRARY.refs(TOPIC)


def memory(ref: str, *, days_ago: int = 1, rating: Rating = Rating.AGAIN) -> Memory:
    return schedule.review(None, Review(ref, 0, DAY - days_ago, rating, 0.9))


def shelf(*due: Memory, met: dict[str, Rating] | None = None, **rest: object) -> Shelf:
    known = {one.item: one.last for one in due} | (met or {})
    return Shelf(due=due, met=known, **rest)  # type: ignore[arg-type]  # passed on by name


def composed(on: Shelf, size: int = 8, library: Library = LIBRARY) -> tuple[Slot, ...]:
    return compose(library, [TOPIC], on, DAY, size)


def concept_of(slot: Slot) -> str:
    return item_of(LIBRARY, slot.ref).concept


def new_in(slots: tuple[Slot, ...]) -> list[Slot]:
    return [slot for slot in slots if slot.why in (Why.NEW, Why.OPENING)]


def test_a_first_session_opens_three_concepts_in_pairs() -> None:
    slots = composed(shelf())
    assert [slot.why for slot in slots] == [Why.OPENING, Why.NEW] * 3
    pairs = [
        (concept_of(one), concept_of(two)) for one, two in zip(slots[::2], slots[1::2], strict=True)
    ]
    assert all(one == two for one, two in pairs)
    assert len({one for one, _ in pairs}) == 3


def test_what_is_due_comes_weakest_first_and_something_likely_last() -> None:
    due = [memory(ref, days_ago=ago) for ref, ago in zip(REFS, (1, 9, 3, 5), strict=False)]
    slots = [slot.ref for slot in composed(shelf(*due)) if slot.why is Why.DUE]
    assert slots[0] == due[1].item
    assert composed(shelf(*due))[-1].ref == due[0].item


@given(count=st.integers(4, 8))
def test_at_most_two_are_new_beside_other_work(count: int) -> None:
    due = [memory(ref) for ref in REFS[:count]]
    assert len(new_in(composed(shelf(*due, accuracy=0.9)))) <= 2


def test_nothing_is_new_while_too_much_is_missed() -> None:
    assert new_in(composed(shelf(memory(REFS[0]), accuracy=0.59))) == []
    assert new_in(composed(shelf(memory(REFS[0]), accuracy=0.6))) != []


def test_somebody_who_misses_a_lot_and_has_nothing_due_still_gets_something() -> None:
    assert len(new_in(composed(shelf(accuracy=0.2)))) == 2


def test_one_wrong_idea_is_checked_and_no_more() -> None:
    held = tuple(
        Holding(f"{TOPIC}/{name}", Hold.ACTIVE, 2, DAY - 1)
        for name in ("scores-show-the-market", "print-means-true")
    )
    slots = composed(shelf(memory(REFS[0]), holdings=held))
    assert [slot.ref for slot in slots if slot.why is Why.CHECK] == [f"{TOPIC}/s-scores"]


def test_a_mere_suspicion_is_not_checked() -> None:
    held = (Holding(f"{TOPIC}/scores-show-the-market", Hold.SUSPECTED, 1, DAY - 1),)
    assert all(slot.why is not Why.CHECK for slot in composed(shelf(holdings=held)))


def test_what_was_planned_for_today_comes_before_what_is_due() -> None:
    due = [memory(ref, days_ago=9) for ref in REFS[:3]]
    planned = REFS[5]
    assert composed(shelf(*due, rechecks=(planned,)))[0].ref == planned


CLIMB = cut_down(
    LIBRARY, [f"{TOPIC}/{name}" for name in ("q-season", "q-sunday", "f-trend", "s-tool-fit")]
)
"""One concept from recognising to producing."""


def highest(met: dict[str, Rating]) -> int:
    known = {f"{TOPIC}/{name}": rating for name, rating in met.items()}
    slots = composed(shelf(met=known), library=CLIMB)
    return max(RUNGS[kind_of(item_of(CLIMB, slot.ref))] for slot in slots)


def test_questions_climb_no_more_than_one_rung_above_what_was_remembered() -> None:
    assert highest({"q-season": Rating.AGAIN}) == 0
    assert highest({"q-season": Rating.GOOD}) == 1
    assert highest({"q-season": Rating.GOOD, "f-trend": Rating.HARD}) == 2


def test_two_misses_take_a_step_back() -> None:
    missed = {"q-season": Rating.AGAIN, "q-sunday": Rating.AGAIN}
    assert highest({"f-trend": Rating.GOOD, "q-season": Rating.AGAIN}) == 2
    more = cut_down(LIBRARY, [*CLIMB.refs(TOPIC), f"{TOPIC}/f-pestle"])
    on = shelf(met={f"{TOPIC}/{n}": r for n, r in ({"f-trend": Rating.GOOD} | missed).items()})
    rungs = [RUNGS[kind_of(item_of(more, slot.ref))] for slot in composed(on, library=more)]
    assert rungs == [1]


def test_terms_that_are_taken_for_each_other_stand_side_by_side() -> None:
    names = ("c-data", "f-triangulate", "f-trend", "f-primary")
    library = cut_down(LIBRARY, [f"{TOPIC}/{name}" for name in names])
    due = [memory(f"{TOPIC}/{name}", days_ago=9 - n) for n, name in enumerate(names)]
    slots = [slot.ref for slot in composed(shelf(*due), library=library)]
    assert abs(slots.index(f"{TOPIC}/c-data") - slots.index(f"{TOPIC}/f-primary")) == 1


@given(
    due=st.sets(st.sampled_from(REFS), max_size=12),
    size=st.sampled_from([4, 8]),
    accuracy=st.none() | st.floats(0, 1),
)
def test_no_item_stands_in_a_session_twice_and_none_is_too_long(
    due: set[str], size: int, accuracy: float | None
) -> None:
    slots = composed(shelf(*(memory(ref) for ref in sorted(due)), accuracy=accuracy), size)
    refs = [slot.ref for slot in slots]
    assert len(set(refs)) == len(refs)
    assert len(refs) <= size + 1
    assert set(refs) <= set(REFS)


def test_a_session_of_two_minutes_has_four_questions_and_one_of_four_has_eight() -> None:
    assert [size_of(length) for length in (2, 4, 0)] == [4, 8, 8]


def test_a_length_is_told_in_whole_minutes_and_is_never_nothing() -> None:
    assert minutes(LIBRARY, [f"{TOPIC}/q-happy-market"]) == 1
    assert minutes(LIBRARY, [f"{TOPIC}/x-hotel"] * 3) == 7


def test_a_quiz_holds_what_one_try_can_settle() -> None:
    order = shown_order(7, TOPIC, len(REFS))
    kinds = {kind_of(item_of(LIBRARY, slot.ref)) for slot in quiz_items(LIBRARY, TOPIC, order)}
    assert kinds.isdisjoint({"flashcard", "extended"})
    assert len(quiz_items(LIBRARY, TOPIC, order)) == 10

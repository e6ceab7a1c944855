"""In which order the items of a session stand, once they are chosen."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.choosing.items import concept_of
from bot.tutor.choosing.order import apart, begun_briefly, distinct, in_order, spaced
from bot.tutor.model.drill import Queued, Why
from tests.tutor.laying import LIBRARY

TOPIC = "sales-information"
REFS = LIBRARY.refs(TOPIC)

A, B, C, D, CHECK, NEW = (Queued(f"t/{name}") for name in ("a", "b", "c", "d", "check", "new"))


def test_what_shares_an_idea_with_something_before_it_is_left_out_unless_it_checks() -> None:
    one, kin = Queued(f"{TOPIC}/q-triangulate"), f"{TOPIC}/q-big-survey"
    assert LIBRARY.are_siblings(one.ref, kin)
    check = Queued(kin, Why.CHECK)
    assert list(distinct(LIBRARY, [one, Queued(kin)])) == [one]
    assert list(distinct(LIBRARY, [one, check])) == [one, check]
    assert list(distinct(LIBRARY, [one, D], beside=[check])) == [D]


def test_items_of_a_concept_are_parted_where_something_can_stand_between() -> None:
    one, kin, other = (f"{TOPIC}/{name}" for name in ("q-triangulate", "q-big-survey", "f-trend"))
    assert apart(LIBRARY, [Queued(one), Queued(kin), Queued(other)]) == [
        Queued(one),
        Queued(other),
        Queued(kin),
    ]


def test_an_exam_question_does_not_open_a_session_that_has_something_short() -> None:
    long, brief, other = (
        Queued(f"{TOPIC}/{name}") for name in ("x-rival-cafe", "f-trend", "q-sunday")
    )
    assert begun_briefly(LIBRARY, [long, brief, other]) == [brief, long, other]
    assert begun_briefly(LIBRARY, [other, long, brief]) == [other, long, brief]
    assert begun_briefly(LIBRARY, [long]) == [long]


@given(st.lists(st.sampled_from(REFS), unique=True, max_size=9))
def test_parting_loses_nothing_and_leaves_what_needs_no_parting(refs: list[str]) -> None:
    slots = [Queued(ref) for ref in refs]
    parted = apart(LIBRARY, slots)
    assert sorted(parted, key=str) == sorted(slots, key=str)
    if not any(concept_of(LIBRARY, a) == concept_of(LIBRARY, b) for a, b in pairwise(refs)):
        assert parted == slots


def test_the_weakest_comes_first_then_the_check_and_the_best_remembered_last() -> None:
    assert in_order([A, B, C], [CHECK], [NEW]) == (A, CHECK, B, NEW, C)


def test_with_nothing_new_or_little_due_the_order_is_plain() -> None:
    assert in_order([A, B], [CHECK], []) == (A, CHECK, B)
    assert in_order([A], [], [NEW, D]) == (A, NEW, D)
    assert in_order([], [CHECK], [NEW]) == (CHECK, NEW)


def test_the_second_question_on_a_new_concept_does_not_follow_what_explains_it() -> None:
    first = [Queued(f"{TOPIC}/{name}", Why.OPENING) for name in ("q-sunday", "q-proactive")]
    second = [Queued(f"{TOPIC}/{name}", Why.NEW) for name in ("f-pestle", "f-proactive")]
    pairs = (first[0], second[0], first[1], second[1])
    assert spaced(LIBRARY, pairs) == (first[0], first[1], second[0], second[1])


def test_two_questions_on_one_concept_stand_together_where_there_is_nothing_else() -> None:
    pair = (Queued(f"{TOPIC}/q-sunday", Why.OPENING), Queued(f"{TOPIC}/f-pestle", Why.NEW))
    assert spaced(LIBRARY, pair) == pair


@given(st.lists(st.sampled_from(REFS), unique=True, max_size=9))
def test_spacing_loses_nothing_and_begins_as_before(refs: list[str]) -> None:
    slots = tuple(map(Queued, refs))
    parted = spaced(LIBRARY, slots)
    assert sorted(parted, key=str) == sorted(slots, key=str)
    assert parted[:1] == slots[:1]

"""Practice on what is weakest: which items, in which order, and when there are none."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.tutor.choosing.items import item_of
from bot.tutor.model.desk import Desk
from bot.tutor.moves.asking import Ask
from bot.tutor.moves.menus import ShowWeakest, Welcome
from bot.tutor.weak import CONCEPTS, name_weakest, practise, weakest
from state.memory import schedule
from state.records.learners import Learner, Memory, Rating, Review
from state.values import replace
from tests.narrowing import as_a
from tests.tutor.laying import DAY, LIBRARY, WHOLE, Pupil

TOPIC = "sales-information"
REFS = LIBRARY.refs(TOPIC)
CONCEPT_OF = {ref: item_of(LIBRARY, ref).concept for ref in REFS}


def memory(ref: str, days_ago: int, rating: Rating = Rating.GOOD) -> Memory:
    return schedule.review(None, Review(ref, 0, DAY - days_ago, rating, 0.9))


def desk(*memories: Memory, minutes: int = 4) -> Desk:
    learner = Learner("Ada", "Europe/London", minutes)
    pupil = Pupil(WHOLE, learner=learner, memories={one.item: one for one in memories})
    return pupil.desk()


def of_concept(number: int) -> list[str]:
    name = list(dict.fromkeys(CONCEPT_OF.values()))[number]
    return [ref for ref, concept in CONCEPT_OF.items() if concept == name]


def test_the_least_remembered_comes_first() -> None:
    refs = of_concept(0)
    met = [memory(ref, ago) for ref, ago in zip(refs, (2, 30, 9), strict=False)]
    assert [slot.ref for slot in weakest(desk(*met))] == [refs[1], refs[2], refs[0]]


def test_what_was_missed_last_is_weaker_than_what_was_long_ago() -> None:
    long_ago, missed = of_concept(0)[:2]
    slots = weakest(desk(memory(long_ago, 200), memory(missed, 1, Rating.AGAIN)))
    assert [slot.ref for slot in slots] == [missed, long_ago]


def test_concepts_go_before_items_so_that_practice_stays_with_a_few_ideas() -> None:
    weak = [memory(ref, 30) for number in range(CONCEPTS) for ref in of_concept(number)[:2]]
    one_slip = [memory(of_concept(4)[0], 60), *(memory(ref, 1) for ref in of_concept(4)[1:4])]
    chosen = [slot.ref for slot in weakest(desk(*weak, *one_slip))]
    assert set(chosen[:6]) == {one.item for one in weak}


def test_what_was_asked_today_comes_last() -> None:
    today, before = of_concept(0)[:2]
    slots = weakest(desk(memory(today, 0, Rating.AGAIN), memory(before, 1)))
    assert [slot.ref for slot in slots] == [before, today]


def test_practice_begins_with_the_weakest_item() -> None:
    met = [memory(ref, ago) for ref, ago in zip(of_concept(0), (2, 30), strict=False)]
    ask = practise(desk(*met)).moves[0]
    assert isinstance(ask, Ask)
    assert ask.item == LIBRARY.item(met[1].item)


def test_what_was_missed_last_is_named_the_latest_first() -> None:
    again = (memory(REFS[0], 9, Rating.AGAIN), memory(REFS[1], 2, Rating.AGAIN))
    shown = as_a(ShowWeakest, name_weakest(desk(*again, memory(REFS[2], 1))).moves[0])
    assert shown.missed == (LIBRARY.item(REFS[1]), LIBRARY.item(REFS[0]))


def test_who_has_met_nothing_is_offered_the_topics() -> None:
    assert isinstance(practise(desk()).moves[0], Welcome)


def test_what_is_not_taught_any_more_is_not_asked() -> None:
    gone = replace(memory(REFS[0], 9), item="sales-information/gone")
    assert weakest(desk(gone)) == ()


@given(st.sets(st.sampled_from(REFS)), st.sampled_from([2, 4, 0]))
@settings(deadline=None)
def test_a_session_has_its_usual_length_and_nothing_twice(met: set[str], minutes: int) -> None:
    refs = [slot.ref for slot in weakest(desk(*(memory(ref, 3) for ref in met), minutes=minutes))]
    assert len(refs) == len(set(refs)) == min(len(met), 4 if minutes == 2 else 8)
    assert set(refs) <= met

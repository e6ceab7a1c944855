"""What a session is made of: what is due, one check, and not too much that is new."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.choosing.composer import (
    FEW,
    FIRST_SESSION,
    QUIZ_ITEMS,
    compose,
    quiz_items,
    size_of,
)
from bot.tutor.choosing.course import course_of
from bot.tutor.choosing.items import MOST_DRAWN, drawn, item_of, minutes
from bot.tutor.model.drill import Queued, Why
from bot.tutor.model.shelf import Shelf
from content.library import Library
from content.load import load_library
from content.model.items import DEMAND, kind_of
from state.memory import schedule
from state.records.learners import Hold, Holding, Memory, Rating, Review
from tests.dialogues.player import cut_down
from tests.tutor.laying import DAY, LIBRARY

TOPIC = "sales-information"
REFS = LIBRARY.refs(TOPIC)


def memory(ref: str, *, days_ago: int = 1, rating: Rating = Rating.AGAIN) -> Memory:
    return schedule.review(None, Review(ref, 0, DAY - days_ago, rating, 0.9))


def shelf(*due: Memory, met: dict[str, Rating] | None = None, **rest: object) -> Shelf:
    """What is due, and what else was met, with its last rating, and is not due."""
    others = tuple(
        Memory(ref, 9.0, 5.0, DAY - 1, DAY + 30, 1, 0, last) for ref, last in (met or {}).items()
    )
    return Shelf(memories=due + others, **rest)  # type: ignore[arg-type]  # passed on by name


def composed(on: Shelf, size: int = 8, library: Library = LIBRARY) -> tuple[Queued, ...]:
    return compose(library, [TOPIC], on, DAY, size)


def concept_of(slot: Queued) -> str:
    return item_of(LIBRARY, slot.ref).concept


def new_in(slots: tuple[Queued, ...]) -> list[Queued]:
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
    due = [memory(ref) for ref in REFS[:FEW]]
    assert new_in(composed(shelf(*due, accuracy=0.59))) == []
    assert new_in(composed(shelf(*due, accuracy=0.6))) != []


def test_whoever_missed_their_first_question_is_asked_more_than_that_the_day_after() -> None:
    assert len(new_in(composed(shelf(memory(REFS[0]), accuracy=0.0)))) == 2


def test_somebody_who_misses_a_lot_and_has_nothing_due_still_gets_something() -> None:
    assert len(new_in(composed(shelf(accuracy=0.2)))) == 2


def test_one_wrong_idea_is_checked_and_no_more() -> None:
    held = tuple(
        Holding(f"{TOPIC}/{name}", Hold.ACTIVE, 2, DAY - 1)
        for name in ("scores-show-the-market", "print-means-true")
    )
    slots = composed(shelf(memory(REFS[0]), holdings=held))
    assert [slot.ref for slot in slots if slot.why is Why.CHECK] == [f"{TOPIC}/s-scores"]


def checked(*held: Holding, memories: tuple[Memory, ...] = ()) -> list[str]:
    """The items of a session that check wrong ideas."""
    slots = composed(shelf(*memories, holdings=held))
    return [slot.ref for slot in slots if slot.why is Why.CHECK]


def test_the_check_of_a_cleared_idea_has_its_turn_beside_one_that_is_held() -> None:
    held = Holding(f"{TOPIC}/print-means-true", Hold.ACTIVE, 2, DAY - 1)
    due = Holding(f"{TOPIC}/scores-show-the-market", Hold.CLEARED, 2, DAY - 12, next_check=DAY - 5)
    assert checked(held, due) == [f"{TOPIC}/s-scores"]


def test_an_idea_that_was_asked_about_lately_lets_the_others_go_first() -> None:
    first = Holding(f"{TOPIC}/print-means-true", Hold.ACTIVE, 2, DAY - 9)
    second = Holding(f"{TOPIC}/scores-show-the-market", Hold.ACTIVE, 2, DAY - 5)
    (asked,) = checked(first, second)
    assert checked(first, second, memories=(memory(asked, days_ago=1),)) == [f"{TOPIC}/s-scores"]


def test_a_mere_suspicion_is_not_checked() -> None:
    held = (Holding(f"{TOPIC}/scores-show-the-market", Hold.SUSPECTED, 1, DAY - 1),)
    slots = composed(shelf(holdings=held))
    assert slots
    assert Why.CHECK not in {slot.why for slot in slots}


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
    return max(DEMAND[kind_of(item_of(CLIMB, slot.ref))] for slot in slots)


def test_questions_climb_no_more_than_one_rung_above_what_was_remembered() -> None:
    assert highest({"q-season": Rating.AGAIN}) == 0
    assert highest({"q-season": Rating.GOOD}) == 1
    assert highest({"q-season": Rating.GOOD, "f-trend": Rating.HARD}) == 2


def test_two_misses_take_a_step_back() -> None:
    missed = {"q-season": Rating.AGAIN, "q-sunday": Rating.AGAIN}
    assert highest({"f-trend": Rating.GOOD, "q-season": Rating.AGAIN}) == 2
    more = cut_down(LIBRARY, [*CLIMB.refs(TOPIC), f"{TOPIC}/f-pestle"])
    on = shelf(met={f"{TOPIC}/{n}": r for n, r in ({"f-trend": Rating.GOOD} | missed).items()})
    rungs = [DEMAND[kind_of(item_of(more, slot.ref))] for slot in composed(on, library=more)]
    assert rungs == [1]


def test_terms_that_are_taken_for_each_other_stand_side_by_side() -> None:
    names = ("f-proactive", "f-triangulate", "f-trend", "q-quick-reply")
    library = cut_down(LIBRARY, [f"{TOPIC}/{name}" for name in names])
    due = [memory(f"{TOPIC}/{name}", days_ago=9 - n) for n, name in enumerate(names)]
    slots = [slot.ref for slot in composed(shelf(*due), library=library)]
    assert abs(slots.index(f"{TOPIC}/f-proactive") - slots.index(f"{TOPIC}/q-quick-reply")) == 1


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
    assert minutes(LIBRARY, [f"{TOPIC}/x-hotel"] * 3) == 9


def test_a_quiz_holds_what_one_try_can_settle() -> None:
    mixed = drawn(LIBRARY, TOPIC, 7)
    kinds = {kind_of(item_of(LIBRARY, slot.ref)) for slot in quiz_items(LIBRARY, mixed)}
    assert kinds.isdisjoint({"flashcard", "extended"})
    assert len(quiz_items(LIBRARY, mixed)) == 10


def test_a_quiz_on_a_topic_of_thousands_of_cards_still_asks_its_questions() -> None:
    topic = LIBRARY.topics[TOPIC]
    more = [topic.flashcards[0].model_copy(update={"id": f"more-{n}"}) for n in range(2_000)]
    grown = topic.model_copy(update={"flashcards": (*topic.flashcards, *more)})
    large = Library({TOPIC: grown})
    assert len(drawn(large, TOPIC, 7)) <= MOST_DRAWN
    assert len(quiz_items(large, drawn(large, TOPIC, 7))) == 10
    assert drawn(large, TOPIC, 7) != drawn(large, TOPIC, 8)


def exam_shelf(*memories: Memory, ahead: int = 20, **rest: object) -> Shelf:
    return Shelf(memories=memories, exams={"": DAY + ahead}, **rest)  # type: ignore[arg-type]  # passed on by name


def known(ref: str, *ratings: Rating, days_ago: int = 3) -> Memory:
    first = DAY - days_ago - len(ratings) + 1
    met = schedule.replay(
        Review(ref, 0, first + n, rating, 0.9) for n, rating in enumerate(ratings)
    )
    assert met is not None
    return met


def test_before_an_exam_there_is_always_something_worth_asking() -> None:
    firm = [known(ref, Rating.EASY, Rating.EASY) for ref in REFS]
    assert composed(Shelf(memories=tuple(firm))) == ()
    assert len(composed(exam_shelf(*firm))) == 8


def test_before_an_exam_what_gains_most_by_its_day_comes_first() -> None:
    firm = [known(ref, Rating.EASY, Rating.EASY) for ref in REFS[:-3]]
    weak = [known(ref, Rating.AGAIN) for ref in REFS[-3:]]
    first = [slot.ref for slot in composed(exam_shelf(*firm, *weak))]
    assert {one.item for one in weak} <= set(first)


def test_before_an_exam_more_is_new_for_whoever_copes_the_less_time_is_left() -> None:
    met = [known(ref, Rating.GOOD) for ref in REFS[::3]]
    for ahead, new in ((10, 6), (60, 2)):
        on = exam_shelf(*met, ahead=ahead, accuracy=0.9, pace=20.0)
        assert len(new_in(composed(on))) == new
    struggling = exam_shelf(*met, ahead=60, accuracy=0.3, pace=20.0)
    assert new_in(composed(struggling)) == []


def test_shortly_before_an_exam_what_was_never_met_comes_first() -> None:
    met = [known(ref, Rating.GOOD) for ref in REFS[::3]]
    slots = composed(exam_shelf(*met, ahead=3, accuracy=0.9, pace=8.0))
    assert len(new_in(slots)) == 8


def revised_up_to_an_exam(days: int, a_day: int, missed_up_to: int) -> tuple[set[str], set[str]]:
    """Revise every day up to an exam; give what was missed on the first days, and came back."""
    memories, missed, back = dict[str, Memory](), set[str](), set[str]()
    for day in range(days):
        today = DAY - days + day
        pace = (day * a_day + 3 * 5.6) / (day + 3)
        on = Shelf(memories=tuple(memories.values()), exams={"": DAY}, pace=pace, accuracy=0.5)
        for place, slot in enumerate(compose(LIBRARY, [TOPIC], on, today, a_day)):
            back |= {slot.ref} & missed
            rating = Rating.AGAIN if place % 2 and day < missed_up_to else Rating.GOOD
            if rating is Rating.AGAIN and slot.ref not in missed:
                missed.add(slot.ref)
            review = Review(slot.ref, 0, today, rating, 0.7)
            memories[slot.ref] = schedule.review(memories.get(slot.ref), review)
    return missed, back


@pytest.mark.parametrize("a_day", [6, 8, 12])
def test_before_an_exam_with_too_much_to_meet_all_that_was_missed_comes_back(a_day: int) -> None:
    missed, back = revised_up_to_an_exam(8, a_day, missed_up_to=6)
    assert len(missed) > a_day
    assert back == missed


def test_what_was_missed_the_day_before_comes_back_on_the_eve_whatever_was_told_since() -> None:
    missed = [memory(ref) for ref in REFS[:20]]
    slots = composed(exam_shelf(*missed, ahead=1, accuracy=0.2, pace=8.0))
    assert {slot.ref for slot in slots} <= {one.item for one in missed}
    assert len(slots) == 8


@pytest.mark.parametrize(("ahead", "met"), [(0, 3), (1, len(REFS) - 3)])
def test_nothing_is_new_on_an_exams_day_nor_on_its_eve_where_most_was_met(
    ahead: int, met: int
) -> None:
    known = [memory(ref, days_ago=3, rating=Rating.GOOD) for ref in REFS[:met]]
    slots = composed(exam_shelf(*known, ahead=ahead, accuracy=0.9, pace=8.0))
    assert slots
    assert new_in(slots) == []
    assert new_in(composed(exam_shelf(ahead=ahead, pace=8.0))) != []


def test_on_the_eve_of_an_exam_the_little_that_was_met_is_filled_up_with_something_new() -> None:
    met = [memory(ref, days_ago=3, rating=Rating.GOOD) for ref in REFS[:3]]
    slots = composed(exam_shelf(*met, ahead=1, accuracy=0.9, pace=8.0))
    assert {one.item for one in met} <= {slot.ref for slot in slots}
    assert len(slots) == FIRST_SESSION
    assert new_in(slots)


def test_an_exam_that_is_over_changes_nothing() -> None:
    due = [memory(ref) for ref in REFS[:5]]
    over = Shelf(memories=tuple(due), exams={"": DAY - 1})
    assert composed(over) == composed(Shelf(memories=tuple(due)))


def test_a_topic_with_a_day_of_its_own_follows_that_day() -> None:
    on = Shelf(exams={"": DAY + 40, TOPIC: DAY + 3})
    assert course_of(LIBRARY, [TOPIC], on, DAY).exam == DAY + 3


def test_an_item_forgotten_eight_times_waits_until_the_others_have_been_asked() -> None:
    leech = known(REFS[0], *[Rating.AGAIN] * 9, days_ago=9)
    others = [known(ref, Rating.GOOD, days_ago=9) for ref in REFS[1:9]]
    assert leech.is_leech
    assert leech.item not in {slot.ref for slot in composed(shelf(leech, *others))}
    assert Queued(leech.item, Why.LEECH) in composed(shelf(leech, *others[:3]))


def test_after_a_bad_day_a_short_session_is_filled_with_the_weakest() -> None:
    due = [memory(ref) for ref in REFS[:2]]
    weak = [known(ref, Rating.GOOD, days_ago=1) for ref in REFS[2:5]]
    firm = [known(ref, Rating.EASY, Rating.EASY) for ref in REFS[5:20]]
    slots = composed(Shelf(memories=(*due, *firm, *weak), accuracy=0.4))
    assert len(slots) == 6
    assert {one.item for one in (*due, *weak)} <= {slot.ref for slot in slots}
    assert new_in(slots) == []


def test_a_strong_learner_climbs_before_meeting_every_choice() -> None:
    met = {f"{TOPIC}/q-season": Rating.GOOD}
    slots = composed(shelf(met=met), library=CLIMB)
    assert slots[0].ref == f"{TOPIC}/f-trend"


def shares_an_idea(slots: tuple[Queued, ...]) -> list[tuple[str, str]]:
    """Pairs of a session of which one tells the other, and neither is there to check it."""
    asked = [slot.ref for slot in slots if slot.why is not Why.CHECK]
    return [(a, b) for a, b in combinations(asked, 2) if LIBRARY.are_siblings(a, b)]


@given(
    due=st.sets(st.sampled_from(REFS), max_size=40),
    exam=st.none() | st.integers(1, 30),
    accuracy=st.none() | st.floats(0, 1),
    holding=st.sampled_from(
        ((), (Holding(f"{TOPIC}/scores-show-the-market", Hold.ACTIVE, 2, DAY - 1),))
    ),
)
def test_no_two_items_of_a_session_share_an_idea(
    due: set[str], exam: int | None, accuracy: float | None, holding: tuple[Holding, ...]
) -> None:
    on = shelf(
        *(memory(ref, days_ago=5) for ref in sorted(due)),
        accuracy=accuracy,
        exams={"": DAY + exam} if exam else {},
        holdings=holding,
    )
    slots = composed(on)
    assert shares_an_idea(slots) == []
    checks = [slot for slot in slots if slot.why is Why.CHECK]
    assert not any(LIBRARY.are_siblings(check.ref, s.ref) for check in checks for s in slots)


def test_a_card_and_a_question_on_one_idea_lie_days_apart() -> None:
    told, asked = f"{TOPIC}/f-paradox", f"{TOPIC}/s-paradox"
    others = [memory(ref, days_ago=9) for ref in (f"{TOPIC}/f-pestle", f"{TOPIC}/f-share")]
    for ago, comes in ((0, False), (1, False), (2, True)):
        lately = Memory(told, 9.0, 5.0, DAY - ago, DAY + 9, 1, 0, Rating.GOOD)
        refs = {slot.ref for slot in composed(shelf(memory(asked, days_ago=9), *others, lately))}
        assert (asked in refs) is comes


def test_where_nothing_else_is_left_it_is_asked_all_the_same() -> None:
    told, asked = f"{TOPIC}/f-paradox", f"{TOPIC}/s-paradox"
    library = cut_down(LIBRARY, [told, asked])
    lately = Memory(told, 9.0, 5.0, DAY - 1, DAY + 9, 1, 0, Rating.GOOD)
    on = shelf(memory(asked, days_ago=9), lately)
    assert [slot.ref for slot in composed(on, library=library)] == [asked]


def test_a_quiz_has_no_question_that_tells_another() -> None:
    for seed in range(20):
        assert shares_an_idea(quiz_items(LIBRARY, drawn(LIBRARY, TOPIC, seed))) == []


def test_a_topic_of_nothing_but_neighbours_still_gives_a_quiz_and_sessions() -> None:
    alike = load_library(Path(__file__).parents[2] / "e2e" / "topics")
    (topic,) = alike.topics
    refs = alike.refs(topic)
    assert len(quiz_items(alike, refs)) == QUIZ_ITEMS
    assert len(compose(alike, [topic], shelf(), DAY, 8)) == FIRST_SESSION
    due = shelf(*(memory(ref, days_ago=3) for ref in refs))
    assert len(compose(alike, [topic], due, DAY, 8)) == 8


def word_list() -> Library:
    """Thirty words in one concept, as a file of cards is imported."""
    topic = LIBRARY.topics[TOPIC]
    card = topic.flashcards[0]
    words = tuple(
        card.model_copy(update={"id": f"w-{n}", "front": f"word{n}", "back": f"palabra{n}"})
        for n in range(30)
    )
    return Library({TOPIC: topic.model_copy(update={"flashcards": words, "questions": ()})})


def test_a_topic_of_one_concept_still_gives_a_first_session() -> None:
    slots = composed(shelf(), library=word_list())
    assert [slot.why for slot in slots] == [Why.OPENING, *[Why.NEW] * (FIRST_SESSION - 1)]


def test_after_two_misses_what_asks_for_least_may_still_be_new() -> None:
    missed = {f"{TOPIC}/w-{n}": Rating.AGAIN for n in range(2)}
    slots = composed(shelf(met=missed, accuracy=0.9), library=word_list())
    assert len(new_in(slots)) == FIRST_SESSION

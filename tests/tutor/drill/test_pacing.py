"""A session keeps the length it promised: what can wait is left for another time."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.drill import pacing
from bot.tutor.model.session import Drill, Mode, Prompt, Queued, Why
from tests.tutor.laying import LIBRARY, MORNING

TOPIC = "sales-information"
REFS = LIBRARY.refs(TOPIC)
SHORT = f"{TOPIC}/s-scores"
"""Takes 45 seconds."""
LONG = f"{TOPIC}/x-hotel"
"""Takes 140."""

slots = st.lists(
    st.builds(Queued, st.sampled_from(REFS), st.sampled_from(Why)), max_size=10, unique=True
).map(tuple)


def drill(*queue: Queued, seconds: int = 240) -> Drill:
    """A session on its first question, which has just been put."""
    return Drill(
        Mode.REVISE,
        seed=1,
        total=1 + len(queue),
        queue=queue,
        prompt=Prompt(SHORT, 1, ""),
        seconds=seconds,
        counted_to=MORNING,
    )


def why(*reasons: Why) -> tuple[Queued, ...]:
    """Short answers, one for each reason to ask one."""
    return tuple(Queued(SHORT, reason) for reason in reasons)


def left(after: Drill) -> list[Why]:
    return [slot.why for slot in after.queue]


def test_whoever_answers_as_fast_as_expected_is_asked_everything() -> None:
    after = pacing.keep_time(LIBRARY, drill(*why(Why.DUE, Why.NEW, Why.DUE)), MORNING + 60)
    assert left(after) == [Why.DUE, Why.NEW, Why.DUE]
    assert (after.spent, after.cut) == (60, False)


def test_whoever_is_slower_is_asked_less_but_the_likely_one_at_the_end() -> None:
    queue = why(Why.DUE, Why.OPENING, Why.NEW, Why.DUE)
    after = pacing.keep_time(LIBRARY, drill(*queue), MORNING + 120)
    assert left(after) == [Why.DUE, Why.DUE]
    assert (after.total, after.cut) == (3, True)


def test_the_seconds_of_all_questions_count() -> None:
    once = pacing.keep_time(LIBRARY, drill(*why(Why.DUE, Why.DUE, Why.DUE)), MORNING + 100)
    assert len(once.queue) == 3
    twice = pacing.keep_time(LIBRARY, replace(once, queue=once.queue[1:]), MORNING + 240)
    assert (twice.queue, twice.spent, twice.cut) == ((), 240, True)


def test_who_was_away_has_not_used_the_time_up() -> None:
    after = pacing.keep_time(LIBRARY, drill(*why(Why.DUE, Why.DUE)), MORNING + 86_400)
    assert left(after) == [Why.DUE, Why.DUE]
    assert after.spent == 45


def test_what_was_missed_a_moment_ago_waits_only_if_nothing_else_can() -> None:
    queue = why(Why.DUE, Why.AGAIN, Why.DUE)
    assert left(pacing.keep_time(LIBRARY, drill(*queue), MORNING + 190)) == [Why.AGAIN]
    assert left(pacing.keep_time(LIBRARY, drill(*queue), MORNING + 240)) == []


def test_a_check_of_a_wrong_idea_is_asked_though_the_time_is_up() -> None:
    after = pacing.keep_time(LIBRARY, drill(*why(Why.CHECK, Why.DUE)), MORNING + 200)
    assert left(after) == [Why.CHECK]


def test_a_check_waits_if_the_session_would_run_over_by_a_quarter() -> None:
    assert left(pacing.keep_time(LIBRARY, drill(*why(Why.CHECK, Why.DUE)), MORNING + 240)) == []


def test_a_session_that_goes_on_until_told_to_stop_leaves_nothing_out() -> None:
    endless = replace(drill(*why(Why.DUE), seconds=0), endless=True)
    assert pacing.keep_time(LIBRARY, endless, MORNING + 250) == endless


@pytest.mark.parametrize(("minutes", "questions"), [(2, 2), (4, 5), (0, 10)])
def test_a_session_is_as_long_as_was_chosen(minutes: int, questions: int) -> None:
    assert len(pacing.fit(LIBRARY, why(*[Why.DUE] * 10), minutes)) == questions


def test_a_long_question_is_asked_though_it_alone_takes_longer_than_was_chosen() -> None:
    long = (Queued(LONG, Why.OPENING),)
    assert pacing.fit(LIBRARY, long, 2) == long


def test_a_promise_is_in_whole_minutes_and_leaves_room_for_a_second_try() -> None:
    assert pacing.promised_minutes(LIBRARY, why(Why.CHECK)) == 2
    assert pacing.promised_minutes(LIBRARY, why(*[Why.DUE] * 4)) == 3
    assert pacing.promised_minutes(LIBRARY, why(*[Why.OPENING] * 5)) == 5


def test_a_concept_is_not_begun_with_its_second_question() -> None:
    once = pacing.without_one(why(Why.OPENING, Why.NEW))
    assert [slot.why for slot in once] == [Why.OPENING]


@given(slots)
def test_one_is_left_out_at_a_time_never_a_check_and_the_order_stays(
    queue: tuple[Queued, ...],
) -> None:
    fewer = pacing.without_one(queue)
    assert len(fewer) in (len(queue), len(queue) - 1)
    assert [slot for slot in queue if slot in fewer] == list(fewer)
    gone = set(queue) - set(fewer)
    assert not any(slot.why is Why.CHECK for slot in gone)


@given(slots, st.integers(60, 600), st.integers(0, 10_000))
def test_what_can_wait_is_asked_only_if_there_is_time_for_all_of_it(
    queue: tuple[Queued, ...], seconds: int, later: int
) -> None:
    before = drill(*queue, seconds=seconds)
    after = pacing.keep_time(LIBRARY, before, MORNING + later)
    assert before.total - after.total == len(queue) - len(after.queue)
    assert after.cut == (len(after.queue) < len(queue))
    waits = [slot for slot in after.queue if slot.why is not Why.CHECK]
    assert not waits or after.spent + pacing.seconds_needed(LIBRARY, after.queue) <= seconds

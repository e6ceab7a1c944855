"""A session keeps the length it promised: what can wait is left for another time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.drill import pacing
from bot.tutor.model.drill import Drill, Mode, Prompt, Queued, SettledItem, Stage, Why
from bot.tutor.moves.asking import AskSure, RemindToJudge
from state.values import replace
from tests.narrowing import as_a, only
from tests.tutor.laying import LIBRARY, MORNING
from tests.tutor.on_item import on

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


def kept(before: Drill, later: int) -> Drill:
    """The session after a question that was settled so many seconds later."""
    return pacing.keep_time(LIBRARY, pacing.counted(LIBRARY, before, MORNING + later))


def test_whoever_answers_as_fast_as_expected_is_asked_everything() -> None:
    after = kept(drill(*why(Why.DUE, Why.NEW, Why.DUE)), 60)
    assert left(after) == [Why.DUE, Why.NEW, Why.DUE]
    assert (after.spent, after.cut) == (60, False)


def test_nothing_is_left_out_as_long_as_half_of_the_question_after_next_would_fit() -> None:
    almost = replace(drill(*why(Why.DUE, Why.NEW, Why.DUE)), spent=95)
    assert left(kept(almost, 60)) == [Why.DUE, Why.NEW, Why.DUE]
    assert left(kept(almost, 65)) == [Why.DUE]


def test_whoever_takes_twice_as_long_is_told_of_the_last_question_in_time() -> None:
    waiting = why(Why.DUE, Why.NEW, Why.DUE)
    settled = tuple(SettledItem(SHORT, 1.0, right=True) for _ in range(2))
    half_way = replace(drill(*waiting), settled=settled)
    assert left(kept(half_way, 80)) == [Why.DUE, Why.NEW, Why.DUE]
    slow = replace(half_way, spent=140)
    assert left(kept(slow, 30)) == [Why.DUE]


def test_what_was_skipped_took_its_time_too() -> None:
    skipping = replace(drill(*why(Why.DUE, Why.NEW)), skipped=(SHORT, SHORT), spent=60)
    assert left(kept(skipping, 30)) == [Why.DUE, Why.NEW]


def test_what_is_said_beside_the_question_takes_none_of_the_time() -> None:
    before = replace(drill(*why(Why.DUE, Why.DUE)), spent=20)
    assert before.prompt is not None
    counted = pacing.counted(LIBRARY, before, MORNING + 30)
    beside = replace(counted, prompt=replace(before.prompt, asides=1))
    after = pacing.without_detour(before, beside)
    assert (after.spent, after.counted_to) == (20, MORNING + 30)
    helped = replace(counted, prompt=replace(before.prompt, rung=1))
    assert pacing.without_detour(before, helped) == helped
    over = replace(counted, prompt=None)
    assert pacing.without_detour(before, over) == over


@pytest.mark.parametrize(
    ("ref", "begins", "asked"),
    [("f-primary", "1.1.show", RemindToJudge), ("q-after-till", "1.1.pick.0", AskSure)],
)
def test_a_plea_at_a_turned_card_or_before_saying_how_sure_takes_its_time(
    ref: str, begins: str, asked: type
) -> None:
    one = on(f"{TOPIC}/{ref}", why=Why.CHECK)
    begun = as_a(Drill, one.session.activity)
    timed = replace(begun, total=8, seconds=240, counted_to=one.now)
    one.session = replace(one.session, activity=timed, offered=True)
    one.press(begins)
    before = as_a(Drill, one.session.activity).spent
    one.now += 20
    only(asked, one.say("what does this question even mean").moves)
    assert as_a(Drill, one.session.activity).spent >= before + 20


def test_once_the_next_question_uses_the_time_up_it_is_the_last() -> None:
    slow = replace(drill(*why(Why.DUE, Why.OPENING, Why.NEW, Why.DUE)), spent=150)
    after = kept(slow, 60)
    assert left(after) == [Why.DUE]
    assert (after.total, after.cut) == (2, True)


def test_the_seconds_between_all_doings_count() -> None:
    doing = drill(*why(Why.DUE, Why.DUE))
    for later in (20, 40, 60):
        doing = pacing.counted(LIBRARY, doing, MORNING + later)
    assert (doing.spent, doing.counted_to) == (60, MORNING + 60)


@pytest.mark.parametrize("away", [120, 290, 3_600, 86_400, -60])
def test_a_phone_in_a_pocket_uses_no_time_up(away: int) -> None:
    after = kept(drill(*why(Why.DUE, Why.DUE)), away)
    assert left(after) == [Why.DUE, Why.DUE]
    assert after.spent == 45


def test_nor_does_one_that_is_put_away_before_the_next_question() -> None:
    asked = drill(*why(Why.DUE, Why.DUE))
    assert asked.prompt is not None
    settled = replace(asked, prompt=replace(asked.prompt, stage=Stage.SETTLED))
    assert pacing.counted(LIBRARY, settled, MORNING + 600).spent == pacing.READING


def test_an_exam_answer_may_be_thought_about_for_longer() -> None:
    long = replace(drill(), prompt=Prompt(LONG, 1, ""))
    assert pacing.counted(LIBRARY, long, MORNING + 300).spent == 300


def test_what_was_missed_a_moment_ago_is_the_last_rather_than_what_can_wait() -> None:
    slow = replace(drill(*why(Why.DUE, Why.AGAIN, Why.DUE)), spent=190)
    assert left(kept(slow, 40)) == [Why.AGAIN]


def test_a_check_of_a_wrong_idea_is_the_last_rather_than_anything_else() -> None:
    slow = replace(drill(*why(Why.AGAIN, Why.CHECK, Why.DUE)), spent=190)
    assert left(kept(slow, 40)) == [Why.CHECK]


def test_a_session_that_goes_on_until_told_to_stop_leaves_nothing_out() -> None:
    endless = replace(drill(*why(Why.DUE, Why.DUE), seconds=0), endless=True)
    assert kept(endless, 85) == endless


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


@given(slots, st.integers(60, 600), st.integers(0, 600), st.integers(0, 10_000))
def test_a_session_is_never_cut_off_but_its_last_question_is_said_to_be_it(
    queue: tuple[Queued, ...], seconds: int, spent: int, later: int
) -> None:
    before = replace(drill(*queue, seconds=seconds), spent=spent)
    after = kept(before, later)
    assert before.total - after.total == len(queue) - len(after.queue)
    assert bool(after.queue) is bool(queue)
    assert after.cut == (len(after.queue) < len(queue))
    if after.cut:
        assert len(after.queue) == 1
        next_ones = pacing.seconds_needed(LIBRARY, queue[:2])
        assert after.spent + next_ones >= seconds

"""The question of a slot: sent once, in time or not at all, whatever the clocks and the bot do."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.groups.moves.questions import PutQuestion
from bot.groups.pushing import PROMPT, ask, fallen_due, push
from bot.groups.questions import askable
from bot.groups.settings import with_times
from bot.groups.turn import GroupTurn, LeaveOut, Put
from bot.limits import LIMIT, units
from bot.tutor.model.teaching import Teaching
from bot.views.groups.polls import explanation, heading_text, quiz
from bot.views.groups.show import show
from content.library import Library
from content.model.items import ChoiceQuestion, Option
from state.clock.timetable import EVERY_DAY, GRACE, date_at, is_silent, moment
from state.records.groups import Past, Shown, Slot, Timetable, TimetableState
from state.values import replace
from tests.clock import NOON
from tests.complaints import check_each
from tests.dialogues.player import cut_down
from tests.groups.asking import NOBODY, SALES, Class
from tests.groups.laying import TEACHING, TEXTS, said
from tests.narrowing import there

LIBRARY = TEACHING.library


@pytest.fixture
def room() -> Class:
    return Class()


def put_in(turn: GroupTurn) -> list[Put]:
    return [record for record in turn.records if isinstance(record, Put)]


def test_a_question_in_time_goes_out_and_is_noted(room: Class) -> None:
    (put,) = room.first_question(5)
    assert (put.push.day, put.push.slot) == (739_677, 1)
    assert put.question.address == "https://t.me/viva_bot?start=a_token"


def test_a_question_of_the_timetable_has_a_heading_with_its_number_and_topic(room: Class) -> None:
    waiting = room.first(room.timetable.slots[0])
    room.now = waiting[1]
    (put,) = put_in(push_for(room, waiting, sent=11))
    title = LIBRARY.topic_of(put.push.item).title
    heading = f"Question of the day 12 · {title}"
    assert quiz(put.question, TEXTS)["question"].startswith(heading + "\n")
    in_words = replace(put.question, shown=Shown.WORDS)
    assert show(in_words, TEXTS).html.startswith(f"<i>{heading}</i>")


def test_one_of_several_questions_a_day_is_not_called_the_question_of_the_day(room: Class) -> None:
    room.timetable = there(with_times(room.timetable, (9 * 60, 17 * 60)))
    waiting = room.first(room.timetable.slots[0])
    room.now = waiting[1]
    (put,) = put_in(push_for(room, waiting, sent=11))
    assert quiz(put.question, TEXTS)["question"].startswith("Question 12 · ")


def test_a_heading_gives_way_to_a_long_question(room: Class) -> None:
    put = room.asks("q-sales-fact")
    title = heading_text(there(put.heading), TEXTS)
    for length, begins in (
        (300 - units(title) - 1, title),
        (300 - units(title), "Question 1\n"),
        (300, "a"),
    ):
        item = put.item.model_copy(update={"ask": "a" * length})
        asked = quiz(replace(put, item=item), TEXTS)["question"]
        assert units(asked) <= 300
        assert asked.startswith(begins)


def push_for(room: Class, waiting: tuple[Slot, int], sent: int) -> GroupTurn:
    """Let a slot fall due in a group that has been asked so many questions before."""
    due, _ = fallen_due(room.timetable, [waiting], room.now)
    return push(replace(room.desk(NOBODY), sent=sent), room.timetable, due)


def test_the_answer_comes_next_morning_at_eight(room: Class) -> None:
    (put,) = room.first_question()
    assert (
        datetime.fromtimestamp(there(put.push.reveal_at), UTC).isoformat()
        == "2026-03-03T08:00:00+00:00"
    )


def test_an_answer_some_hours_later_waits_for_the_end_of_silence(room: Class) -> None:
    room.timetable = replace(room.timetable, reveal_after=6 * 60)
    (put,) = room.first_question()
    assert datetime.fromtimestamp(there(put.push.reveal_at), UTC).hour == 7


def test_what_is_in_the_ledger_already_is_neither_sent_nor_noted_again(room: Class) -> None:
    waiting = room.first(room.timetable.slots[0])
    room.now = waiting[1] + 5
    room.falls_due(waiting)
    assert room.falls_due(waiting).records == ()


@pytest.mark.parametrize(("late", "kind"), [(GRACE - 60, Put), (GRACE + 60, LeaveOut)])
def test_a_question_may_be_hours_late_but_not_too_late(room: Class, late: int, kind: type) -> None:
    room.timetable = there(with_times(room.timetable, (8 * 60,)))
    room.first_question(late)
    assert [type(record) for record in room.last.records] == [kind]


def test_a_late_question_does_not_go_out_on_another_day(room: Class) -> None:
    room.timetable = there(
        with_times(replace(room.timetable, silent_from=0, silent_to=0), (23 * 60,))
    )
    room.first_question(2 * 3600)
    assert [type(record) for record in room.last.records] == [LeaveOut]


def test_after_a_long_absence_there_is_one_question_and_the_rest_is_left_out(room: Class) -> None:
    room.timetable = there(with_times(room.timetable, (13 * 60, 15 * 60, 17 * 60)))
    waiting = [room.first(slot) for slot in room.timetable.slots]
    room.now += 3 * 86_400 + 5 * 3600 + 60  # Thursday, 17:01
    records = room.falls_due(*waiting).records
    assert [put.push.slot for put in put_in(room.last)] == [waiting[-1][0].number]
    left_out = [(r.day, r.slot) for r in records if isinstance(r, LeaveOut)]
    assert len(left_out) == 3 * 3 + 2


def test_two_questions_that_were_set_minutes_apart_are_both_asked(room: Class) -> None:
    room.timetable = there(with_times(room.timetable, (13 * 60, 13 * 60 + 1, 17 * 60)))
    slots = room.timetable.slots
    waiting = {slot: room.first(slot)[1] for slot in slots}
    room.now = waiting[slots[1]] + PROMPT - 60
    assert [slot for _, slot in look(room, waiting)] == [slots[0].number]
    assert [slot for _, slot in look(room, waiting)] == [slots[1].number]
    assert look(room, waiting) == []


def test_the_next_moment_is_always_ahead(room: Class) -> None:
    waiting = room.first(room.timetable.slots[0])
    _, following = fallen_due(room.timetable, [waiting], waiting[1] + 30 * 86_400)
    ((_, at),) = following
    assert there(at) > waiting[1] + 30 * 86_400


def test_with_nothing_to_ask_the_slot_is_left_out(room: Class) -> None:
    room.teaching = replace(TEACHING, library=Library({}))
    room.first_question()
    assert [type(record) for record in room.last.records] == [LeaveOut]


def test_that_questions_have_run_out_is_said_once_with_the_day_they_go_on(room: Class) -> None:
    (slot,) = room.timetable.slots
    room.teaching = Teaching.of(cut_down(LIBRARY, [SALES + "q-sales-fact"]))
    monday, tuesday, wednesday = (739_677, 739_678, 739_679)
    past = (Past(SALES + "q-sales-fact", monday, slot.number, voters=3, right=3),)
    turns = [pushed(room, slot, day, past) for day in (tuesday, wednesday)]
    assert ["Monday 16 March at 17:00" in said_in(turn) for turn in turns] == [True, False]
    assert said_in(turns[1]) == ""


def test_that_only_cards_are_left_is_said_as_it_is(room: Class) -> None:
    (slot,) = room.timetable.slots
    room.teaching = Teaching.of(cut_down(LIBRARY, [SALES + "f-trend"]))
    past = (Past(SALES + "q-sales-fact", 739_677, slot.number, voters=3, right=3),)
    assert "only flashcards" in said_in(pushed(room, slot, 739_678, past))


def pushed(room: Class, slot: Slot, day: int, past: tuple[Past, ...]) -> GroupTurn:
    """Let a slot fall due on a day, in a group that was asked this before."""
    at = room.now = there(moment(day, slot.minute, room.timetable.zone))
    return push(replace(room.desk(NOBODY), past=past), room.timetable, ((slot, at),))


def said_in(turn: GroupTurn) -> str:
    return "".join(message.html for message in said(turn))


ZONES = st.sampled_from(
    [
        "Europe/London",
        "America/New_York",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "Asia/Kathmandu",
        "Pacific/Apia",
        "America/Santiago",
        "Asia/Tehran",
        "UTC",
    ]
)
STARTS = st.integers(1_577_836_800, 2_051_222_400)
"""Any second of 2020 to 2034."""

TIMES = st.lists(st.integers(0, 1439), min_size=1, max_size=3, unique=True)

GAPS = st.lists(st.one_of(st.integers(1, 7200), st.integers(1, 400_000)), min_size=1, max_size=25)
"""Seconds from one look of the bot to the next: it may have been busy, or away for days."""


@settings(max_examples=200)
@given(zone=ZONES, start=STARTS, times=TIMES, days=st.integers(1, EVERY_DAY), gaps=GAPS)
def test_at_most_one_question_a_slot_a_day_none_in_silence_none_lost_within_the_grace(
    zone: str, start: int, times: list[int], days: int, gaps: list[int]
) -> None:
    settings = Timetable(-5, "Class", zone, days, 21 * 60, 7 * 60, TimetableState.ON, 7)
    timetable = there(with_times(settings, tuple(times)))
    room = Class(now=start)
    room.timetable = timetable
    waiting = {slot: at for slot in timetable.slots if (at := room.first(slot)[1])}
    sent: list[tuple[int, int]] = []
    for gap in gaps:
        before, room.now = room.now, room.now + gap
        came = [place for _ in times for place in look(room, waiting)]
        missed = to_make_up_for(timetable, before, room.now)
        prompt = [at for at in missed if room.now - at <= PROMPT]
        assert len(came) == (len(prompt) or min(1, len(missed)))
        assert not came or not is_silent(room.now, timetable.hours)
        assert all(day == date_at(room.now, zone) for day, _ in came)
        sent += came
    assert len(sent) == len(set(sent))


def look(room: Class, waiting: dict[Slot, int]) -> list[tuple[int, int]]:
    """Let the bot look for what has fallen due; gives the places of what it sent."""
    due_now = [(slot, at) for slot, at in waiting.items() if at <= room.now]
    if not due_now:
        return []
    due, following = fallen_due(room.timetable, due_now, room.now)
    room.keep(push(room.desk(NOBODY), room.timetable, due))
    numbered = dict(following)
    waiting.update({slot: there(numbered[slot.number]) for slot, _ in due_now})
    return [(put.push.day, put.push.slot) for put in put_in(room.last)]


def to_make_up_for(timetable: Timetable, after: int, now: int) -> list[int]:
    """Give the moments that have come since another one, and may still be made up for."""
    today = date_at(now, timetable.zone)
    if not timetable.days >> date.fromordinal(today).weekday() & 1 or is_silent(
        now, timetable.hours
    ):
        return []
    moments = [moment(today, slot.minute, timetable.zone) for slot in timetable.slots]
    return [at for at in moments if at is not None and after < at <= now <= at + GRACE]


def test_a_topic_that_has_been_taken_out_gives_no_questions(room: Class) -> None:
    assert askable(LIBRARY, ["gone"]) == ()
    room.timetable = replace(room.timetable, topics=("gone", "sales-information"))
    (put,) = room.first_question()
    assert put.push.item.startswith(SALES)


def longer(option: Option) -> Option:
    text = option.text.ljust(110, ".")
    return Option(right=text) if option.correct else Option(wrong=text)


def test_a_choice_that_does_not_fit_a_poll_goes_with_buttons(
    room: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = LIBRARY.item(SALES + "q-sales-fact")
    assert isinstance(item, ChoiceQuestion)
    long = item.model_copy(update={"choices": tuple(longer(option) for option in item.choices)})
    monkeypatch.setattr(Library, "item", lambda *_: long)
    put = room.asks("q-sales-fact")
    assert put.shown is Shown.BUTTONS
    message = show(put, TEXTS)
    assert [button.label for button in message.rows[0]] == ["A", "B", "C", "D"]
    assert all(option.text in message.html for option in long.choices)


def is_within_limits(put: PutQuestion) -> None:
    if put.shown is not Shown.POLL:
        assert units(show(put, TEXTS).html) <= LIMIT
        return
    poll = quiz(put, TEXTS)
    assert 1 <= units(poll["question"]) <= 300
    assert 2 <= len(set(poll["options"])) == len(poll["options"]) <= 12
    assert all(1 <= units(option) <= 100 for option in poll["options"])
    assert units(poll["explanation"]) <= 200
    assert poll["explanation"].count("\n") <= 2
    assert poll["right"] == sorted(poll["right"])
    assert poll["right"]


def test_every_question_is_within_telegrams_limits(room: Class) -> None:
    refs = askable(LIBRARY, LIBRARY.topics)
    check_each(refs, lambda ref: is_within_limits(asked(room, ref)))


def asked(room: Class, ref: str) -> PutQuestion:
    put = ask(room.desk(NOBODY), room.timetable, ref, (739_677, 1), room.now)
    return put.question


@given(st.text(max_size=700))
def test_an_explanation_is_cut_at_the_end_of_a_sentence(why: str) -> None:
    cut = explanation(why)
    assert units(cut) <= 200
    assert cut.count("\n") <= 2


def test_an_explanation_keeps_whole_sentences() -> None:
    first = "A sentence of some length that says why. "
    assert explanation(first * 8) == (first * 4).strip()
    assert explanation("x" * 201) == ""


def test_the_options_are_shuffled_another_way_each_time(room: Class) -> None:
    orders = set()
    for day in range(20):
        room.now = NOON + day * 86_400
        orders.add(room.asks("q-touchpoints").order)
    assert len(orders) > 10

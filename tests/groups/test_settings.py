"""What a tap changes in a group's settings, and what it must not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.groups.settings import changed, is_in, next_question, with_times
from bot.groups.tokens import parse
from bot.groups.turn import GroupToast
from state.records.groups import Slot, TimetableState
from state.values import replace
from tests.clock import NOON
from tests.examples import FEWER
from tests.groups.laying import ADA, GROUP, SEVENTEEN, TEACHING, Room, minutes
from tests.narrowing import there


def test_a_question_skips_the_days_off(room: Room) -> None:
    room.types("/setup off 3 march to 5 march")
    assert next_question(room.timetable, NOON + 5 * 3600) == NOON + 4 * 86_400 + 5 * 3600


@pytest.mark.parametrize(
    ("minute", "silence"),
    [(6 * 60 + 30, (21 * 60, 6 * 60 + 30)), (21 * 60 + 30, (22 * 60, 7 * 60))],
)
def test_silence_gives_way_to_a_time_that_is_chosen(minute: int, silence: tuple[int, ...]) -> None:
    after = there(with_times(GROUP, (minute,)))
    assert (after.silent_from, after.silent_to) == silence


def test_silence_never_swallows_a_question_whatever_is_tapped() -> None:
    assert changed(SEVENTEEN, there(parse("g.silent.960-1080")), TEACHING.library, NOON) is None
    assert changed(SEVENTEEN, there(parse("g.silent.1080-480")), TEACHING.library, NOON) is not None


@given(st.lists(st.integers(0, 1439), min_size=1, max_size=3))
def test_no_time_is_ever_in_silent_hours(times: list[int]) -> None:
    after = there(with_times(GROUP, tuple(times)))
    assert not any(is_in(m, after.silent_from, after.silent_to) for m in minutes(after))


@given(st.lists(st.integers(0, 1439), max_size=6), st.lists(st.integers(0, 1439), max_size=6))
def test_times_are_one_to_three_each_keeps_its_number(first: list[int], second: list[int]) -> None:
    before = with_times(GROUP, tuple(first)) or GROUP
    after = with_times(before, tuple(second))
    if after is None:
        assert not 1 <= len(set(second)) <= 3
        return
    assert minutes(after) == sorted(set(second))
    numbers = {slot.minute: slot.number for slot in before.slots}
    assert all(numbers.get(slot.minute, slot.number) == slot.number for slot in after.slots)
    assert len({slot.number for slot in after.slots}) == len(after.slots)


@FEWER
@given(st.text(max_size=70))
def test_no_data_of_a_button_ever_raises(data: str) -> None:
    token = parse(data)
    if token is not None:
        changed(SEVENTEEN, token, TEACHING.library, NOON)


VERBS = (
    *("topic", "tick", "ticked", "time", "add", "drop", "days", "zone", "silent", "free", "busy"),
    *("reveal", "here", "pause", "resume", "stop", "vote", "round_next", "round_end", "settings"),
    *("speak", "again", "look", "swap", "leave", "topics", "several", "when", "more", "times"),
    *("week", "zones", "hush", "off", "answers", "languages"),
)
"""What a button in a group can be for."""

CHANGES = (
    *("topic.sales-information", "tick.sales-information", "time.600", "add.600", "drop.2"),
    *("days.3", "zone.Europe/Paris", "silent.1200-420", "free.30", "busy", "reveal.60", "speak.es"),
    *("pause", "stop", "here.31"),
)
"""Taps that change a group that has been set up."""


@pytest.mark.parametrize("tap", CHANGES)
def test_what_a_tutor_changes_with_a_tap_nobody_else_does(tap: str) -> None:
    room = Room(languages={"en": "English", "es": "Español"})
    room.set_up()
    for more in ("g.add.480", "g.free.9"):
        room.presses(more)
    room.timetable = replace(room.timetable, thread_id=31, state=TimetableState.PAUSED)
    room.kept[0] = replace(room.timetable, thread_id=0, state=TimetableState.ON)
    if tap.startswith("here"):
        del room.kept[0]
    before = dict(room.kept)
    room.presses(f"g.{tap}", ADA)
    assert (room.kept, room.last.records, room.last.told) == (before, (), ())
    assert room.last.toast is GroupToast.NOT_YOURS
    room.presses(f"g.{tap}")
    assert room.kept != before


@FEWER
@given(
    st.sampled_from(VERBS),
    st.one_of(st.just(""), st.from_regex(r"[A-Za-z0-9/_.+-]{1,44}", fullmatch=True)),
)
def test_no_forged_tap_of_somebody_else_changes_a_group(verb: str, argument: str) -> None:
    room = Room()
    before = room.set_up()
    room.presses(f"g.{verb}.{argument}" if argument else f"g.{verb}", ADA)
    assert (room.timetable, room.last.records, room.last.told) == (before, (), ())


@pytest.mark.parametrize(
    "data",
    [
        "g.time.1440",
        "g.time.99999999",
        "g.add.-5",
        "g.days.0",
        "g.days.128",
        "g.topic.no-such-topic",
        "g.zone.Mars/Base",
        "g.zone.../../x",
        "g.silent.1500-7",
        "g.free.400",
        "g.reveal.1440",
        "g.drop.1",
        "g.nonsense",
        "m.quiz",
        "\ud800",
    ],
)
def test_a_forged_tap_by_a_tutor_changes_nothing(room: Room, data: str) -> None:
    before = room.timetable
    room.presses(data)
    assert room.last.toast is GroupToast.UNKNOWN
    assert room.timetable == before


def test_a_second_and_a_third_time_can_be_added_and_taken_out(room: Room) -> None:
    room.types("/setup")
    room.taps("Days and times")
    room.taps("Times")
    room.taps("Also 8:00")
    room.taps("Days and times")
    room.taps("Times")
    room.taps("Also 12:30")
    assert minutes(room.timetable) == [480, 750, 1020]
    room.taps("Days and times")
    assert "Also 19:00" not in room.taps("Times")
    room.taps("Without 12:30")
    assert minutes(room.timetable) == [480, 1020]


def test_times_are_shown_in_the_order_of_the_day_whichever_was_added_last(room: Room) -> None:
    room.timetable = replace(SEVENTEEN, slots=(Slot(1, 1020), Slot(2, 480)))
    assert "at 8:00, 17:00" in room.types("/setup")


def test_every_page_leads_back_and_changes_nothing_by_itself(room: Room) -> None:
    before = room.timetable
    room.types("/setup")
    within = {
        "Days and times": ("Days", "Times", "Silent hours", "Holidays"),
        "More": ("Time zone",),
    }
    for page, doors in within.items():
        for door in doors:
            room.presses("g.settings")
            room.taps(page)
            room.taps(door)
            assert room.last.records == ()
            room.taps("Back")
            assert room.timetable == before
    for door in ("Topics", "Answers"):
        room.taps(door)
        assert room.last.records == ()
        room.taps("Back")
        assert room.timetable == before


def test_several_topics_can_be_ticked() -> None:
    first, second, *_ = TEACHING.library.topics
    assert changed(SEVENTEEN, there(parse(f"g.tick.{first}")), TEACHING.library, NOON).topics == (
        first,
    )
    both = replace(SEVENTEEN, topics=(second,))
    assert changed(both, there(parse(f"g.tick.{first}")), TEACHING.library, NOON).topics == (
        first,
        second,
    )
    assert changed(both, there(parse(f"g.tick.{second}")), TEACHING.library, NOON).topics == ()

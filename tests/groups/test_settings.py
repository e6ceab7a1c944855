"""What a tap or a typed line changes in a group's settings, and what it must not."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.groups.settings import changed, is_in, next_question, with_times
from bot.groups.text_input import typed
from bot.groups.tokens import parse
from bot.groups.turn import GroupToast
from state.records.groups import Slot, Timetable, TimetableState
from tests.groups.laying import ADA, NOON, TEACHING, Room, there

GROUP = Timetable(
    chat_id=-5,
    title="Class",
    zone="Europe/London",
    days=0b0011111,
    silent_from=21 * 60,
    silent_to=7 * 60,
    state=TimetableState.ON,
    set_up_by=7,
)
SEVENTEEN = there(with_times(GROUP, (17 * 60,)))


def minutes(timetable: Timetable) -> list[int]:
    return [slot.minute for slot in timetable.slots]


@pytest.fixture
def room() -> Room:
    one = Room()
    one.set_up()
    return one


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("7.45", [465]),
        ("7:45", [465]),
        ("17", [1020]),
        ("5pm", [1020]),
        ("5 pm", [1020]),
        ("12 am", [0]),
        ("12pm", [720]),
        ("12.30 and 5pm", [750, 1020]),
        ("17h05, 8:00", [480, 1025]),
    ],
)
def test_times_are_read_as_people_write_them(text: str, times: list[int]) -> None:
    assert minutes(there(typed(SEVENTEEN, text, NOON))) == times


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mon wed fri", 0b0010101),
        ("Monday to friday", 0b0011111),
        ("mon-fri", 0b0011111),
        ("fri-mon", 0b1110001),
        ("every day", 0b1111111),
        ("daily", 0b1111111),
        ("weekdays", 0b0011111),
        ("tuesdays and thursdays", 0b0001010),
    ],
)
def test_days_are_read_as_people_write_them(text: str, days: int) -> None:
    assert typed(SEVENTEEN, text, NOON).days == days


@pytest.mark.parametrize(
    ("text", "days", "times"),
    [
        ("lun mié vie 17:00", 0b0010101, [1020]),
        ("de lunes a viernes a las 8.30", 0b0011111, [510]),
        ("martes y jueves", 0b0001010, [1020]),
        ("sábados y domingos", 0b1100000, [1020]),
        ("todos los días a las 7.45", 0b1111111, [465]),
        ("fines de semana", 0b1100000, [1020]),
        ("mon wed", 0b0000101, [1020]),
    ],
)
def test_a_group_is_understood_in_its_own_language_and_in_english(
    text: str, days: int, times: list[int]
) -> None:
    after = there(typed(replace(SEVENTEEN, language="es"), text, NOON))
    assert (after.days, minutes(after)) == (days, times)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("sin 24 dic al 4 ene", 12),
        ("vacaciones del 24 de diciembre al 4 de enero", 12),
        ("off 24 dec to 4 jan", 12),
        ("festivo 6 de diciembre", 1),
    ],
)
def test_days_off_are_read_in_the_groups_own_language(text: str, count: int) -> None:
    spanish = replace(SEVENTEEN, language="es")
    assert len(there(typed(spanish, text, NOON)).holidays) == count
    assert typed(there(typed(spanish, text, NOON)), "sin ninguno", NOON) == spanish


@pytest.mark.parametrize("text", ["Europe/Paris", "paris", "Paris"])
def test_a_zone_may_be_named_by_its_city(text: str) -> None:
    assert typed(SEVENTEEN, text, NOON) == replace(SEVENTEEN, zone="Europe/Paris")


def test_a_line_may_say_several_things_at_once() -> None:
    after = there(typed(SEVENTEEN, "mon wed 17:30 europe/paris", NOON))
    assert (after.days, minutes(after), after.zone) == (0b0000101, [1050], "Europe/Paris")


@pytest.mark.parametrize(
    "text",
    [
        "25:00",
        "7.60",
        "13pm",
        "0am",
        "blue",
        "Europe/Atlantis",
        "../../etc/passwd",
        "1 2 3 4",
        "at",
    ],
)
def test_what_makes_no_sense_changes_nothing(room: Room, text: str) -> None:
    before = room.timetable
    assert "I did not understand that" in room.types(f"/setup {text}")
    assert room.timetable == before


@pytest.mark.parametrize(
    ("text", "first", "count"),
    [
        ("off 24 Dec", "2026-12-24", 1),
        ("off 24 december to 4 jan", "2026-12-24", 12),
        ("off 3 March", "2026-03-03", 1),
        ("off tomorrow", "2026-03-03", 1),
        ("off 1 March", "2027-03-01", 1),
        ("off 2026-05-01 to 2026-05-03", "2026-05-01", 3),
        ("holidays 1st may 2026 - 3rd may 2026", "2026-05-01", 3),
    ],
)
def test_days_off_are_read_from_dates(text: str, first: str, count: int) -> None:
    begins = date.fromisoformat(first).toordinal()
    after = typed(SEVENTEEN, text, NOON)
    assert after.holidays == frozenset(range(begins, begins + count))


@pytest.mark.parametrize(
    "text",
    ["off", "off 31 feb", "off 4 jan to 24 dec", "off 2020-01-01", "off x to y", "off soon"],
)
def test_impossible_days_off_are_not_understood(text: str) -> None:
    assert typed(SEVENTEEN, text, NOON) is None


def test_days_off_can_be_taken_back() -> None:
    assert typed(replace(SEVENTEEN, holidays=frozenset({739_700})), "off none", NOON) == SEVENTEEN


def test_a_question_skips_the_days_off(room: Room) -> None:
    room.types("/setup off 3 march to 5 march")
    assert next_question(room.timetable, NOON + 5 * 3600) == NOON + 4 * 86_400 + 5 * 3600


@pytest.mark.parametrize(
    ("minute", "silence"),
    [(6 * 60 + 30, (21 * 60, 6 * 60 + 30)), (21 * 60 + 30, (22 * 60, 7 * 60))],
)
def test_silence_gives_way_to_a_time_that_somebody_chose(
    minute: int, silence: tuple[int, ...]
) -> None:
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
def test_times_are_one_to_three_and_each_keeps_its_number(
    first: list[int], second: list[int]
) -> None:
    before = with_times(GROUP, tuple(first)) or GROUP
    after = with_times(before, tuple(second))
    if after is None:
        assert not 1 <= len(set(second)) <= 3
        return
    assert minutes(after) == sorted(set(second))
    numbers = {slot.minute: slot.number for slot in before.slots}
    assert all(numbers.get(slot.minute, slot.number) == slot.number for slot in after.slots)
    assert len({slot.number for slot in after.slots}) == len(after.slots)


@given(st.text(max_size=70))
def test_no_data_of_a_button_ever_raises(data: str) -> None:
    token = parse(data)
    if token is not None:
        changed(SEVENTEEN, token, TEACHING.library, NOON)


VERBS = (
    *("topic", "tick", "ticked", "time", "add", "drop", "days", "zone", "silent", "free", "busy"),
    *("reveal", "here", "pause", "resume", "stop", "vote", "round_next", "round_end", "settings"),
)


@given(
    st.sampled_from(VERBS),
    st.one_of(st.just(""), st.from_regex(r"[A-Za-z0-9/_.+-]{1,44}", fullmatch=True)),
)
def test_no_forged_tap_of_somebody_else_changes_a_group(verb: str, argument: str) -> None:
    room = Room()
    before = room.set_up()
    room.presses(f"g.{verb}.{argument}" if argument else f"g.{verb}", ADA)
    assert (room.timetable, room.last.records, room.last.told) == (before, (), ())


@given(st.text(max_size=60))
def test_no_typed_line_ever_raises(text: str) -> None:
    typed(SEVENTEEN, text, NOON)


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


def test_pausing_and_going_on(room: Room) -> None:
    assert "Paused" in room.types("/pause")
    assert room.timetable.state is TimetableState.PAUSED
    assert "Paused" in room.types("/setup")
    assert "today at 17:00" in room.types("/resume")
    assert "All settings are kept" in room.types("/stop")
    assert room.timetable.state is TimetableState.STOPPED
    assert minutes(room.timetable) == [1020]
    room.types("/setup")
    room.taps("Begin again")
    assert room.timetable.state is TimetableState.ON


def test_the_next_question_can_be_left_out(room: Room) -> None:
    said = room.types("/skip")
    assert "today at 17:00 is left out" in said
    assert "The next one comes tomorrow at 17:00" in said


@pytest.mark.parametrize("command", ["/pause", "/resume", "/stop", "/skip"])
def test_before_setting_up_there_is_nothing_to_switch(command: str) -> None:
    assert "Nothing goes out here yet" in Room().types(command)

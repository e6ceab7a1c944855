"""What a typed line says of a group's settings, and what says nothing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.groups.text_input import typed
from state.values import replace
from tests.clock import NOON
from tests.groups.laying import SEVENTEEN, Room, minutes
from tests.narrowing import there


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
        "mo",
        "mo-fr",
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


@given(st.text(max_size=60))
def test_no_typed_line_ever_raises(text: str) -> None:
    typed(SEVENTEEN, text, NOON)

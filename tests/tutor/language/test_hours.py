"""A time of day as people type it, and the hours in which nobody is reminded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.language.hours import QUIET_FROM, QUIET_TO, is_quiet, minute_in, minute_near
from tests.narrowing import there
from tests.tutor.language.labelled import NOTHING, rows


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("7pm", (19, 0)),
        ("halb acht", (19, 30)),
        ("fünf vor halb acht abends", (19, 25)),
        ("Viertel nach sieben", (19, 15)),
        ("Viertel vor acht", (19, 45)),
        ("viertel acht", (19, 15)),
        ("um dreiviertel acht", (19, 45)),
        ("fünf vor dreiviertel 8 in der Früh", (7, 40)),
        ("null Uhr", (0, 0)),
        ("a las 21 hrs", (21, 0)),
        ("so gegen 6", (18, 0)),
        ("19 Uhr 30", (19, 30)),
        ("morgen früh um 8", (8, 0)),
        ("um zehn nachts", (22, 0)),
        ("7", (19, 0)),
        ("at 7.30 p.m.", (19, 30)),
        ("19:30 please", (19, 30)),
        ("1930", (19, 30)),
        ("Quarter past seven", (19, 15)),
        ("half seven", (19, 30)),
        ("quarter to eight", (19, 45)),
        ("eight o'clock", (8, 0)),
        ("5 in the afternoon", (17, 0)),
        ("noon", (12, 0)),
        ("12 am", (0, 0)),
        ("quarter to 12am", (23, 45)),
        ("11pm", (23, 0)),
        ("a las 7", (19, 0)),
        ("a las siete y media de la tarde", (19, 30)),
        ("A las ocho menos cuarto", (19, 45)),
        ("8 y media pm", (20, 30)),
        ("halb acht am", (7, 30)),
        ("a las 7 d la tarde", (19, 0)),
        ("tipo 6 tarde", (18, 0)),
        ("en realidad a las 10 y cuarto", (10, 15)),
        ("a las once", (11, 0)),
        ("8 de la mañana", (8, 0)),
        ("12 de la noche", (0, 0)),
        ("19:30 h", (19, 30)),
        ("a la una", (13, 0)),
        ("mediodía", (12, 0)),
    ],
)
def test_times_are_read_as_people_write_them(words: str, time: tuple[int, int]) -> None:
    assert minute_in(words) == time[0] * 60 + time[1]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "24:00",
        "7:60",
        "13pm",
        "seventy",
        "check the source",
        "70",
        "once",
        "la",
        "5 mins",
        "five minutes",
        "5 minutos",
    ],
)
def test_what_is_no_time_is_none(words: str) -> None:
    assert minute_in(words) is None


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_time_of_a_waking_hour_on_the_clock_is_that_time(hour: int, minute: int) -> None:
    read = there(minute_in(f"{hour}:{minute:02}"))
    assert read % 720 == (hour * 60 + minute) % 720
    if 8 <= hour <= 20:
        assert read == hour * 60 + minute


@given(st.text(max_size=60))
def test_any_words_are_a_time_of_day_or_none(text: str) -> None:
    read = minute_in(text)
    assert read is None or 0 <= read < 1440


@pytest.mark.parametrize(
    ("minute", "quiet"),
    [(QUIET_TO - 1, True), (QUIET_TO, False), (QUIET_FROM - 1, False), (QUIET_FROM, True)],
)
def test_quiet_hours_are_from_nine_in_the_evening_to_eight(minute: int, *, quiet: bool) -> None:
    assert is_quiet(minute) is quiet


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("00:30", "0:30"),
        ("03:00", "3:00"),
        ("0:05", "0:05"),
        ("midnight", "0:00"),
        ("quarter to midnight", "23:45"),
        ("medianoche", "0:00"),
        ("20 past 7", "19:20"),
        ("ten to eight", "19:50"),
        ("twenty five past seven", "19:25"),
        ("seven thirty", "19:30"),
        ("7ish", "19:00"),
        ("9 at night", "21:00"),
        ("2 at night", "2:00"),
        ("21h", "21:00"),
        ("21:30", "21:30"),
        ("19h30", "19:30"),
        ("siete y pico", "19:00"),
        ("kurz nach 7", "19:00"),
        ("19 h 30", "19:30"),
        ("7:30 p. m.", "19:30"),
        ("7 P.M.", "19:00"),
        ("7 y veinte", "19:20"),
        ("las ocho menos diez", "19:50"),
        ("las diecinueve", "19:00"),
        ("9 de la noche", "21:00"),
        ("cada día a las 6 de la tarde", "18:00"),
    ],
)
def test_times_are_read_in_every_writing(typed: str, time: str) -> None:
    minute = there(minute_in(typed))
    assert f"{minute // 60}:{minute % 60:02}" == time


@pytest.mark.parametrize(
    "typed", ["7 or 8", "7-8pm", "7pm tomorrow", "7:3", "25 o'clock", "19:30 pm", "7 8", "a"]
)
def test_what_could_be_two_times_is_none(typed: str) -> None:
    assert minute_in(typed) is None


@pytest.mark.parametrize(
    ("typed", "near", "time"),
    [
        ("8", "19:00", "20:00"),
        ("half 7", "8:00", "19:30"),
        ("mejor a las 8 y media", "19:00", "20:30"),
        ("lieber halb neun", "19:00", "20:30"),
        ("9", "8:30", "9:00"),
        ("8am", "19:00", "8:00"),
        ("08:15", "19:00", "8:15"),
    ],
)
def test_a_time_that_stands_for_another_is_the_nearer_half_of_the_day(
    typed: str, near: str, time: str
) -> None:
    hour, minute = map(int, near.split(":"))
    found = there(minute_near(typed, hour * 60 + minute))
    assert f"{found // 60}:{found % 60:02}" == time


def test_times_are_read_as_strangers_type_them() -> None:
    found = [(typed, minute_in(typed), time) for _, _, typed, time in rows("time")]
    assert not [one for one in found if _on_a_clock(one[1]) != one[2]]


def _on_a_clock(minute: int | None) -> str:
    return NOTHING if minute is None else f"{minute // 60:02}:{minute % 60:02}"

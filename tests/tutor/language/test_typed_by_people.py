"""Dates, times and places in kinds that went wrong once: each is read as meant, or not at all."""

from datetime import date

import pytest

from bot.tutor.language.dates import read_date, read_day
from bot.tutor.language.hours import minute_in
from bot.tutor.language.zones import city, find

FRIDAY = date(2026, 10, 30)


@pytest.mark.parametrize(
    ("typed", "today", "meant"),
    [
        ("2 March", date(2026, 3, 2), date(2026, 3, 2)),
        ("29 Feb", date(2028, 2, 29), date(2028, 2, 29)),
        ("29 feb", date(2028, 3, 1), date(2032, 2, 29)),
        ("12 Jun 25", FRIDAY, date(2025, 6, 12)),
        ("12/6/27", FRIDAY, date(2027, 6, 12)),
        ("two weeks from now", FRIDAY, date(2026, 11, 13)),
        ("3 weeks from today", FRIDAY, date(2026, 11, 20)),
        ("in 6 weeks' time", FRIDAY, date(2026, 12, 11)),
        ("a fortnight today", FRIDAY, date(2026, 11, 13)),
        ("a week on Monday", FRIDAY, date(2026, 11, 9)),
        ("Monday week", FRIDAY, date(2026, 11, 9)),
        ("a week tomorrow", FRIDAY, date(2026, 11, 7)),
        ("the day after tomorrow", FRIDAY, date(2026, 11, 1)),
        ("tuesday 3 nov", FRIDAY, date(2026, 11, 3)),
        ("tue 3rd", FRIDAY, date(2026, 11, 3)),
        ("friday", FRIDAY, date(2026, 11, 6)),
        ("this friday", FRIDAY, FRIDAY),
        ("the twelfth of june", FRIDAY, date(2027, 6, 12)),
        ("12 June 9am", FRIDAY, date(2027, 6, 12)),
        ("in a month", date(2027, 1, 31), date(2027, 2, 28)),
    ],
)
def test_english_dates_are_read_to_the_day(typed: str, today: date, meant: date) -> None:
    assert read_date(typed, today.toordinal()) == meant.toordinal()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("el viernes que viene", date(2026, 11, 6)),
        ("el próximo viernes", date(2026, 11, 6)),
        ("el lunes de la semana que viene", date(2026, 11, 2)),
        ("1º de mayo", date(2027, 5, 1)),
        ("primero de mayo", date(2027, 5, 1)),
        ("uno de mayo del 28", date(2028, 5, 1)),
        ("en quince días", date(2026, 11, 14)),
        ("dentro de una quincena", date(2026, 11, 13)),
        ("de aquí a", None),
        ("12 de junio a las 9", date(2027, 6, 12)),
        ("martes 3 de noviembre", date(2026, 11, 3)),
        ("la semana que viene", None),
        ("junio", None),
    ],
)
def test_spanish_dates_are_read_to_the_day(typed: str, meant: date | None) -> None:
    assert read_date(typed, FRIDAY.toordinal(), "es") == (meant and meant.toordinal())


@pytest.mark.parametrize("typed", ["mon 3 nov", "Monday 3/11", "3 November, Monday", "mon 3rd"])
def test_a_weekday_that_is_another_is_asked_about(typed: str) -> None:
    found = read_day(typed, FRIDAY.toordinal())
    assert found is not None
    assert found.is_other_weekday
    assert date.fromordinal(found.day) == date(2026, 11, 3)
    assert read_date(typed, FRIDAY.toordinal()) is None


@pytest.mark.parametrize(
    "typed",
    ["12 June or 13 June", "12 june maybe", "between 1 and 3 may", "next week", "in a few days"],
)
def test_what_could_be_two_days_is_none(typed: str) -> None:
    assert read_date(typed, FRIDAY.toordinal()) is None


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
    minute = minute_in(typed)
    assert minute is not None
    assert f"{minute // 60}:{minute % 60:02}" == time


@pytest.mark.parametrize(
    "typed", ["7 or 8", "7-8pm", "7pm tomorrow", "7:3", "25 o'clock", "19:30 pm", "7 8", "a"]
)
def test_what_could_be_two_times_is_none(typed: str) -> None:
    assert minute_in(typed) is None


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("São Paulo", "America/Sao_Paulo"),
        ("Bogotá", "America/Bogota"),
        ("Zürich", "Europe/Zurich"),
        ("Londres", "Europe/London"),
        ("Manchester, UK", "Europe/London"),
        ("i'm in New York", "America/New_York"),
        ("bin in Köln", "Europe/Berlin"),
        ("ich wohne in Österreich", "Europe/Vienna"),
        ("UTC+2", "Etc/GMT-2"),
        ("gmt -5", "Etc/GMT+5"),
        ("UTC+5:30", None),
        ("utc+15", None),
        ("localtime", None),
        ("Factory", None),
        ("Norfolk", None),
        ("EST", None),
    ],
)
def test_places_are_found_or_asked_for(typed: str, zone: str | None) -> None:
    assert find(typed) == zone


def test_a_distance_from_utc_is_named_as_people_count() -> None:
    assert [city(zone) for zone in ("Etc/GMT-2", "Etc/GMT+5", "Europe/Paris")] == [
        "UTC+2",
        "UTC-5",
        "Paris",
    ]

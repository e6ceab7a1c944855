"""A zone is found by its city, however that is typed."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.tutor.language.calendar import languages
from bot.tutor.language.zones import city, find, offered
from tests.narrowing import there
from tests.tutor.language.labelled import NOTHING, rows


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("London", "Europe/London"),
        ("new york", "America/New_York"),
        ("europe/paris", "Europe/Paris"),
        ("perth", "Australia/Perth"),
        ("UTC", "UTC"),
        ("port-au-prince", "America/Port-au-Prince"),
        ("atlantis", None),
        ("", None),
    ],
)
def test_zones_are_found_by_their_cities(words: str, zone: str | None) -> None:
    assert find(words) == zone


@pytest.mark.parametrize("language", languages())
def test_every_zone_that_is_offered_is_found_by_its_city(language: str) -> None:
    assert [find(city(zone)) for zone in offered(language)] == list(offered(language))


@pytest.mark.parametrize("language", languages())
def test_zones_are_offered_from_west_to_east(language: str) -> None:
    january = datetime(2026, 1, 15, 12, tzinfo=UTC)
    apart = [january.astimezone(ZoneInfo(zone)).utcoffset() for zone in offered(language)]
    assert apart == sorted(apart, key=there)


def test_whoever_is_spoken_to_in_spanish_or_german_is_offered_where_they_live() -> None:
    assert {"Europe/Madrid", "America/Argentina/Buenos_Aires"} <= set(offered("es"))
    assert {"Europe/Berlin", "Europe/Vienna"} <= set(offered("de"))


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("São Paulo", "America/Sao_Paulo"),
        ("Bogotá", "America/Bogota"),
        ("Zürich", "Europe/Zurich"),
        ("Londres", "Europe/London"),
        ("Chile", "America/Santiago"),
        ("bin auf Teneriffa", "Atlantic/Canary"),
        ("estoy en Tenerife", "Atlantic/Canary"),
        ("Manchester, UK", "Europe/London"),
        ("i'm in New York", "America/New_York"),
        ("bin in Köln", "Europe/Berlin"),
        ("ich wohne in Österreich", "Europe/Vienna"),
        ("paris france", "Europe/Paris"),
        ("New York City", "America/New_York"),
        ("Berlin time", "Europe/Berlin"),
        ("Madrid, España", "Europe/Madrid"),
        ("Paris, Texas", None),
        ("UTC+2", "Etc/GMT-2"),
        ("gmt -5", "Etc/GMT+5"),
        ("UTC+5:30", "Asia/Kolkata"),
        ("UTC+5:15", None),
        ("utc+15", None),
        ("localtime", None),
        ("Factory", None),
        ("Norfolk", None),
        ("EST", "America/New_York"),
        ("Pacific time", "America/Los_Angeles"),
        ("hora de Argentina", "America/Argentina/Buenos_Aires"),
        ("New Yorker Zeit", "America/New_York"),
        ("Wiener Zeit", "Europe/Vienna"),
        ("islas canarias", "Atlantic/Canary"),
        ("Ecuador", "America/Guayaquil"),
        ("Ägypten", "Africa/Cairo"),
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


def test_places_are_found_as_strangers_type_them() -> None:
    found = [(typed, find(typed) or NOTHING, zone) for _, _, typed, zone in rows("place")]
    assert not [one for one in found if one[1] != one[2]]

"""A zone is found by its city, however that is typed."""

import pytest

from bot.tutor.language.zones import OFFERED, city, find


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


def test_every_zone_that_is_offered_is_found_by_its_city() -> None:
    assert [find(city(zone)) for zone in OFFERED] == list(OFFERED)


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

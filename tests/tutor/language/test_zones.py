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

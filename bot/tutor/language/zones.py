"""Time zones as people name them: by a city.

A few cities are offered, one for each hour at which many people live; any other place may be typed.
"""

from functools import cache
from zoneinfo import available_timezones

OFFERED = (
    "America/Los_Angeles",
    "America/Chicago",
    "America/New_York",
    "Europe/London",
    "Europe/Paris",
    "Europe/Athens",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Australia/Sydney",
)
"""From west to east."""

_NO_PLACES = ("Etc/", "SystemV/", "US/", "Brazil/", "Canada/", "Mexico/", "Chile/")


def find(place: str) -> str | None:
    """The IANA zone that words name: "new york", "Europe/Paris", "UTC"; None if they name none."""
    return _by_name().get(_plain(place))


def city(zone: str) -> str:
    """Name a zone by its city."""
    return zone.rpartition("/")[2].replace("_", " ")


def _plain(name: str) -> str:
    return name.casefold().strip(" .?").replace("_", " ").replace("-", " ")


@cache
def _by_name() -> dict[str, str]:
    """Give every zone by its whole name and, where that leaves no doubt, by its city."""
    cities = [zone for zone in sorted(available_timezones()) if _is_place(zone)]
    whole = {_plain(zone): zone for zone in sorted(available_timezones())}
    return whole | {_plain(city(zone)): zone for zone in reversed(cities)}


def _is_place(zone: str) -> bool:
    return "/" in zone and not zone.startswith(_NO_PLACES)

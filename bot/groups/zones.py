"""Time zones: the ones a button offers, and any other by its name as typed."""

from functools import cache
from zoneinfo import available_timezones

OFFERED = (
    "Europe/London",
    "Europe/Paris",
    "Europe/Athens",
    "Africa/Lagos",
    "Africa/Nairobi",
    "Asia/Dubai",
    "Asia/Karachi",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Australia/Sydney",
    "America/New_York",
    "America/Los_Angeles",
)
"""A few that lie far apart, from where English is taught in."""


@cache
def _names() -> dict[str, str]:
    """Every zone that this machine knows, by its name without capitals."""
    return {name.casefold(): name for name in available_timezones()}


def zone_named(name: str) -> str | None:
    """Give the zone of this name, whatever its capitals; None if there is none."""
    return _names().get(name.strip().casefold())

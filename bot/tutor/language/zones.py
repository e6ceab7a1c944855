"""Time zones as people name them: by a city, a country of one zone, or a distance from UTC.

A few cities are offered where people live who speak the language; any other place may be typed.
What could be two places is none: it is asked for again rather than guessed.
"""

import re
from functools import cache
from typing import Final
from zoneinfo import available_timezones

from bot.tutor.language.calendar import ENGLISH, calendar, languages, places, without_accents

_NO_PLACES: Final = ("Etc/", "SystemV/", "US/", "Brazil/", "Canada/", "Mexico/", "Chile/")
_NO_ZONES: Final = frozenset(("Factory", "localtime", "posixrules", "MST", "HST", "EST", "MET"))
"""What the database holds that no person lives in, or that has no summer time where they do."""
_TWO_PLACES: Final = frozenset(("norfolk", "center", "easter"))
"""Cities and words that are more often something else than the place of a zone."""

LONGEST: Final = 100
"""Characters of a place, and of what is said around it."""

_ZEIT: Final = " zeit"
"""What German puts behind the name of a place: "New Yorker Zeit"."""

_FROM_UTC: Final = re.compile(r"(?:utc|gmt|z)([+\u2212-])(\d{1,2})(?::?(00|15|30|45))?")
_BETWEEN_HOURS: Final = {
    "-9:30": "Pacific/Marquesas", "3:30": "Asia/Tehran", "4:30": "Asia/Kabul",
    "5:30": "Asia/Kolkata", "5:45": "Asia/Kathmandu", "6:30": "Asia/Yangon",
    "8:45": "Australia/Eucla", "9:30": "Australia/Darwin",
}  # fmt: skip  # a table reads better in columns
"""Distances from UTC of no whole hour, and the one zone that keeps each all the year."""


def offered(language: str) -> tuple[str, ...]:
    """The zones that are offered to whoever is spoken to in a language, from west to east."""
    return calendar(language if language in languages() else ENGLISH).zones


def find(place: str) -> str | None:
    """The IANA zone that words name: "new york", "Europe/Paris", "UTC+2"; None if none."""
    if len(place) > LONGEST:
        return None
    plain = _plain(place)
    if found := _FROM_UTC.fullmatch(plain.replace(" ", "")):
        return _from_utc(int(found[2]) * (1 if found[1] == "+" else -1), found[3] or "00")
    for words in (plain, _place_in(plain)):
        if zone := _by_name().get(words):
            return zone
    return _city_in(_place_in(" ".join(without_accents(place).split()).strip(" .?!")))


def city(zone: str) -> str:
    """Name a zone by its city, or by its distance from UTC."""
    name = zone.rpartition("/")[2].replace("_", " ")
    if zone.startswith("Etc/GMT") and name[3:]:  # the database counts the other way, as POSIX did
        return f"UTC{'-' if name[3] == '+' else '+'}{name[4:]}"
    return name


def _city_in(words: str) -> str | None:
    """Read a city and where it is: "london, uk", "paris france"; None where these do not agree.

    "Paris, Texas" is in two places at once; a region that nobody knows is believed.
    """
    city, comma, region = words.partition(",")
    if comma:
        zone, beside = (_by_name().get(_plain(one)) for one in (city, region))
        return zone if beside in (None, zone) else None
    parts = words.split()
    for end in range(1, len(parts)):
        city, region = " ".join(parts[:end]), " ".join(parts[end:])
        zone = _by_name().get(_plain(city))
        if zone is not None and _by_name().get(_plain(region)) == zone:
            return zone
    return None


def _place_in(words: str) -> str:
    """Leave out what people put before the place where they are: "im in the uk"."""
    words = words.replace("'", "").removesuffix(" time")
    if words.endswith(_ZEIT):
        named = words.removesuffix(_ZEIT)
        return named if _plain(named) in _by_name() else named.removesuffix("er")  # "New Yorker"
    for begins in _living():
        if words.startswith(f"{begins} "):
            return words[len(begins) :].strip().removeprefix("the ")
    return words


@cache
def _living() -> tuple[str, ...]:
    phrases = {one for code in languages() for one in calendar(code).living}
    return tuple(sorted(phrases, key=len, reverse=True))


def _from_utc(hours: int, minutes: str) -> str | None:
    if minutes != "00":
        return _BETWEEN_HOURS.get(f"{hours}:{minutes}")
    zone = f"Etc/GMT{-hours:+}" if hours else "UTC"
    return zone if zone in _zones() else None


@cache
def _zones() -> frozenset[str]:
    """Give the names of all zones, for which the library opens some six hundred files."""
    return frozenset(available_timezones())


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[_-](?!\d)", " ", without_accents(name)).strip(" .?!,").split())


@cache
def _by_name() -> dict[str, str]:
    """Give every zone by its whole name and, where that leaves no doubt, by its city."""
    zones = sorted(_zones() - _NO_ZONES)
    cities = [zone for zone in zones if _is_place(zone)]
    whole = {_plain(zone): zone for zone in zones}
    by_city = {_plain(city(zone)): zone for zone in reversed(cities)}
    return whole | places() | {name: by_city[name] for name in by_city.keys() - _TWO_PLACES}


def _is_place(zone: str) -> bool:
    return "/" in zone and not zone.startswith(_NO_PLACES)

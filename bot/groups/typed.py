"""What may be typed after /setup: times, days, a zone, days off; in any order, in plain words.

/setup 7.45            /setup 12:30 and 5pm        /setup mon wed fri 17.00
/setup Europe/Paris    /setup off 24 Dec to 4 Jan  /setup off none
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from bot.groups.settings import with_holidays, with_times
from bot.groups.zones import zone_named
from state.group_records import Group
from state.timetable import EVERY_DAY, date_at

_TIME = re.compile(r"(\d{1,2})(?:[.:h](\d{2}))?(am|pm)?", re.ASCII)
_DATE = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?(?:\s+(\d{4}))?", re.ASCII)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_JOIN = re.compile(r"(?<=\d)\s+(?=[ap]m\b)")
_BETWEEN = re.compile(r"\s+(?:to|until|till|-|\u2013)\s+")
_IDLE = {"at", "and", "on", "every", "each", "from", "day", "days"}

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SETS = {
    "daily": EVERY_DAY,
    "everyday": EVERY_DAY,
    "weekdays": 0b0011111,
    "weekends": 0b1100000,
    "weekend": 0b1100000,
}

MOST_DAYS_OFF = 120
"""Days off that one line may name: a long summer."""


def typed(group: Group, text: str, now: int) -> Group | None:
    """Give the settings after what was typed; None if any of it is not understood."""
    words = text.casefold().strip()
    first, _, rest = words.partition(" ")
    if first in ("off", "holiday", "holidays"):
        return _days_off(group, rest.strip(), now)
    words = _BETWEEN.sub("-", _JOIN.sub("", words)).replace("every day", "daily")
    minutes: list[int] = []
    zones: list[str] = []
    days = 0
    for word in re.split(r"[\s,;]+", words):
        if (minute := _minute(word)) is not None:
            minutes.append(minute)
        elif some := _days(word):
            days |= some
        elif zone := zone_named(word):
            zones.append(zone)
        elif word not in _IDLE:
            return None
    if not (minutes or days or zones):
        return None
    group = replace(group, zone=zones[-1] if zones else group.zone, days=days or group.days)
    return with_times(group, tuple(minutes)) if minutes else group


def _minute(word: str) -> int | None:
    """Read "7.45", "17:00", "5pm" or "17"."""
    found = _TIME.fullmatch(word)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def _days(word: str) -> int:
    """Read "monday", "tue", "mon-fri" or "weekdays" as a sum of days; 0 for anything else."""
    if word in _SETS:
        return _SETS[word]
    ends = [_weekday(part) for part in re.split(r"[-\u2013]", word)]
    if len(ends) == 1 and ends[0] is not None:
        return 1 << ends[0]
    if len(ends) == 2 and ends[0] is not None and ends[1] is not None:
        return sum(1 << (ends[0] + n) % 7 for n in range((ends[1] - ends[0]) % 7 + 1))
    return 0


def _weekday(word: str) -> int | None:
    stem = word.removesuffix("s")
    return _starts(_WEEK, stem, least=3)


def _starts(names: Iterable[str], word: str, least: int) -> int | None:
    """Find the name that begins like this, with so many letters at least."""
    found = [n for n, name in enumerate(names) if len(word) >= least and name.startswith(word)]
    return found[0] if found else None


def _days_off(group: Group, text: str, now: int) -> Group | None:
    """Read "24 dec", "24 dec to 4 jan", "2026-12-24" or "none"."""
    if text == "none":
        return replace(group, holidays=frozenset())
    today = date_at(now, group.zone)
    parts = _BETWEEN.split(text)
    first = _date(parts[0], today)
    last = first if len(parts) == 1 else _date(parts[-1], first or today)
    if first is None or last is None or len(parts) > 2:
        return None
    if not today <= first <= last < first + MOST_DAYS_OFF:
        return None
    return with_holidays(group, range(first, last + 1), now)


def _date(text: str, since: int) -> int | None:
    """Read a date; one without a year is the next such from `since` on."""
    text = text.strip()
    if _ISO.fullmatch(text):
        return _ordinal(*map(int, text.split("-")))
    found = _DATE.fullmatch(text)
    month = _starts(_MONTHS, found[2], least=3) if found else None
    if found is None or month is None:
        return None
    day = int(found[1])
    if found[3]:
        return _ordinal(int(found[3]), month + 1, day)
    year = date.fromordinal(since).year
    dates = (_ordinal(year + ahead, month + 1, day) for ahead in range(9))  # 29 February may wait
    return next((one for one in dates if one is not None and one >= since), None)


def _ordinal(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None

"""What may be typed after /setup: times, days, a zone, days off; in any order, in plain words.

/setup 7.45            /setup 12:30 and 5pm        /setup mon wed fri 17.00
/setup Europe/Paris    /setup off 24 Dec to 4 Jan  /setup off none
"""

import re
from dataclasses import replace

from bot.groups.settings import with_holidays, with_times
from bot.tutor.language.dates import read_date
from bot.tutor.language.zones import find
from state.clock.timetable import EVERY_DAY, date_at
from state.records.groups import Group

_TIME = re.compile(r"(\d{1,2})(?:[.:h](\d{2}))?(am|pm)?", re.ASCII)
_JOIN = re.compile(r"(?<=\d)\s+(?=[ap]m\b)")
_BETWEEN = re.compile(r"\s+(?:to|until|till|-|\u2013)\s+")
_IDLE = {"at", "and", "on", "every", "each", "from", "day", "days"}

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
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
    """The settings after what was typed behind `/setup`; None if any of it is not understood."""
    words = text.casefold().strip()
    first, _, rest = words.partition(" ")
    if first in ("off", "holiday", "holidays"):
        return _days_off(group, rest.strip(), now)
    if zone := find(words):
        return replace(group, zone=zone)
    words = _BETWEEN.sub("-", _JOIN.sub("", words)).replace("every day", "daily")
    minutes: list[int] = []
    zones: list[str] = []
    days = 0
    for word in re.split(r"[\s,;]+", words):
        if (minute := _minute(word)) is not None:
            minutes.append(minute)
        elif some := _days(word):
            days |= some
        elif zone := find(word):
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
    named = (n for n, name in enumerate(_WEEK) if len(stem) >= 3 and name.startswith(stem))
    return next(named, None)


def _days_off(group: Group, text: str, now: int) -> Group | None:
    """Read "24 dec", "24 dec to 4 jan", "2026-12-24" or "none"."""
    if text == "none":
        return replace(group, holidays=frozenset())
    today = date_at(now, group.zone)
    parts = _BETWEEN.split(text)
    first = read_date(parts[0], today)
    last = first if len(parts) == 1 else read_date(parts[-1], first or today)
    if first is None or last is None or len(parts) > 2:
        return None
    if not today <= first <= last < first + MOST_DAYS_OFF:
        return None
    return with_holidays(group, range(first, last + 1), now)

"""What may be typed after /setup: times, days, a zone, days off; in any order, in plain words.

Or the name of a topic, or of a language.

/setup 7.45            /setup 12:30 and 5pm        /setup mon wed fri 17.00
/setup Europe/Paris    /setup off 24 Dec to 4 Jan  /setup off none

They are read in the group's language and in English (`timetable` in `bot/texts/*/calendar.yaml`).
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import Struct

from bot.groups.desk import GroupDesk
from bot.groups.questions import askable
from bot.groups.settings import with_holidays, with_times
from bot.tutor.language.calendar import ENGLISH, calendar, languages, without_accents
from bot.tutor.language.dates import read_date
from bot.tutor.language.hours import minute_in
from bot.tutor.language.plain import plain
from bot.tutor.language.wishes.slots import language_named
from bot.tutor.language.zones import find
from state.clock.timetable import EVERY_DAY, date_at
from state.records.groups import Timetable
from state.values import replace

_TIME = re.compile(r"(\d{1,2})(?:[.:h](\d{2}))?(am|pm)?", re.ASCII)
_JOIN = re.compile(r"(?<=\d)\s+(?=[ap]m\b)")
_BETWEEN = re.compile(r"\s+[-\u2013]\s+")
_DASH = re.compile(r"\s*[-\u2013]\s*")

LONGEST = 200
"""Characters of a line that are read."""

_FEWEST = 3
"""Letters of a weekday, at least: two could be something else."""

MOST_DAYS_OFF = 120
"""Days off that one line may name: a long summer."""


MOST_NAMING = 3
"""Words that name a language: "language: english", "auf Deutsch bitte"."""


class _Words(Struct, frozen=True):
    """The words of the group's language and of English, together."""

    weekdays: Mapping[str, int]
    sets: Mapping[str, int]
    """Words for several days, as their sum."""
    to: re.Pattern[str]
    off: re.Pattern[str]
    none: frozenset[str]
    beside: re.Pattern[str]
    """What says nothing."""


@cache
def _words(language: str) -> _Words:
    codes = [code for code in dict.fromkeys((language, ENGLISH)) if code in languages()]
    calendars = [calendar(code) for code in codes]

    def phrases(name: str) -> list[str]:
        return [phrase for one in calendars for phrase in one.timetable[name]]

    sets = {"every_day": EVERY_DAY, "workdays": 0b0011111, "weekends": 0b1100000}
    return _Words(
        weekdays={word: n for one in reversed(calendars) for word, n in one.weekdays.items()},
        sets={phrase: days for name, days in sets.items() for phrase in phrases(name)},
        to=re.compile(rf"\s+(?:{_any_of(phrases('to'))})\s+"),
        off=re.compile(rf"(?:{_any_of(phrases('off'))})(?!\w)\s*"),
        none=frozenset(phrases("none")),
        beside=re.compile(rf"(?<!\w)(?:{_any_of(phrases('beside'))})(?!\w)"),
    )


def _any_of(phrases: Iterable[str]) -> str:
    """Write a pattern of any of these, the longest first."""
    return "|".join(re.escape(one) for one in sorted(phrases, key=len, reverse=True))


def typed(timetable: Timetable, text: str, now: int) -> Timetable | None:
    """The settings after what was typed behind `/setup`; None if any of it is not understood."""
    words = _words(timetable.language)
    said = " ".join(without_accents(text).split())[:LONGEST]
    if off := words.off.match(said):
        return _days_off(timetable, said[off.end() :], now, words)
    if zone := find(said):
        return replace(timetable, zone=zone)
    return _several(timetable, said, words) or _at_one_time(timetable, said)


def _at_one_time(timetable: Timetable, text: str) -> Timetable | None:
    """Read a time of day in words, "half past four"; figures alone are read among others."""
    minute = minute_in(text) if " " in text else None
    return None if minute is None else with_times(timetable, (minute,))


def _several(timetable: Timetable, text: str, words: _Words) -> Timetable | None:
    """Read times, days and zones in a row."""
    minutes: list[int] = []
    zones: list[str] = []
    days = 0
    for word in _parts(text, words):
        if (minute := _minute(word)) is not None:
            minutes.append(minute)
        elif some := _days(word, words):
            days |= some
        elif zone := find(word):
            zones.append(zone)
        else:
            return None
    if not (minutes or days or zones):
        return None
    timetable = replace(
        timetable, zone=zones[-1] if zones else timetable.zone, days=days or timetable.days
    )
    return with_times(timetable, tuple(minutes)) if minutes else timetable


def _parts(text: str, words: _Words) -> list[str]:
    """Cut a line into times, days, spans of days and zones; what says nothing is dropped."""
    text = _JOIN.sub("", text)
    for phrase in sorted(words.sets, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", phrase.replace(" ", "_"), text)
    text = words.beside.sub(" ", text)
    text = _DASH.sub("-", words.to.sub("-", text))
    return [word for word in re.split(r"[\s,;]+", text) if word]


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


def _days(word: str, words: _Words) -> int:
    """Read "monday", "tue", "mon-fri" or "weekdays" as a sum of days; 0 for anything else."""
    if (several := words.sets.get(word.replace("_", " "))) is not None:
        return several
    ends = [_weekday(part, words) for part in word.split("-")]
    if len(ends) == 1 and ends[0] is not None:
        return 1 << ends[0]
    if len(ends) == 2 and ends[0] is not None and ends[1] is not None:
        return sum(1 << (ends[0] + n) % 7 for n in range((ends[1] - ends[0]) % 7 + 1))
    return 0


def _weekday(word: str, words: _Words) -> int | None:
    """Read a weekday: in full, in the plural, or as its first letters, three at least."""
    named = (words.weekdays.get(one) for one in (word, word.removesuffix("s")))
    begun = (
        n for name, n in words.weekdays.items() if len(word) >= _FEWEST and name.startswith(word)
    )
    return next((n for n in named if n is not None), next(begun, None))


def _days_off(timetable: Timetable, text: str, now: int, words: _Words) -> Timetable | None:
    """Read "24 dec", "24 dec to 4 jan", "2026-12-24" or "none"."""
    if text in words.none:
        return replace(timetable, holidays=frozenset())
    today = date_at(now, timetable.zone)
    parts = _BETWEEN.split(words.to.sub(" - ", f" {text} "))
    first = read_date(parts[0], today, timetable.language)
    last = first if len(parts) == 1 else read_date(parts[-1], first or today, timetable.language)
    if first is None or last is None or len(parts) > 2:
        return None
    if not today <= first <= last < first + MOST_DAYS_OFF:
        return None
    return with_holidays(timetable, range(first, last + 1), now)


def named(desk: GroupDesk, timetable: Timetable, text: str) -> Timetable | None:
    """Give the settings with what is named; None where neither a topic nor a language is."""
    if (topic := _topic(desk, text)) is not None:
        return replace(timetable, topics=(topic,))
    language = _language(desk, text)
    return replace(timetable, language=language) if language else None


def _topic(desk: GroupDesk, text: str) -> str | None:
    """Find the only topic that a group can be asked about whose title has all of these words."""
    words = set(plain(text).split())
    found = [
        topic.topic
        for topic in desk.library.topics.values()
        if words
        and words <= set(plain(topic.title).split())
        and askable(desk.library, (topic.topic,))
    ]
    return found[0] if len(found) == 1 else None


def _language(desk: GroupDesk, text: str) -> str | None:
    words = plain(text).split()
    spoken = {language_named(word) for word in words}.intersection(desk.languages)
    return spoken.pop() if len(spoken) == 1 and len(words) <= MOST_NAMING else None

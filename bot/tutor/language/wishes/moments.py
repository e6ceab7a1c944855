"""One moment that somebody names: "tomorrow at 7", "a las 5 el lunes", "heute abend um 8".

A day and a time may stand anywhere in a message; what comes "every day" is no moment.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct

from bot.tutor.language.calendar import ENGLISH, calendar, languages
from bot.tutor.language.dates import read_date, without_time
from bot.tutor.language.hours import minute_in
from bot.tutor.language.wishes.slots import longest


class Moment(Struct, frozen=True):
    """A day as its ordinal number, and a minute of it; None where none was named."""

    day: int
    minute: int | None


def read_moment(typed: Sequence[str], today: int, language: str) -> Moment | None:
    """Read the moment that words name; None where they name no day."""
    day, time = _parts(typed)
    if (read := read_date(day, today, language)) is None:
        return None
    return Moment(read, minute_in(time) if time else None)


def named_moment(typed: Sequence[str]) -> str:
    """Give the words of a moment, to be read again; "" where no day is named."""
    day, time = _parts(typed)
    return f"{day} {time}".strip() if day else ""


def recurs(typed: Sequence[str]) -> bool:
    """Whether words speak of what comes again and again: "every friday", "los lunes"."""
    return _names_one(_words("recurring"), typed) or is_uneven(typed)


def is_uneven(typed: Sequence[str]) -> bool:
    """Whether they speak of what comes neither every day nor on certain days: "twice a week"."""
    return _names_one(_words("uneven"), typed)


def _names_one(phrases: Iterable[str], typed: Sequence[str]) -> bool:
    said = f" {' '.join(typed)} "
    return any(f" {one} " in said for one in phrases)


def _parts(typed: Sequence[str]) -> tuple[str, str]:
    """Give the words that name a day, and those that name a time; "" for either."""
    if recurs(typed):
        return "", ""
    time = longest(typed, "time")
    at = " ".join(typed[slice(*time)]) if time else ""
    if day := _day_beside(typed, time):
        return day, at
    whole = longest(typed, "day")
    if whole and (not time or (whole[0] <= time[0] and time[1] <= whole[1] and whole != time)):
        day, at = without_time(" ".join(typed[slice(*whole)]))  # "in 2 days", "the 3rd at seven"
        return day, at or part_of_day(typed)
    part = part_of_day(typed)
    return (calendar(ENGLISH).today[0], _in_part(at, part)) if part else ("", at)


def part_of_day(typed: Sequence[str]) -> str:
    """Give the hour of a part of the day that words name, "after school"; "" for none."""
    said = f" {' '.join(typed)} "
    parts = {name: at for code in languages() for name, at in calendar(code).later_today.items()}
    return next((at for name, at in parts.items() if f" {name} " in said), "")


def _in_part(time: str, part: str) -> str:
    """Give the time that stands beside a part of the day: "um 8" in the evening is 20:00."""
    if not time:
        return part
    late = f"{time} pm"
    return late if part.endswith("pm") and minute_in(late) is not None else time


def _day_beside(typed: Sequence[str], time: tuple[int, int] | None) -> str:
    """Give the day that stands beside a time, or begins it: "morgen früh um 7"; "" for none."""
    if time is None:
        return ""
    apart = [*typed[: time[0]], "|", *typed[time[1] :]]
    if (found := longest(apart, "day")) is not None:
        return " ".join(apart[slice(*found)])
    within = typed[slice(*time)]
    begins = longest(within, "day")
    if begins is None or begins[0] or any(word[0].isdecimal() for word in within[slice(*begins)]):
        return ""
    return " ".join(within[slice(*begins)])


@cache
def _words(name: str) -> frozenset[str]:
    """Give the words of all languages that a calendar lists under a name."""
    return frozenset(one for code in languages() for one in getattr(calendar(code), name))

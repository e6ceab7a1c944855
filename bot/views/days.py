"""Days, times and places, as they are written everywhere: "Saturday 12 June", "17:05", "Paris"."""

from datetime import date

from bot.tutor.language.zones import city
from bot.views.texts import Html, Texts
from state.clock.days import minute_of
from state.clock.timetable import EVERY_DAY

_NAMED = {EVERY_DAY: "every", 0b0011111: "workdays"}


def date_text(day: int, today: int, t: Texts) -> Html:
    """Write a day; with its year where that is not this year."""
    named = date.fromordinal(day)
    key = "day.date" if named.year == date.fromordinal(today).year else "day.date_year"
    return t(
        key,
        weekday=t("day.weekday", variant=named.weekday()),
        day=str(named.day),
        month=t("day.month", variant=named.month - 1),
        year=str(named.year),
    )


def weekdays_text(days: int, t: Texts) -> Html:
    """Write days of the week, a sum as in `state.clock.timetable`: "on Mondays and Fridays"."""
    if days in _NAMED:
        return t(f"day.{_NAMED[days]}")
    left_out = EVERY_DAY & ~days
    if left_out.bit_count() == 1:
        return t("day.all_but", day=t("day.weekday", variant=left_out.bit_length() - 1))
    names = [t("day.weekdays", variant=n) for n in range(7) if days >> n & 1]
    *first, last = names
    named = t("day.and", days=Html(", ".join(first)), last=last) if first else last
    return t("day.on", days=named)


def clock(minute: int) -> str:
    """Write a minute of the day as the clock shows it."""
    return f"{minute // 60}:{minute % 60:02}"


def clock_at(at: int, zone: str) -> str:
    """Write what the clocks of a zone show at a moment."""
    return clock(minute_of(at, zone))


def place_text(zone: str, t: Texts) -> str:
    """Name a zone by its city: as the language has it, or else as the database of zones does."""
    key = f"cities.{zone}"
    return t.plain(key) if t.has(key) else city(zone)

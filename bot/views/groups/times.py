"""Times and days in words: "tomorrow at 17:00", "Monday to Friday", "21:00 to 7:00"."""

from bot.views.days import clock, clock_at, date_text
from bot.views.texts import Html, Texts
from state.clock.timetable import EVERY_DAY, date_at
from state.records.groups import Timetable

_NAMED = {EVERY_DAY: "all", 0b0011111: "week", 0b1100000: "weekend"}


def moment_text(at: int, now: int, zone: str, t: Texts) -> Html:
    """Say when something comes, as somebody in the zone would."""
    ahead = date_at(at, zone) - date_at(now, zone)
    if ahead == 0:
        return t("group.today", time=clock_at(at, zone))
    if ahead == 1:
        return t("group.tomorrow", time=clock_at(at, zone))
    return date_and_time(at, now, zone, t)


def date_and_time(at: int, now: int, zone: str, t: Texts) -> Html:
    """Say when something comes so that it is still true when it is read on another day."""
    date = date_text(date_at(at, zone), date_at(now, zone), t)
    return t("group.moment", date=date, time=clock_at(at, zone))


def days_text(days: int, t: Texts) -> Html:
    """Name days of the week."""
    if days in _NAMED:
        return t(f"group.days.{_NAMED[days]}")
    names = [t("day.weekday_short", variant=n) for n in range(7) if days >> n & 1]
    return Html(", ".join(names))


def times_text(timetable: Timetable) -> str:
    """The times of the day at which questions go out, as the clock shows them."""
    return ", ".join(map(clock, sorted(slot.minute for slot in timetable.slots)))


def silence_text(timetable: Timetable, t: Texts) -> Html:
    """The hours in which nothing is sent, as a span that may run past midnight."""
    if timetable.silent_from == timetable.silent_to:
        return t("group.no_silence")
    return t("group.hours", begins=clock(timetable.silent_from), ends=clock(timetable.silent_to))


def holidays_text(timetable: Timetable, now: int, t: Texts) -> Html:
    """The days off that are to come, those in a row as one span."""
    today = date_at(now, timetable.zone)
    spans: list[list[int]] = []
    for day in sorted(day for day in timetable.holidays if day >= today):
        if spans and spans[-1][1] == day - 1:
            spans[-1][1] = day
        else:
            spans.append([day, day])
    written = [
        date_text(first, today, t)
        if first == last
        else t(
            "group.holiday_span", first=date_text(first, today, t), last=date_text(last, today, t)
        )
        for first, last in spans
    ]
    return Html("; ".join(written)) if written else t("group.no_holidays")


def reveal_text(timetable: Timetable, t: Texts) -> Html:
    """Say when answers are given."""
    after = timetable.reveal_after
    if after is None:
        return t("group.reveal_morning")
    if after % 60:
        return t("group.reveal_after_minutes", minutes=after)
    return t("group.reveal_after", hours=after // 60)

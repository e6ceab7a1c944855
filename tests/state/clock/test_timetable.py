"""A slot comes once on every local date, whatever the clocks do; never in silent hours."""

from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, count, takewhile
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from state.clock.days import wall_at
from state.clock.timetable import (
    EVERY_DAY,
    GRACE,
    MORNING,
    Hours,
    awake,
    date_at,
    is_in_time,
    is_silent,
    moment,
    next_daily,
    next_morning,
    next_slot,
    next_weekly,
)
from tests.examples import FEWER

LONDON = "Europe/London"
DAY = 86_400

zones = st.sampled_from(sorted(available_timezones() - {"localtime"}))
dates = st.dates(date(1970, 1, 2), date(2075, 12, 31))
minutes = st.integers(0, 1439)


def at(text: str, zone: str = LONDON, *, fold: int = 0) -> int:
    local = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)
    return int(local.timestamp())


def noon(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())


def clock(moment_at: int | None, zone: str = LONDON) -> str:
    assert moment_at is not None
    return datetime.fromtimestamp(moment_at, ZoneInfo(zone)).isoformat()


def slots(minute: int, timetable: Hours, after: int, until: int) -> list[int]:
    found = []
    while (following := next_slot(minute, timetable, after)) is not None and following <= until:
        found.append(after := following)
    return found


# Time changes.


@pytest.mark.parametrize(
    ("zone", "day", "minute", "expected"),
    [
        (LONDON, "2026-03-29", 90, "2026-03-29T02:00:00+01:00"),  # 01:30 is left out
        (LONDON, "2026-10-25", 90, "2026-10-25T01:30:00+01:00"),  # 01:30 comes twice
        ("America/Santiago", "2026-09-06", 0, "2026-09-06T01:00:00-03:00"),  # no midnight
        ("Australia/Lord_Howe", "2026-10-04", 135, "2026-10-04T02:30:00+11:00"),  # half an hour
        ("America/Toronto", "1919-03-30", 1425, "1919-03-30T23:29:59-05:00"),  # over midnight
        ("Europe/London", "2026-07-01", 540, "2026-07-01T09:00:00+01:00"),
    ],
)
def test_a_time_that_is_left_out_moves_and_one_that_comes_twice_counts_first(
    zone: str, day: str, minute: int, expected: str
) -> None:
    assert clock(moment(date.fromisoformat(day).toordinal(), minute, zone), zone) == expected


def test_a_date_that_a_zone_left_out_has_no_slot_and_the_next_one_has() -> None:
    apia, left_out = "Pacific/Apia", date(2011, 12, 30).toordinal()
    assert moment(left_out, 540, apia) is None
    before = moment(left_out - 1, 540, apia)
    assert before is not None
    assert clock(next_daily(540, apia, before), apia) == "2011-12-31T09:00:00+14:00"


@FEWER
@given(zones, dates, minutes)
@example(LONDON, date(2026, 3, 29), 90)
@example(LONDON, date(2026, 10, 25), 90)
@example("Pacific/Apia", date(2011, 12, 30), 540)
@example("America/Toronto", date(1970, 4, 26), 150)
@example("Africa/Monrovia", date(1972, 1, 7), 0)
def test_every_local_date_that_there_is_has_one_moment(zone: str, day: date, minute: int) -> None:
    start, end = noon(day) - 4 * DAY, noon(day) + 4 * DAY
    found = slots(minute, Hours(zone), start, end)
    seen = [date_at(one, zone) for one in found]
    there_are = sorted({date_at(one, zone) for one in range(start, end + 1, 300)})
    assert seen == sorted(set(seen))
    assert set(there_are[1:-1]) <= set(seen) <= set(there_are)


@given(zones, dates, minutes)
@example(LONDON, date(2026, 3, 29), 90)
@example(LONDON, date(2026, 10, 25), 90)
def test_the_moment_is_the_first_at_which_the_wall_has_reached_the_time(
    zone: str, day: date, minute: int
) -> None:
    found = moment(day.toordinal(), minute, zone)
    if found is None:
        return
    shown = datetime(day.year, day.month, day.day) + timedelta(minutes=minute)  # noqa: DTZ001  # the wall
    passed = wall_at(found, zone) >= shown
    jumps_over_midnight = date_at(found + 1, zone) != day.toordinal()
    assert passed or jumps_over_midnight
    earlier = takewhile(lambda one: date_at(one, zone) == day.toordinal(), count(found - 60, -60))
    assert all(wall_at(one, zone) < shown for one in earlier)


# Days of the week, holidays.


@given(zones, dates, minutes, st.integers(1, EVERY_DAY), st.sets(st.integers(-5, 20)))
def test_only_the_days_chosen_come_and_no_holidays(
    zone: str, day: date, minute: int, days: int, off: set[int]
) -> None:
    holidays = frozenset(day.toordinal() + one for one in off)
    timetable = Hours(zone, days, holidays)
    for one in slots(minute, timetable, noon(day), noon(day) + 21 * DAY):
        when = date_at(one, zone)
        assert when not in holidays
        assert 1 << date.fromordinal(when).weekday() & days


def test_a_year_of_holidays_is_the_end() -> None:
    start = at("2026-11-21T12:00:00")
    always = frozenset(range(date_at(start, LONDON), date_at(start, LONDON) + 1000))
    assert next_slot(540, Hours(LONDON, holidays=always), start) is None


def test_the_digest_comes_on_its_day_of_the_week() -> None:
    friday = next_weekly(4, 16 * 60, LONDON, at("2026-11-21T12:00:00"))
    assert clock(friday) == "2026-11-27T16:00:00+00:00"
    assert clock(next_weekly(4, 16 * 60, LONDON, friday)) == "2026-12-04T16:00:00+00:00"


# Silence, lateness.


@pytest.mark.parametrize(
    ("begins", "ends", "silent", "loud"),
    [
        (21 * 60, 8 * 60, ("21:00", "23:59", "00:00", "07:59"), ("08:00", "20:59")),
        (60, 120, ("01:00", "01:59"), ("00:59", "02:00")),
        (540, 540, (), ("08:59", "09:00", "09:01")),
    ],
)
def test_silence_has_a_first_and_a_last_minute_and_may_span_midnight(
    begins: int, ends: int, silent: tuple[str, ...], loud: tuple[str, ...]
) -> None:
    timetable = Hours(LONDON, silent_from=begins, silent_to=ends)
    assert all(is_silent(at(f"2026-11-21T{one}"), timetable) for one in silent)
    assert not any(is_silent(at(f"2026-11-21T{one}"), timetable) for one in loud)


@given(zones, dates, st.integers(0, DAY), minutes, minutes)
@example(LONDON, date(2026, 10, 25), 0, 21 * 60, 90)
@example(LONDON, date(2026, 3, 28), DAY // 2, 21 * 60, 90)
def test_what_must_wait_for_the_end_of_silence_waits_no_longer(
    zone: str, day: date, second: int, begins: int, ends: int
) -> None:
    timetable = Hours(zone, silent_from=begins, silent_to=ends)
    start = noon(day) + second
    end = awake(start, timetable)
    assert not is_silent(end, timetable)
    assert end - start <= DAY + 3 * 3600
    assert all(is_silent(one, timetable) for one in range(start, end, 60))


def test_next_morning_is_the_next_dates_and_not_before_silence_ends() -> None:
    evening = at("2026-11-21T18:00:00")
    assert clock(next_morning(Hours(LONDON), evening)) == "2026-11-22T08:00:00+00:00"
    late = Hours(LONDON, silent_from=1260, silent_to=570)
    assert clock(next_morning(late, evening)) == "2026-11-22T09:30:00+00:00"


@given(zones, dates, minutes, minutes)
def test_next_morning_is_on_a_later_date_that_there_is(
    zone: str, day: date, begins: int, ends: int
) -> None:
    timetable = Hours(zone, silent_from=begins, silent_to=ends)
    morning = next_morning(timetable, noon(day))
    assert morning > noon(day)
    assert not is_silent(morning, timetable)
    assert date_at(morning, zone) > date_at(noon(day), zone)
    assert wall_at(morning, zone).time() >= wall_at(MORNING * 60, "UTC").time() or begins != ends


def test_a_question_is_sent_within_the_grace_and_left_out_after_it() -> None:
    timetable, due = Hours(LONDON), at("2026-11-21T09:00:00")
    assert is_in_time(due, due, timetable)
    assert is_in_time(due, due + GRACE, timetable)
    assert not is_in_time(due, due + GRACE + 1, timetable)


def test_a_question_that_is_late_into_silent_hours_is_left_out() -> None:
    timetable, due = Hours(LONDON, silent_from=1260, silent_to=480), at("2026-11-21T20:30:00")
    assert is_in_time(due, at("2026-11-21T20:59:59"), timetable)
    assert not is_in_time(due, at("2026-11-21T21:00:00"), timetable)


@given(
    zones,
    dates,
    minutes,
    st.tuples(minutes, minutes),
    st.lists(st.integers(60, 3 * DAY), min_size=1, max_size=30),
)
@example(LONDON, date(2026, 10, 24), 90, (0, 0), [1800] * 200)
@example(LONDON, date(2026, 3, 28), 90, (1260, 90), [1800] * 200)
def test_however_seldom_somebody_looks_a_date_is_asked_once_at_most_and_not_lost_in_the_grace(
    zone: str, day: date, minute: int, silence: tuple[int, int], pauses: list[int]
) -> None:
    begins, ends = silence
    timetable = Hours(zone, silent_from=begins, silent_to=ends)
    due = next_daily(minute, zone, noon(day))
    sent: dict[int, int] = {}
    looks = list(accumulate(pauses, initial=noon(day)))
    for now in looks:
        while due <= now:
            if is_in_time(due, now, timetable):
                assert date_at(due, zone) not in sent
                sent[date_at(due, zone)] = now
            due = next_daily(minute, zone, due)
    for now in sent.values():
        wall = wall_at(now, zone)
        shown = wall.hour * 60 + wall.minute
        assert not (begins <= shown < ends)
        assert begins <= ends or ends <= shown < begins
    for slot in slots(minute, Hours(zone), noon(day), looks[-1]):
        noticed = next(now for now in looks if now >= slot)
        in_time = noticed - slot <= GRACE and not is_silent(noticed, timetable)
        assert (date_at(slot, zone) in sent) == in_time

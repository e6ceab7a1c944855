"""Which day it is: one per night's sleep, turning over when the wall says 04:00."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from state.clock.days import as_date, day_of, monday_of

ZONES = sorted(zone for zone in available_timezones() if "/" in zone)
QUARTER = 900


def moment(text: str, zone: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp())


@pytest.mark.parametrize(
    ("wall", "day"),
    [
        ("2026-11-20T23:59:59", "2026-11-20"),
        ("2026-11-21T00:30:00", "2026-11-20"),
        ("2026-11-21T03:59:59", "2026-11-20"),
        ("2026-11-21T04:00:00", "2026-11-21"),
    ],
)
@pytest.mark.parametrize("zone", ["Europe/London", "Asia/Kathmandu", "Pacific/Chatham"])
def test_the_small_hours_belong_to_the_evening_before(wall: str, day: str, zone: str) -> None:
    assert as_date(day_of(moment(wall, zone), zone)) == date.fromisoformat(day)


@given(st.sampled_from(ZONES), st.dates(date(2024, 1, 1), date(2037, 12, 28)))
@example("Europe/London", date(2026, 10, 25))  # a night of 25 hours
@example("Europe/London", date(2026, 3, 29))  # a night of 23
@example("Europe/Helsinki", date(2026, 10, 25))  # the wall reaches 04:00, and shows 03:00 again
@example("Europe/Helsinki", date(2026, 3, 29))  # the wall jumps from 03:00 to 04:00
@example("Australia/Lord_Howe", date(2026, 10, 4))  # half an hour
@example("Asia/Gaza", date(2026, 10, 31))
def test_every_local_date_begins_one_day_at_four_on_the_wall(zone: str, start: date) -> None:
    first = int(datetime.combine(start, time(), UTC).timestamp()) - 86_400
    moments = range(first, first + 4 * 86_400, QUARTER)
    days = [day_of(at, zone) for at in moments]
    walls = [datetime.fromtimestamp(at, UTC).astimezone(ZoneInfo(zone)) for at in moments]
    turns = [n for n in range(1, len(days)) if days[n] != days[n - 1]]
    assert [days[n] - days[n - 1] for n in turns] == [1] * len(turns)
    assert [walls[n].time() for n in turns] == [time(4)] * len(turns)
    assert [as_date(days[n]) for n in turns] == [walls[n].date() for n in turns]
    assert len(turns) in (3, 4)


def test_a_week_begins_on_monday() -> None:
    monday = date(2026, 3, 2).toordinal()
    assert {monday_of(monday + later) for later in range(7)} == {monday}
    assert monday_of(monday - 1) == monday - 7


def test_two_people_on_either_side_of_the_globe_have_different_days() -> None:
    noon = moment("2026-11-21T12:00:00", "UTC")
    assert day_of(noon, "Pacific/Kiritimati") - day_of(noon, "Pacific/Pago_Pago") == 1

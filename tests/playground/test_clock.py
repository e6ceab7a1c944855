"""A clock that goes on when it is told to, and never back."""

from datetime import UTC, datetime

import pytest

from bot.playground.clock import PlayClock


def at(text: str) -> PlayClock:
    moment = datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()
    return PlayClock(real=lambda: moment)


def test_it_runs_ahead_of_the_real_time() -> None:
    clock = at("2026-11-21T10:00")
    before = clock()
    clock.move(3600)
    assert clock() == before + 3600


def test_it_does_not_go_back() -> None:
    with pytest.raises(ValueError, match="forward"):
        at("2026-11-21T10:00").move(-1)


def test_it_catches_up_with_what_is_ahead_of_it_and_with_nothing_else() -> None:
    clock = at("2026-11-21T10:00")
    begun = clock()
    clock.catch_up(begun - 60)
    assert clock() == begun
    clock.catch_up(begun + 60)
    assert clock() == begun + 60


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        ("2026-11-21T10:00", "2026-11-22T09:00"),
        ("2026-11-21T00:30", "2026-11-22T09:00"),
        ("2026-03-28T12:00", "2026-03-29T08:00"),  # summer time begins in the night
        ("2026-10-24T12:00", "2026-10-25T09:00"),  # and ends
    ],
)
def test_tomorrow_morning_is_nine_by_the_clock_on_the_wall(now: str, morning: str) -> None:
    clock = at(now)
    clock.to_morning("Europe/London")
    assert datetime.fromtimestamp(clock(), UTC) == datetime.fromisoformat(morning).replace(
        tzinfo=UTC
    )

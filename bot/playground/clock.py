"""A clock that can be moved on, so that nobody waits a week to see a reminder.

It never goes back: a world in which time ran backwards would test nothing that can happen.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

MORNING_HOUR = 9


class PlayClock:
    """UTC seconds, `ahead` seconds before the real ones."""

    def __init__(self, ahead: float = 0.0, real: Callable[[], float] = time.time) -> None:
        self.ahead = ahead
        self.real = real

    def __call__(self) -> float:
        """The time it is taken to be."""
        return self.real() + self.ahead

    def move(self, seconds: float) -> None:
        """Go on by so many seconds; raises ValueError for going back."""
        if seconds < 0:
            raise ValueError("the clock only goes forward")
        self.ahead += seconds

    def catch_up(self, moment: float) -> None:
        """Go on to a moment, unless it has passed."""
        self.move(max(0.0, moment - self()))

    def to_morning(self, zone: str) -> None:
        """Go on to tomorrow, nine o'clock in the zone."""
        now = datetime.fromtimestamp(self(), ZoneInfo(zone))
        morning = (now + timedelta(days=1)).replace(
            hour=MORNING_HOUR, minute=0, second=0, microsecond=0
        )
        self.move(morning.timestamp() - now.timestamp())

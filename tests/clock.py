"""The clock of a Telegram in a test, and of the bot that talks to it; and a moment to begin at."""

NOON = 1_772_452_800
"""Monday 2 March 2026, 12:00 UTC."""

HOUR = 3600


class Clock:
    """UTC seconds that stand still until they are moved."""

    def __init__(self) -> None:
        self.seconds = 1_800_000_000.0

    def __call__(self) -> float:
        """The time now."""
        return self.seconds

    def move(self, seconds: float) -> None:
        """Let time pass."""
        self.seconds += seconds

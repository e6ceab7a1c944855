"""The clock of a Telegram in a test, and of the bot that talks to it."""


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

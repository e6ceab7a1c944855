"""What one bot has done since the start, as numbers that only grow, for whoever watches over it.

How many and how long, and nothing about whom: no chats, no names, no answers. The numbers are kept
in the thread of the event loop and may be read in any other.
"""

from bisect import bisect_left
from typing import Final

from msgspec import Struct, field

BOUNDS: Final = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Seconds. A reply feels prompt below a quarter of a second, and late above two and a half."""


class Times(Struct):
    """How long something took, each time: by the lowest bound that it stayed within."""

    within: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    """A number for each bound, and one for what took longer than all."""
    seconds: float = 0.0
    """All of it together."""

    def note(self, seconds: float) -> None:
        """Count what took so long."""
        self.within[bisect_left(BOUNDS, seconds)] += 1
        self.seconds += seconds


class Counts(Struct):
    """Updates by what became of them, letters by what Telegram said of them."""

    updates_done: int = 0
    updates_aside: int = 0
    """What could not be read, or failed again and again."""
    updates_took: Times = field(default_factory=Times)
    """From its place in the line to the end of its turn, on disk."""
    letters_sent: int = 0
    letters_refused: int = 0
    letters_again: int = 0
    """Tries that reached nobody, and were followed by another one."""
    letters_throttled: int = 0
    """Tries that Telegram told to wait (429)."""
    letters_took: Times = field(default_factory=Times)
    """From its place in the line to Telegram's receipt."""
    unasked: int = 0
    """Letters that nobody waited for: reminders, a group's questions and answers, digests."""

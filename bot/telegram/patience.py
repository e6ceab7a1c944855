"""How long a running bot waits for others: Telegram, the disk, another process, its own parts."""

import random

from msgspec import Struct


class Patience(Struct, frozen=True):
    """Times in seconds; those for the real Telegram, where a test passes shorter ones."""

    retry: float = 2.0
    """Before something that Telegram or the disk refused is tried again."""
    first_pause: float = 0.5
    """Before the second try of one letter; doubled each time, up to `longest_pause`."""
    longest_pause: float = 60.0
    earlier_replies: float = 5.0
    """How long an update waits for the replies before it to be sent (see `Sender.sent`)."""
    second_poller: float = 300.0
    """How long another process may hold the line (a restart takes its time) before we stop."""
    tick: float = 1.0
    """Between two looks for what has become due: an indexed query, and what a clock jump costs."""
    stop: float = 8.0
    """How long a stop may take: Docker kills after ten."""

    def after(self, tries: int) -> float:
        """Give the pause after so many tries of one letter, at random from half of it on.

        What failed for many at the same moment is not tried by all of them at the same moment.
        """
        pause = min(self.longest_pause, self.first_pause * 2.0 ** min(tries - 1, 10))
        jitter: float = random.uniform(0.5, 1.0)  # noqa: S311  # nosec
        return pause * jitter


PATIENCE = Patience()
"""With the real Telegram."""

"""How long the bot waits for others, all in one place: Telegram, the disk, another process.

The figures are for the real Telegram; a test passes shorter ones.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """Times in seconds."""

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


PATIENCE = Patience()
"""With the real Telegram."""

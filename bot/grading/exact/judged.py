"""What an exact comparison comes to."""

from typing import Final

from msgspec import Struct

from bot.grading.verdict import Outcome, Reason


class Exact(Struct, frozen=True):
    """What an exact comparison came to, and why."""

    outcome: Outcome
    because: Reason


ASKED: Final = Exact(Outcome.UNSURE, Reason.HEDGE)
"""It leaves open which of two values is meant."""

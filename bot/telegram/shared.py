"""What all parts of one running bot share."""

from collections.abc import Callable

from msgspec import Struct

from bot.counts import Counts
from bot.telegram.patience import Patience
from state.writer import Writer


class Shared(Struct, frozen=True):
    """One bot that runs, as its parts see it."""

    bot_id: int
    """Telegram's number."""
    writer: Writer
    clock: Callable[[], float]
    """Seconds of UTC."""
    patience: Patience
    counts: Counts
    """Where it is counted what this bot does."""

    def now(self) -> int:
        """Give the time, in whole seconds of UTC."""
        return int(self.clock())

"""Who says which bots of a roster this process runs: all of them, or those it could get hold of."""

import asyncio
from collections.abc import Sequence
from typing import Protocol

from bot.roster import Served


class Shares(Protocol):
    """Who says which bots are this process's own."""

    changed: asyncio.Event
    """Set when other bots are its own than before."""

    def mine(self, bots: Sequence[Served]) -> tuple[Served, ...]:
        """Give those of the roster that are to run here at this moment."""

    def let_go(self, bots: Sequence[Served]) -> None:
        """Be told that bots have stopped which no longer are to run here."""


class Everything:
    """The shares of a process that has the database to itself."""

    def __init__(self) -> None:
        self.changed = asyncio.Event()

    def mine(self, bots: Sequence[Served]) -> tuple[Served, ...]:
        """Give all of them."""
        return tuple(bots)

    def let_go(self, bots: Sequence[Served]) -> None:
        """Do nothing: nobody else waits for them."""

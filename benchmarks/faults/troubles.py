"""What goes wrong, in which order and for how long."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from msgspec import Struct

from benchmarks.faults.disk import Disk
from benchmarks.faults.process import set_clock
from bot.playground.faults import (
    Broken,
    DropAfter,
    DropBefore,
    Fault,
    Faults,
    Slow,
    TooMany,
    WebPage,
)

HOUR = 3600.0
YEAR = 365 * 86_400.0

NOTHING = "nothing"
"""The name of what is no trouble at all."""

SLOW = 10.0
"""Seconds for which Telegram stalls."""


@dataclass
class Chances(Faults):
    """Faults that come at random: each of `often` with its share of all calls."""

    often: tuple[tuple[float, Fault], ...] = ()
    chance: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311

    def take(self, method: str) -> Fault | None:
        """Draw what happens to a call, if nothing was ordered."""
        if (ordered := super().take(method)) is not None:
            return ordered
        drawn = self.chance.random()
        for share, fault in self.often:
            if (drawn := drawn - share) < 0:
                self.played[type(fault).__name__] += 1
                return fault
        return None


class Machine(Struct, frozen=True):
    """What can be broken."""

    telegram: Chances
    disk: Disk
    clock: Path
    database: Path


Spoil = Callable[[Machine], AbstractContextManager[Any]]
"""Breaks something for the length of a block."""


class Trouble(Struct, frozen=True):
    """Something that goes wrong for so many seconds, and goes right again."""

    name: str
    seconds: float
    spoil: Spoil


def troubles(disk: Disk) -> list[Trouble]:
    """Give one round of all that can go wrong; ten minutes, with the calm after each."""
    return [
        Trouble(NOTHING, 60, lambda _: nullcontext()),
        Trouble("429 to a fifth of all calls", 45, _telegram((0.2, TooMany(2)))),
        Trouble("5xx and web pages to a third", 45, _telegram((0.17, Broken()), (0.17, WebPage()))),
        Trouble(
            "connections reset, a sixth before and a sixth after the deed",
            45,
            _telegram((0.17, DropBefore()), (0.17, DropAfter())),
        ),
        Trouble(f"a tenth stalls for {SLOW:.0f} s", 45, _telegram((0.1, Slow(SLOW)))),
        *([Trouble("the disk is full", 30, _full)] if disk.can_be_filled else []),
        Trouble("the clock is an hour behind", 45, _wrong(-HOUR)),
        Trouble("the clock is a year ahead", 60, _wrong(YEAR)),
        Trouble("the database is locked", 20, _locked),
        Trouble(
            "429, 5xx and resets at once",
            45,
            _telegram((0.1, TooMany(1)), (0.1, Broken()), (0.1, DropBefore()), (0.1, DropAfter())),
        ),
    ]


CALM = 15.0
"""Seconds after each."""


def _telegram(*often: tuple[float, Fault]) -> Spoil:
    @contextmanager
    def spoil(machine: Machine) -> Any:
        machine.telegram.often = often
        yield
        machine.telegram.often = ()

    return spoil


@contextmanager
def _full(machine: Machine) -> Any:
    with closing(sqlite3.connect(machine.database, timeout=5)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # or the bot writes where its log was before
    machine.disk.fill()
    yield
    machine.disk.empty()


def _wrong(seconds: float) -> Spoil:
    @contextmanager
    def spoil(machine: Machine) -> Any:
        set_clock(machine.clock, seconds)
        yield
        set_clock(machine.clock, 0.0)

    return spoil


@contextmanager
def _locked(machine: Machine) -> Any:
    with closing(sqlite3.connect(machine.database, isolation_level=None, timeout=30)) as db:
        db.execute("BEGIN IMMEDIATE")
        yield
        db.execute("ROLLBACK")

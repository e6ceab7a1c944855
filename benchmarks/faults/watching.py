"""Looks at the bot once a second: its memory, its descriptors, its log, and what waits how long.

Reads /proc, so it runs on Linux only. Ages are counted by our own clock, as the bot's is set wrong.
"""

import os
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct

PAGE = os.sysconf("SC_PAGE_SIZE")

QUEUES = {
    "updates": "SELECT update_id FROM inbox WHERE state = 'new'",
    "replies": "SELECT id FROM outbox WHERE state = 'waiting' AND NOT unasked",
    "unasked": "SELECT id FROM outbox WHERE state = 'waiting' AND unasked",
}


class Sample(Struct, frozen=True):
    """How things stand at one moment of `time.perf_counter`; sizes are bytes."""

    at: float
    resident: int
    descriptors: int
    log: int
    """The size of the write-ahead log."""
    ages: dict[str, float]
    """Seconds for which the oldest of each queue has been seen waiting."""


@dataclass
class Watcher:
    """Looks at one bot."""

    process: int
    database: Path
    samples: list[Sample] = field(default_factory=list)
    _seen: dict[str, dict[int, float]] = field(default_factory=lambda: {one: {} for one in QUEUES})

    def look(self) -> Sample:
        """Look once; takes some milliseconds, and is done in a thread."""
        proc = Path("/proc") / str(self.process)
        pages = int((proc / "statm").read_text(encoding="ascii").split()[1])
        log = self.database.with_name(f"{self.database.name}-wal")
        sample = Sample(
            at=time.perf_counter(),
            resident=pages * PAGE,
            descriptors=len(list((proc / "fd").iterdir())),
            log=log.stat().st_size if log.exists() else 0,
            ages=self._ages(),
        )
        self.samples.append(sample)
        return sample

    def _ages(self) -> dict[str, float]:
        ages = {}
        now = time.perf_counter()
        with closing(sqlite3.connect(f"{self.database.as_uri()}?mode=ro", uri=True)) as db:
            for name, query in QUEUES.items():
                before = self._seen[name]
                waiting = {number: before.get(number, now) for (number,) in db.execute(query)}
                self._seen[name] = waiting
                ages[name] = now - min(waiting.values(), default=now)
        return ages


def slope(samples: list[Sample]) -> float:
    """Give by how many bytes an hour the memory grows, by least squares."""
    times = [sample.at for sample in samples]
    middle = sum(times) / len(times)
    mean = sum(sample.resident for sample in samples) / len(samples)
    spread = sum((at - middle) ** 2 for at in times)
    rise = sum((one.at - middle) * (one.resident - mean) for one in samples)
    return 3600 * rise / spread if spread else 0.0

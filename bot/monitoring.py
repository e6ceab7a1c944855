"""`/metrics`: what Prometheus reads of a running Viva, on an address of its own.

The bots count what they do (`bot.counts`); what waits and what is late is looked up when
somebody asks, in the thread that writes, so that how long that look had to wait says how busy it
is. Nothing here tells of a person: no chat, no name, no answer.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from threading import Lock
from typing import Final

from msgspec import Struct, field
from prometheus_client import CollectorRegistry, ProcessCollector, start_http_server
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from bot.config import ConfigError, address_text
from bot.counts import BOUNDS, Counts, Times
from bot.telegram.health import age, health_files
from state import watching
from state.errors import NotSaved
from state.sql import Connection
from state.writer import Writer

_PATIENCE: Final = 5.0
"""Seconds in which the database has to answer; Prometheus itself gives up after ten."""

Family = CounterMetricFamily | GaugeMetricFamily | HistogramMetricFamily


class Watched(Struct, frozen=True):
    """A bot as it is watched."""

    label: str
    """What it is called in the figures: the operator's name for it, or Telegram's number."""
    number: int
    name: str
    """The operator's name; empty for a single bot."""
    counts: Counts = field(default_factory=Counts)


class Monitor(Collector):
    """Makes the figures when somebody asks for them."""

    def __init__(
        self,
        writer: Writer,
        database: Path,
        now: Callable[[], float],
        workers: Callable[[Connection], int] | None = None,
    ) -> None:
        """`workers` counts those who share a server; None for a file, which is not shared."""
        self._workers = workers
        self._writer = writer
        self._database = database
        self._now = now
        self._bots: dict[str, Watched] = {}
        self._seen = writer.do(watching.last_attempt)
        self._verdicts: Counter[tuple[str, str]] = Counter()
        self._asking = Lock()

    def watch(self, name: str, number: int) -> Counts:
        """Give where a bot counts what it does; a bot that is started again goes on counting."""
        watched = Watched(name or str(number), number, name)
        return self._bots.setdefault(name, watched).counts

    def collect(self) -> Iterator[Metric]:
        """Give all figures, as Prometheus's client wants them.

        What waits for a bot is told where it runs; elsewhere it would be counted twice.
        """
        bots, files = list(self._bots.values()), health_files(self._database)
        yield from _counted(bots)
        yield self._polls(files)
        with self._asking:
            yield from self._from_the_database([bot for bot in bots if bot.name in files])

    def _polls(self, files: Mapping[str, Path]) -> Family:
        """Tell it of every bot that is to run here, even if it could not begin."""
        said = "Since Telegram was last reached, or since the start if it never was."
        ages = GaugeMetricFamily("viva_last_poll_age_seconds", said, labels=["bot"])
        for name, path in files.items():
            watched, since = self._bots.get(name), age(path, self._now())
            if since is not None:
                ages.add_metric([watched.label if watched else name], since.seconds)
        return ages

    def _from_the_database(self, bots: list[Watched]) -> Iterator[Metric]:
        begun = time.monotonic()
        try:
            looked = self._writer.submit(lambda db: self._look(db, bots)).result(_PATIENCE)
        except (NotSaved, TimeoutError):
            looked = None
        yield GaugeMetricFamily(
            "viva_database_answers", "Whether the database answered.", float(looked is not None)
        )
        yield GaugeMetricFamily(
            "viva_database_wait_seconds",
            "How long a look at the database took, its place in the line included.",
            time.monotonic() - begun,
        )
        yield from looked or ()

    def _look(self, db: Connection, bots: list[Watched]) -> list[Metric]:
        now = int(self._now())
        late = GaugeMetricFamily(
            "viva_overdue_seconds", "How late the latest reminder or question is.", labels=["bot"]
        )
        for bot in bots:
            late.add_metric([bot.label], watching.overdue(db, bot.number, now))
        return [
            *_waiting("updates", "Updates not worked off yet", watching.updates(db), bots, now),
            *_waiting("letters", "Letters not sent yet", watching.letters(db), bots, now),
            late,
            self._graded(db, bots),
            *self._sharing(db),
        ]

    def _sharing(self, db: Connection) -> Iterator[Metric]:
        """Count the workers, where there can be several."""
        if self._workers is not None:
            said = "Workers on the database, this one included."
            yield GaugeMetricFamily("viva_workers", said, self._workers(db))

    def _graded(self, db: Connection, bots: list[Watched]) -> Metric:
        """Count the verdicts since the last time; work that is run again counts nothing twice."""
        labels = {bot.number: bot.label for bot in bots}
        for number, bot_id, outcome in watching.verdicts(db, self._seen):
            self._seen = number
            if bot_id in labels:
                self._verdicts[labels[bot_id], outcome] += 1
        verdicts = CounterMetricFamily(
            "viva_verdicts", "Answers by verdict, since the start.", labels=["bot", "verdict"]
        )
        for labelled, count in self._verdicts.items():
            verdicts.add_metric(list(labelled), count)
        return verdicts


def _counted(bots: Iterable[Watched]) -> Iterator[Metric]:
    updates = CounterMetricFamily("viva_updates", "Updates.", labels=["bot", "outcome"])
    letters = CounterMetricFamily("viva_letters", "Letters, by try.", labels=["bot", "outcome"])
    unasked = CounterMetricFamily("viva_unasked", "Letters nobody waited for.", labels=["bot"])
    turns = HistogramMetricFamily("viva_update_seconds", "From line to turn.", labels=["bot"])
    sends = HistogramMetricFamily("viva_letter_seconds", "From line to receipt.", labels=["bot"])
    for bot in bots:
        label, counts = bot.label, bot.counts
        updates.add_metric([label, "done"], counts.updates_done)
        updates.add_metric([label, "aside"], counts.updates_aside)
        letters.add_metric([label, "sent"], counts.letters_sent)
        letters.add_metric([label, "refused"], counts.letters_refused)
        letters.add_metric([label, "again"], counts.letters_again)
        letters.add_metric([label, "throttled"], counts.letters_throttled)
        unasked.add_metric([label], counts.unasked)
        turns.add_metric([label], _buckets(counts.updates_took), counts.updates_took.seconds)
        sends.add_metric([label], _buckets(counts.letters_took), counts.letters_took.seconds)
    yield from (updates, letters, unasked, turns, sends)


def _buckets(times: Times) -> list[tuple[str, float]]:
    """Add the counts up, as Prometheus wants them: how many took at most so long."""
    bounds = [*map(str, BOUNDS), "+Inf"]
    return list(zip(bounds, map(float, accumulate(times.within)), strict=True))


def _waiting(
    what: str, words: str, queues: Mapping[int, watching.Queue], bots: Iterable[Watched], now: int
) -> tuple[Metric, Metric]:
    number = GaugeMetricFamily(f"viva_{what}_waiting", f"{words}.", labels=["bot"])
    oldest = GaugeMetricFamily(
        f"viva_{what}_oldest_seconds", f"{words}: the age of the oldest.", labels=["bot"]
    )
    for bot in bots:
        queue = queues.get(bot.number, watching.Queue(0, now))
        number.add_metric([bot.label], queue.waiting)
        oldest.add_metric([bot.label], max(0, now - queue.oldest))
    return number, oldest


@contextmanager
def served(monitor: Monitor, host: str, port: int) -> Iterator[None]:
    """Answer `/metrics` on an address, in threads of its own; raises ConfigError if it is taken."""
    registry = CollectorRegistry()
    registry.register(monitor)
    ProcessCollector(registry=registry)  # memory, processor time, descriptors
    try:
        server, thread = start_http_server(port, host, registry)
    except OSError as error:
        raise ConfigError(f"--metrics {address_text(host, port)}: {error.strerror}.") from None
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

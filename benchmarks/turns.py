"""How many turns a second, and how long each takes, with many learners at once.

A turn is all that happens between an update in the inbox and its reply in the outbox, on disk:
load, grade, respond, write down, commit with synchronous=FULL. Each learner waits for a reply, and
for its receipt to be on disk, before answering it: so does the bot, before it sends the next letter
to a chat. Receipts are paid for in turns/s, but are not counted as turns. Afterwards everybody must
have had as many answers graded as in the script. The baseline commits each turn by itself.
Processor time depends less than turns/s on what else the machine does.
"""

import asyncio
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from benchmarks.script import (
    BEGIN,
    BOT,
    Script,
    engine_on,
    graded,
    incoming,
    newest,
    receipt,
    record,
)
from benchmarks.timing import median, milliseconds, percentile, table, workplace
from bot.config import shipped_content
from bot.engine.engine import Engine
from bot.tutor.model.events import Event
from content.library import Library
from content.load import load_library
from state.awaiting import handed_in
from state.file.database import open_database
from state.file.session import FileSession
from state.records.mail import Arrival
from state.tables import mailbox
from state.writer import BATCH, Writer

LEARNERS = 200
EVENTS = 40
"""Events of each learner: about a session and a half."""

ROUNDS = 3
UPDATE = "x" * 400
"""An update takes about so many bytes."""


class Run(Struct, frozen=True):
    """One measurement."""

    seconds: float
    processor: float
    """Seconds of processor time, of all threads."""
    latencies: tuple[float, ...]

    @property
    def rate(self) -> float:
        """Turns a second."""
        return len(self.latencies) / self.seconds


def report() -> str:
    """Measure, and write the table."""
    library = load_library(shipped_content())
    with workplace() as folder:
        scripts = record(library, folder, EVENTS)
        runs: dict[int, list[Run]] = {1: [], BATCH: []}
        for number in range(ROUNDS):
            for batch, measured in runs.items():
                path = folder / f"{number}-{batch}.db"
                measured.append(_measure(path, library, scripts, batch))
                path.unlink()
    baseline = median(run.rate for run in runs[1])
    rows = [
        _row("one commit a turn (baseline)", runs[1], baseline),
        _row(f"group commit, up to {BATCH} a flush", runs[BATCH], baseline),
    ]
    head = ["writer", "turns/s", "ratio", "range", "p50", "p99", "processor time a turn"]
    share = sum(one.graded for one in scripts) / len(scripts) / EVENTS
    return (
        f"{LEARNERS} learners at once, {EVENTS} turns each, of which {share:.0%} grade an"
        f" answer, median of {ROUNDS} rounds.\n\n" + table(head, rows)
    )


def _row(name: str, runs: Sequence[Run], baseline: float) -> list[str]:
    rates = [run.rate for run in runs]
    rate = median(rates)
    return [
        name,
        f"{rate:,.0f}",
        f"{rate / baseline:.1f}",
        f"{min(rates):,.0f} to {max(rates):,.0f}",
        milliseconds(median(percentile(run.latencies, 0.50) for run in runs)),
        milliseconds(median(percentile(run.latencies, 0.99) for run in runs)),
        milliseconds(median(run.processor / len(run.latencies) for run in runs)),
    ]


def _measure(path: Path, library: Library, scripts: Sequence[Script], batch: int) -> Run:
    writer = Writer(FileSession(open_database(path, create=True)), batch=batch)
    try:
        fill_inbox(writer, range(LEARNERS), EVENTS)
        engine = ready(engine_on(writer, library))
        return asyncio.run(revise_all(writer, engine, scripts, range(LEARNERS)))
    finally:
        writer.close()


def ready(engine: Engine) -> Engine:
    """Let an engine read and compile first what a bot reads and compiles behind its first poll."""
    engine.read_ahead()
    for _ in engine.preparing():
        pass
    return engine


def fill_inbox(writer: Writer, learners: range, events: int) -> None:
    """Store all updates beforehand: the receiver commits a hundred of them at a time."""
    arrivals = [
        Arrival(learner * events + step, learner, UPDATE)
        for learner in learners
        for step in range(events)
    ]
    writer.do(lambda db: mailbox.receive(db, BOT, arrivals, BEGIN))


async def revise_all(
    writer: Writer, engine: Engine, scripts: Sequence[Script], learners: range
) -> Run:
    """Let learners revise all at once, each at their own pace, by the scripts one after the other.

    Raises RuntimeError where somebody was not graded as often as whoever their script is of.
    """
    parts = [(learner, scripts[learner % len(scripts)]) for learner in learners]
    begun, spent = time.perf_counter(), time.process_time()
    latencies = await asyncio.gather(
        *(_revise(writer, engine, learner, script.events) for learner, script in parts)
    )
    seconds, processor = time.perf_counter() - begun, time.process_time() - spent
    for learner, script in parts:
        count = writer.do(partial(graded, learner=learner))
        if count != script.graded:
            raise RuntimeError(f"{script.graded} answers are graded in the script, here {count}")
    return Run(seconds, processor, tuple(latency for one in latencies for latency in one))


async def _revise(
    writer: Writer, engine: Engine, learner: int, events: Sequence[Event]
) -> list[float]:
    latencies, tapped = [], None
    for step, event in enumerate(events):
        arrived = incoming(learner, event, tapped, learner * len(events) + step)
        begun = time.perf_counter()
        postings = await handed_in(partial(engine.hand_in, arrived))
        latencies.append(time.perf_counter() - begun)
        for posting in postings:
            await handed_in(partial(writer.hand_in, receipt(posting)))
        tapped = newest(postings, tapped)
    return latencies

"""How many turns a second several workers do on one PostgreSQL server, beside a file of SQLite.

The same turns as in `benchmarks.turns`. Learners are shared out evenly; each worker is a process
with its own connection, as `viva run` is. The server is Debian's with fsync and synchronous_commit
on, on the same disk and the same processors as the workers and the file.
"""

import asyncio
import multiprocessing
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

from msgspec import Struct

from benchmarks.script import Script, engine_on, record
from benchmarks.timing import milliseconds, percentile, table, workplace
from benchmarks.turns import Run, fill_inbox, ready, revise_all
from bot.config import shipped_content
from content.load import load_library
from state.file.database import open_database
from state.file.session import FileSession
from state.postgres.connection import PostgresConnection
from state.postgres.database import create
from state.postgres.session import open_session
from state.sql import Rows, Session, Values
from state.writer import Writer
from tests.server import serving

LEARNERS = 200
EVENTS = 20
WORKERS = (1, 2, 4)

_FORK = multiprocessing.get_context("spawn")


class Done(Struct, frozen=True):
    """What a worker did, and what it asked the server for."""

    run: Run
    statements: int = 0


def report() -> str:
    """Measure, and write the table."""
    with workplace() as folder, serving(quick=False) as server:
        scripts = record(load_library(shipped_content()), folder, EVENTS)
        rows = [_row("a file of SQLite", [_on_file(folder / "viva.db", scripts)])]
        for workers in WORKERS:
            with server.database() as url:
                create(url)
                done = _on_server(url, scripts, workers)
            rows.append(_row(f"PostgreSQL, workers: {workers}", done))
    head = ["database", "turns/s", "p50", "p99", "processor a turn", "statements a turn"]
    return f"{LEARNERS} learners at once, {EVENTS} turns each.\n\n" + table(head, rows)


def _row(name: str, done: Sequence[Done]) -> list[str]:
    latencies = [latency for one in done for latency in one.run.latencies]
    turns = len(latencies)
    return [
        name,
        f"{turns / max(one.run.seconds for one in done):,.0f}",
        milliseconds(percentile(latencies, 0.50)),
        milliseconds(percentile(latencies, 0.99)),
        milliseconds(sum(one.run.processor for one in done) / turns),
        f"{sum(one.statements for one in done) / turns:.1f}",
    ]


def _on_file(path: Path, scripts: Sequence[Script]) -> Done:
    return Done(_run(FileSession(open_database(path, create=True)), scripts, range(LEARNERS)))


def _on_server(url: str, scripts: Sequence[Script], workers: int) -> list[Done]:
    """Let workers begin together, and give what each did."""
    with _started(url, scripts, workers) as pipes:
        for pipe in pipes:
            pipe.recv()
        for pipe in pipes:
            pipe.send(None)
        return [pipe.recv() for pipe in pipes]


@contextmanager
def _started(url: str, scripts: Sequence[Script], workers: int) -> Iterator[list[Pipe]]:
    pipes, processes = [], []
    for number in range(workers):
        ours, theirs = _FORK.Pipe()
        share = range(number, LEARNERS, workers)
        processes.append(_FORK.Process(target=_work, args=(url, scripts, share, theirs)))
        processes[-1].start()
        pipes.append(ours)
    yield pipes
    for process in processes:
        process.join()


def _work(url: str, scripts: Sequence[Script], learners: range, pipe: Pipe) -> None:
    """Be a worker: get ready, say so, begin when told, and say what was done."""
    session = open_session(url)
    session.connection = counting = _Counting(session.connection.raw)
    run = _run(session, scripts, learners, pipe)
    pipe.send(Done(run, counting.statements))


def _run(
    session: Session, scripts: Sequence[Script], learners: range, pipe: Pipe | None = None
) -> Run:
    writer = Writer(session)
    try:
        engine = ready(engine_on(writer, load_library(shipped_content())))
        fill_inbox(writer, learners, EVENTS)
        if pipe is not None:
            pipe.send(None)
            pipe.recv()
        return asyncio.run(revise_all(writer, engine, scripts, learners))
    finally:
        writer.close()


class _Counting(PostgresConnection):
    """Counts its statements."""

    statements = 0

    def execute(self, statement: str, values: Values = (), /) -> Rows:
        """Run a statement."""
        self.statements += 1
        return super().execute(statement, values)


if __name__ == "__main__":
    sys.stdout.write(report() + "\n")

"""One thread writes, and commits many turns at once (group commit).

The theory. A commit is durable only once the disk has flushed it, and a flush costs milliseconds
whether it carries one row or a thousand; a turn itself costs a fraction of one. If every turn
flushed for itself, they would queue up behind the disk. So the thread takes all that has queued up
while the last flush ran, runs it in one transaction, and flushes once; only then does it resolve
the futures. Nobody is told of anything that a power cut could take back. And the batch sizes
itself: at leisure it holds one turn and waits for nothing, in a rush it grows as the queue does, so
that a full house costs each learner about two flushes, not two hundred. Nobody waits for a lock,
because there is one writer. (The idea is in DeWitt and others, "Implementation techniques for main
memory database systems", 1984.)

Private rules: each piece of work runs inside its own savepoint, so that one failure undoes only
itself; a failed commit undoes all and says so to all; work must be repeatable, because a batch
that met a lock is run once more. Whatever was handed in gets an answer: a future is never left
hanging. After each commit there is a look at whether erased bytes have to be scrubbed off the disk.
"""

import queue
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, TypeVar

from state.file.errors import NotSaved
from state.file.scrubbing import Scrubber

T = TypeVar("T")

Work = Callable[[sqlite3.Connection], T]
"""Something to do inside a transaction; it may be run twice, so it keeps nothing outside."""

_Piece = tuple[Work[Any], "Future[Any]"]

BATCH = 256
"""Pieces of work a commit at most. A turn brings two or three receipts with it, so this is about 64
turns; it was a fifth quicker than 64 pieces when measured (`benchmarks/turns.py`)."""


class Writer:
    """The only way to the database while a bot runs; owns the connection, and closes it."""

    def __init__(self, connection: sqlite3.Connection, *, batch: int = BATCH) -> None:
        self._connection = connection
        self._batch = batch
        self._waiting: queue.SimpleQueue[_Piece | None] = queue.SimpleQueue()
        self._closed = False
        self._scrubber = Scrubber()
        self._door = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="viva-writer", daemon=True)
        self._thread.start()

    def submit(self, work: Work[T]) -> "Future[T]":
        """Hand in work; the future gives its result once that is safely on disk.

        It fails with whatever the work raised, or with `NotSaved`. Work whose future is cancelled
        before its turn comes is left out.
        """
        future: Future[T] = Future()
        with self._door:
            if self._closed:
                future.set_exception(NotSaved("not saved: the database is closed"))
            else:
                self._waiting.put((work, future))
        return future

    def do(self, work: Work[T]) -> T:
        """Hand in work and wait for its result; raises what `submit`'s future would fail with.

        Never from the writer's own thread, which would wait for itself.
        """
        return self.submit(work).result()

    def close(self) -> None:
        """Finish what was handed in, tidy up, and let go of the file."""
        with self._door:
            self._closed = True
            self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (first := self._waiting.get()) is not None:
            batch, last = self._gather(first)
            self._commit(batch)
            self._scrubber.look(self._connection)
            if last:
                break
        with suppress(sqlite3.Error):  # it only keeps statistics fresh
            self._connection.execute("PRAGMA optimize")
        self._connection.close()

    def _gather(self, first: _Piece) -> tuple[list[_Piece], bool]:
        batch = [first]
        while len(batch) < self._batch:
            try:
                following = self._waiting.get_nowait()
            except queue.Empty:
                break
            if following is None:
                return batch, True
            batch.append(following)
        return batch, False

    def _commit(self, handed_in: list[_Piece]) -> None:
        batch = [piece for piece in handed_in if piece[1].set_running_or_notify_cancel()]
        try:
            outcomes = self._transaction(batch)
        except sqlite3.Error as error:
            for _, future in batch:
                future.set_exception(NotSaved(f"not saved: {error}"))
            return
        for (_, future), outcome in zip(batch, outcomes, strict=True):
            if isinstance(outcome, _Failed):
                future.set_exception(outcome.error)
            else:
                future.set_result(outcome)

    def _transaction(self, batch: list[_Piece]) -> list[Any]:
        try:
            return self._once(batch)
        except sqlite3.OperationalError:
            return self._once(batch)  # a lock that outlasted the busy timeout may be gone now

    def _once(self, batch: list[_Piece]) -> list[Any]:
        connection = self._connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            outcomes = [self._piece(work) for work, _ in batch]
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # a full disk may have rolled back by itself already
                connection.execute("ROLLBACK")
            raise
        return outcomes

    def _piece(self, work: Work[Any]) -> Any:
        connection = self._connection
        connection.execute("SAVEPOINT piece")
        try:
            outcome = work(connection)
        except Exception as error:  # handed on to whoever asked for the work
            if _is_of_the_whole(error):
                raise
            connection.execute("ROLLBACK TO piece")
            outcome = _Failed(error)
        connection.execute("RELEASE piece")
        return outcome


def _is_of_the_whole(error: Exception) -> bool:
    """Tell a failing disk or a lock from a statement of one piece that makes no sense."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return isinstance(error, sqlite3.OperationalError) and code != sqlite3.SQLITE_ERROR


class _Failed:
    """Marks the outcome of work that raised."""

    def __init__(self, error: Exception) -> None:
        self.error = error

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
itself; a note is a single statement, and needs none where the database undoes that by itself. A
failed commit undoes all and says so to all; work must be repeatable, because a batch that met a
lock is run once more. Whatever was handed in gets an answer: a future is never left hanging. What
each database has its own way of (how a transaction begins, which errors concern all of it) is the
session's.
"""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager
from functools import partial
from typing import Any, TypeVar

from msgspec import Struct

from state.errors import NotSaved
from state.sql import Connection, Session

T = TypeVar("T")

Work = Callable[[Connection], T]
"""Something to do inside a transaction; it may be run twice, so it keeps nothing outside."""

Lost = Callable[[Exception], None]
"""Is told, in the writer's thread, why something was not noted."""


class Waiter(Struct, frozen=True):
    """Somebody who waits for work; asked and told in the writer's thread, so it is to be quick."""

    is_wanted: Callable[[], bool]
    """Asked before the work is begun: whether it is still to be done."""
    done: Callable[[Any], object]
    """Told its result, once that is safely on disk."""
    failed: Callable[[BaseException], object]
    """Told what it raised, or NotSaved."""


BATCH = 256
"""Pieces of work a commit at most. A turn brings two or three receipts with it, so this is about 64
turns; it was a fifth quicker than 64 pieces when measured (`benchmarks/turns.py`)."""


class Writer:
    """The only way to the database while a bot runs; owns the session, and closes it."""

    def __init__(self, session: Session, *, batch: int = BATCH) -> None:
        self._session = session
        self._batch = batch
        self._waiting: queue.SimpleQueue[_Piece | _Note | None] = queue.SimpleQueue()
        self._commits = 0
        self._at_work = False
        self._closed = False
        self._door = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="viva-writer", daemon=True)
        self._thread.start()

    def submit(self, work: Work[T]) -> "Future[T]":
        """Hand in work; the future gives its result once that is safely on disk.

        It fails with whatever the work raised, or with `NotSaved`. Work whose future is cancelled
        before its turn comes is left out.
        """
        future: Future[T] = Future()
        waiter = Waiter(
            future.set_running_or_notify_cancel, future.set_result, future.set_exception
        )
        self.hand_in(work, waiter)
        return future

    def hand_in(self, work: Work[Any], waiter: Waiter) -> None:
        """Hand in work for somebody who is told what became of it, as a future would be.

        A future costs more than handing in does; who has one of their own needs no second.
        """
        with self._door:
            if not self._closed:
                self._waiting.put(_Piece(work, waiter))
                return
        waiter.failed(NotSaved("not saved: the database is closed"))

    def note(self, statement: Work[object], lost: Lost) -> None:
        """Hand in a single statement whose result nobody waits for: a receipt.

        Half of what is written are receipts, and a future for each, resolved across threads, cost
        as much as the writing. `lost` is called with NotSaved, or with what the statement raised.
        """
        with self._door:
            if not self._closed:
                self._waiting.put(_Note(statement, lost))
                return
        lost(NotSaved("not saved: the database is closed"))

    def do(self, work: Work[T]) -> T:
        """Hand in work and wait for its result; raises what `submit`'s future would fail with.

        Never from the writer's own thread, which would wait for itself.
        """
        return self.submit(work).result()

    def reading(self) -> AbstractContextManager[Connection]:
        """Open another connection that only reads; any thread may. Raises a `StateError`."""
        return self._session.reading()

    @property
    def commits(self) -> int:
        """How many times work was taken up: by it others see whether there was any."""
        return self._commits

    @property
    def at_work(self) -> bool:
        """Whether some is being done at this moment."""
        return self._at_work

    def close(self) -> None:
        """Finish what was handed in, tidy up, and let go of the file."""
        with self._door:
            self._closed = True
            self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (first := self._waiting.get()) is not None:
            batch, last = self._gather(first)
            self._commits += 1
            self._at_work = True
            self._commit(batch)
            self._session.after_commit()
            self._at_work = False
            if last:
                break
        self._session.close()

    def _gather(self, first: "_Piece | _Note") -> tuple[list["_Piece | _Note"], bool]:
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

    def _commit(self, handed_in: list["_Piece | _Note"]) -> None:
        batch = [one for one in handed_in if isinstance(one, _Note) or one.waiter.is_wanted()]
        try:
            outcomes = self._transaction(batch)
        except self._session.errors as error:
            outcomes = [_Failed(NotSaved(f"not saved: {error}"))] * len(batch)
        for one, outcome in zip(batch, outcomes, strict=True):
            _tell(one, outcome)

    def _transaction(self, batch: list["_Piece | _Note"]) -> list[Any]:
        try:
            return self._once(batch)
        except self._session.errors:
            return self._once(batch)  # a lock that outlasted the busy timeout may be gone now

    def _once(self, batch: list["_Piece | _Note"]) -> list[Any]:
        session = self._session
        alone = session.undoes_statements
        try:
            session.begin()
            outcomes = [
                self._noted(one.statement)
                if alone and isinstance(one, _Note)
                else self._piece(one.statement if isinstance(one, _Note) else one.work)
                for one in batch
            ]
            session.commit()
        except BaseException:
            session.undo()
            raise
        return outcomes

    def _piece(self, work: Work[Any]) -> Any:
        self._session.begin_piece()
        outcome = self._noted(partial(self._whole, work))
        if isinstance(outcome, _Failed):
            self._session.undo_piece()
        return outcome

    def _whole(self, work: Work[Any], connection: Connection) -> Any:
        outcome = work(connection)
        self._session.end_piece()
        return outcome

    def _noted(self, work: Work[Any]) -> Any:
        """Do work, and give what it gives, or its failure if that is its own alone."""
        try:
            return work(self._session.connection)
        except Exception as error:  # handed on to whoever asked for the work
            if self._session.concerns_all(error):
                raise
            return _Failed(error)


def _tell(one: "_Piece | _Note", outcome: Any) -> None:
    """Tell whoever handed something in what became of it."""
    match one, outcome:
        case _Note(lost=lost), _Failed(error=error):
            lost(error)
        case _Piece(waiter=waiter), _Failed(error=error):
            waiter.failed(error)
        case _Piece(waiter=waiter), _:
            waiter.done(outcome)


class _Piece(Struct, frozen=True):
    """Work that somebody waits for."""

    work: Work[Any]
    waiter: Waiter


class _Note(Struct, frozen=True):
    """A single statement that nobody waits for."""

    statement: Work[object]
    lost: Lost


class _Failed(Struct, frozen=True):
    """The outcome of work that raised."""

    error: Exception

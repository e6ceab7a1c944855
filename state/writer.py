"""One thread writes, and commits many turns at once (group commit).

The theory. A commit is durable only once the disk has flushed it, and a flush costs milliseconds
whether it carries one row or a thousand; a turn itself costs a fraction of one. If every turn
flushed for itself, they would queue up behind the disk. So the thread takes all that has queued up
while the last flush ran, runs it in one transaction, and flushes once; only then does it resolve
the futures. Nobody is told of anything that a power cut could take back. And the batch sizes
itself: at leisure it holds one turn and waits for nothing, in a rush it grows as the queue does, so
that a full house costs each learner about two flushes, not two hundred. A batch that takes long is
committed before its end, so that those in front need not wait for all the others. Nobody waits for
a lock, because there is one writer. (The idea is in DeWitt and others, "Implementation techniques
for main memory database systems", 1984.)

Private rules: each piece of work runs inside its own savepoint, so that one failure undoes only
itself; a note is a single statement, and needs none where the database undoes that by itself. A
failed commit undoes all and says so to all; work must be repeatable, because a batch that met a
lock is run once more. Whatever was handed in gets an answer: a future is never left hanging. What
each database has its own way of (how a transaction begins, which errors concern all of it) is the
session's.
"""

import queue
import threading
import time
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


SECONDS = 0.05
"""After so long a commit takes up no more of its batch. A class that answers all at once has typed
answers graded in one, which take thrice as long as taps; without this they would all get their
verdicts when the last of them does (`benchmarks/turns.py`)."""


class Writer:
    """The only way to the database while a bot runs; owns the session, and closes it."""

    def __init__(self, session: Session, *, batch: int = BATCH, seconds: float = SECONDS) -> None:
        self._session = session
        self._batch = batch
        self._seconds = seconds
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
        batch: list[_Piece | _Note] = []
        while self._gather(batch):
            self._commits += 1
            self._at_work = True
            batch = self._commit(batch)
            self._session.after_commit()
            self._at_work = False
        self._session.close()

    def _gather(self, batch: list["_Piece | _Note"]) -> bool:
        """Take up what is handed in, waiting for the first of it; False once all is done."""
        while len(batch) < self._batch:
            try:
                following = self._waiting.get(block=not batch)
            except queue.Empty:
                break
            if following is None:
                self._waiting.put(None)  # is met again when what is in hand has been committed
                break
            if isinstance(following, _Note) or following.waiter.is_wanted():
                batch.append(following)
        return bool(batch)

    def _commit(self, batch: list["_Piece | _Note"]) -> list["_Piece | _Note"]:
        """Commit a batch from its beginning, and give what is left of it."""
        try:
            outcomes = self._transaction(batch)
        except self._session.errors as error:
            outcomes = [_Failed(NotSaved(f"not saved: {error}"))] * len(batch)
        for one, outcome in zip(batch, outcomes, strict=False):
            _tell(one, outcome)
        return batch[len(outcomes) :]

    def _transaction(self, batch: list["_Piece | _Note"]) -> list[Any]:
        try:
            return self._once(batch)
        except self._session.errors:
            return self._once(batch)  # a lock that outlasted the busy timeout may be gone now

    def _once(self, batch: list["_Piece | _Note"]) -> list[Any]:
        session = self._session
        outcomes: list[Any] = []
        try:
            session.begin()
            until = time.monotonic() + self._seconds
            for one in batch:
                outcomes.append(self._outcome(one))
                if time.monotonic() > until:
                    break
            session.commit()
        except BaseException:
            session.undo()
            raise
        return outcomes

    def _outcome(self, one: "_Piece | _Note") -> Any:
        match one:
            case _Note(statement=statement) if self._session.undoes_statements:
                return self._noted(statement)
            case _Note(statement=work) | _Piece(work=work):
                return self._piece(work)

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
        except BaseException as panic:  # noqa: BLE001  # it would end the thread
            return _Failed(_told(panic))


def _told(panic: BaseException) -> Exception:
    """Make a panic of a library, which is no Exception, one that whoever waits can live with."""
    error = RuntimeError(f"{type(panic).__name__}: {panic}")
    error.__cause__ = panic
    return error


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

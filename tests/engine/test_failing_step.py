"""Let the n-th call of the database fail, for n = 1, 2, 3 ... until nothing is left to fail.

An evening is played operation by operation: an update is received, worked off, its reply noted as
sent. Each operation meets a failure at each of its calls, once and for good, and afterwards either
all of it is in the database or nothing; handed in again, it gives what it would have given anyway.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import cycle, repeat
from pathlib import Path

import pytest

from state.errors import NotSaved
from state.file.audit import contradictions
from state.tables import mailbox
from tests.databases import put_empty
from tests.engine.counter import BOT, Counter, Rows, contents, evening

Operation = Callable[[Counter], object]


class Failing(sqlite3.Connection):
    """Fails at a call that is ordered, and until it is mended if that is ordered too."""

    calls_left = 0
    """How many calls still succeed, once `error` is set."""
    error: sqlite3.OperationalError | None = None
    for_good = False
    failures = 0

    def order(self, calls: int, error: sqlite3.OperationalError, *, for_good: bool) -> None:
        """Let so many calls pass before the failure."""
        self.calls_left, self.error, self.for_good = calls, error, for_good

    def mend(self) -> None:
        """Stop failing."""
        self.error = None

    def execute(self, sql: str, *args: object) -> sqlite3.Cursor:
        """As always, unless it is time to fail."""
        error = self.error
        if error is not None:
            self.calls_left -= 1
            if self.calls_left < 0:
                self.failures += 1
                if not self.for_good:
                    self.mend()
                self._undo_as_sqlite_would(error)
                raise error
        return super().execute(sql, *args)  # type: ignore[arg-type]

    def _undo_as_sqlite_would(self, error: sqlite3.OperationalError) -> None:
        """A full disk or a read error ends the transaction by itself."""
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY and self.in_transaction:
            super().execute("ROLLBACK")


def failure(code: int, message: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(message)
    error.sqlite_errorcode = code
    return error


FAILURES = {
    "disk full": failure(sqlite3.SQLITE_FULL, "database or disk is full"),
    "locked": failure(sqlite3.SQLITE_BUSY, "database is locked"),
    "read error": failure(sqlite3.SQLITE_IOERR, "disk I/O error"),
}


def operations() -> Iterator[Operation]:
    """Everything that happens of an evening, one transaction at a time."""
    for update, event in enumerate(evening()):
        yield lambda counter, update=update: counter.receive(update)
        yield lambda counter, update=update, event=event: counter.take(update, event)
        yield deliver_first
        yield deliver_first


def deliver_first(counter: Counter) -> None:
    """Send the letter that has waited longest, if any waits."""
    waiting = counter.writer.do(lambda db: mailbox.unsent(db, BOT)[:1])
    counter.deliver(waiting)


def opened(path: Path) -> tuple[Failing, Counter]:
    connection = sqlite3.connect(
        path, isolation_level=None, check_same_thread=False, factory=Failing
    )
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=OFF")  # no power cut is part of this
    return connection, Counter(connection)


@dataclass(frozen=True, slots=True)
class Stage:
    """One operation of an evening: what there is before it, and what it comes to undisturbed."""

    operation: Operation
    database: Path
    before: Rows
    result: object
    after: Rows


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> list[Stage]:
    """Play an evening undisturbed, and keep the database as it is before each operation."""
    folder = tmp_path_factory.mktemp("evening")
    path = folder / "evening.db"
    put_empty(path)
    stages = []
    for number, operation in enumerate(operations()):
        kept = folder / f"before-{number}.db"
        shutil.copy(path, kept)
        _, counter = opened(path)
        result = operation(counter)
        counter.close()
        stages.append(Stage(operation, kept, contents(kept), result, contents(path)))
    return stages


@pytest.mark.parametrize(
    "for_good", [False, pytest.param(True, marks=pytest.mark.proof)], ids=["once", "until mended"]
)
def test_whichever_call_fails_a_turn_is_whole_or_not_there(
    for_good: bool,  # noqa: FBT001  # a case of the table
    stages: list[Stage],
    tmp_path: Path,
) -> None:
    """Each call fails in one way, the ways in turn."""
    failures = cycle(FAILURES.values())
    failed = sum(failed_calls(stage, failures, tmp_path, for_good=for_good) for stage in stages)
    assert failed > 200  # or the loop has missed most of it


@pytest.mark.proof
@pytest.mark.parametrize("for_good", [False, True], ids=["once", "until mended"])
@pytest.mark.parametrize("kind", FAILURES)
def test_whichever_way_a_call_fails_a_turn_is_whole_or_not_there(
    kind: str,
    for_good: bool,  # noqa: FBT001  # a case of the table
    stages: list[Stage],
    tmp_path: Path,
) -> None:
    """Each call fails in every way."""
    always = repeat(FAILURES[kind])
    failed = sum(failed_calls(stage, always, tmp_path, for_good=for_good) for stage in stages)
    assert failed > 200


def failed_calls(
    stage: Stage, failures: Iterator[sqlite3.OperationalError], folder: Path, *, for_good: bool
) -> int:
    """Let call after call of an operation fail, and count them."""
    calls = 0
    while fails(calls, next(failures), for_good, stage, folder / "disturbed.db"):
        calls += 1
    return calls


def fails(
    calls: int,
    error: sqlite3.OperationalError,
    for_good: bool,  # noqa: FBT001  # passed on
    stage: Stage,
    copy: Path,
) -> bool:
    """Play one operation with one failure; False when it had no call left to fail."""
    shutil.copy(stage.database, copy)
    connection, counter = opened(copy)
    connection.order(calls, error, for_good=for_good)
    try:
        result = stage.operation(counter)
    except NotSaved:
        connection.mend()
        assert contents(copy) == stage.before
        assert_sound(copy)
        result = stage.operation(counter)
    connection.mend()
    counter.close()
    assert (result, contents(copy)) == (stage.result, stage.after)
    return connection.failures > 0


def assert_sound(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        assert contradictions(db) == []

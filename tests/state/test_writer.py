"""One thread writes: many pieces a commit, each on its own, and an answer for every one."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from state.errors import NotSaved
from state.file.session import FileSession
from state.sql import Connection
from state.writer import Writer
from tests.databases import REFUSED, full_disk, put_empty, reading_on, session_on

TIMEOUT = 30
"""Seconds after which a test gives up on a future: reached only when something is broken."""


def put(number: int) -> Callable[[Connection], int]:
    """Work that notes a chat."""

    def work(db: Connection) -> int:
        db.execute("INSERT INTO chats VALUES (1, ?, NULL)", (number,))
        return number

    return work


def chats(path: Path) -> list[int]:
    """What another process would see."""
    with reading_on(path) as db:
        return [number for (number,) in db.execute("SELECT chat_id FROM chats ORDER BY 1")]


class Panic(BaseException):
    """What libraries in Rust raise where they would end a program of their own."""


class Batch:
    """Holds the writer up, so that what is handed in meanwhile goes into one commit."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._go = threading.Event()

    def __enter__(self) -> None:
        begun = threading.Event()

        def wait(_db: Connection) -> None:
            begun.set()
            assert self._go.wait(TIMEOUT)

        self._writer.submit(wait)
        assert begun.wait(TIMEOUT)

    def __exit__(self, *_: object) -> None:
        self._go.set()


@pytest.fixture
def writer(path: Path) -> Iterator[Writer]:
    one = Writer(session_on(path))
    yield one
    one.close()


def test_work_gives_its_result_once_others_can_see_it(writer: Writer, path: Path) -> None:
    assert writer.do(put(5)) == 5
    assert chats(path) == [5]


def test_a_piece_that_fails_undoes_only_itself(writer: Writer, path: Path) -> None:
    def half(db: Connection) -> None:
        put(2)(db)
        raise ValueError("no further")

    with Batch(writer):
        pieces = [writer.submit(work) for work in (put(1), half, put(3))]
    assert (pieces[0].result(TIMEOUT), pieces[2].result(TIMEOUT)) == (1, 3)
    with pytest.raises(ValueError, match="no further"):
        pieces[1].result(TIMEOUT)
    assert chats(path) == [1, 3]


def test_a_panic_of_a_library_undoes_only_its_piece_and_ends_nothing(
    writer: Writer, path: Path
) -> None:
    def half(db: Connection) -> None:
        put(2)(db)
        raise Panic("index out of bounds")

    with Batch(writer):
        pieces = [writer.submit(work) for work in (put(1), half)]
    with pytest.raises(RuntimeError, match="Panic: index out of bounds"):
        pieces[1].result(TIMEOUT)
    assert writer.submit(put(3)).result(TIMEOUT) == 3
    assert chats(path) == [1, 3]


def test_a_statement_that_makes_no_sense_fails_only_its_piece(writer: Writer, path: Path) -> None:
    with Batch(writer):
        good, bad = writer.submit(put(1)), writer.submit(lambda db: db.execute("SELECT nonsense"))
    assert good.result(TIMEOUT) == 1
    with pytest.raises(REFUSED, match=r"no such column|does not exist"):
        bad.result(TIMEOUT)
    assert chats(path) == [1]


def test_pieces_of_a_batch_see_what_came_before_them(writer: Writer) -> None:
    with Batch(writer):
        writer.submit(put(1))
        count = writer.submit(lambda db: db.execute("SELECT count(*) FROM chats").fetchone())
    assert count.result(TIMEOUT) == (1,)


class Counting(sqlite3.Connection):
    """Counts commits, and fails those that it is told to."""

    commits = 0
    broken = False

    def execute(self, sql: str, *args: object) -> sqlite3.Cursor:
        """As always, but for COMMIT."""
        if sql == "COMMIT":
            if self.broken:
                raise sqlite3.OperationalError("disk I/O error")
            self.commits += 1
        return super().execute(sql, *args)  # type: ignore[arg-type]


@pytest.fixture
def counting(path: Path) -> Iterator[Counting]:
    put_empty(path)
    connection = sqlite3.connect(
        path, isolation_level=None, check_same_thread=False, factory=Counting
    )
    yield connection
    connection.close()


@pytest.mark.file
@pytest.mark.parametrize(("batch", "commits"), [(64, 2), (1, 21), (5, 5)])
def test_what_queued_up_is_committed_together(batch: int, commits: int, counting: Counting) -> None:
    writer = Writer(FileSession(counting), batch=batch)
    with Batch(writer):
        pieces = [writer.submit(put(number)) for number in range(20)]
    assert [piece.result(TIMEOUT) for piece in pieces] == list(range(20))
    assert counting.commits == commits
    writer.close()


@pytest.mark.file
def test_whoever_is_in_front_does_not_wait_for_a_batch_that_takes_long(counting: Counting) -> None:
    writer = Writer(FileSession(counting), seconds=0)
    seen: list[int] = []
    with Batch(writer):
        pieces = [writer.submit(put(number)) for number in range(5)]
        for piece in pieces:
            piece.add_done_callback(lambda _: seen.append(counting.commits))
        closing = threading.Thread(target=writer.close)
        closing.start()
    closing.join(TIMEOUT)
    assert [piece.result(TIMEOUT) for piece in pieces] == list(range(5))
    assert seen == [2, 3, 4, 5, 6]


@pytest.mark.file
def test_a_commit_that_fails_is_told_all_and_keeps_nothing(counting: Counting, path: Path) -> None:
    writer = Writer(FileSession(counting))
    with Batch(writer):
        counting.broken = True
        pieces = [writer.submit(put(number)) for number in range(3)]
    for piece in pieces:
        with pytest.raises(NotSaved, match="disk I/O error"):
            piece.result(TIMEOUT)
    assert chats(path) == []
    counting.broken = False
    assert writer.do(put(9)) == 9
    assert chats(path) == [9]
    writer.close()


class Locked(sqlite3.Connection):
    """Meets a lock of `other`, which lets go after having been in the way so often."""

    other: sqlite3.Connection
    in_the_way = 0

    def execute(self, sql: str, *args: object) -> sqlite3.Cursor:
        """As always, and once it has been refused, the other gives up."""
        try:
            return super().execute(sql, *args)  # type: ignore[arg-type]
        except sqlite3.OperationalError:
            self.in_the_way -= 1
            if self.in_the_way == 0:
                self.other.execute("ROLLBACK")
            raise


@pytest.mark.file  # on a server, whoever writes for the same bot waits for its lock
def test_between_what_a_turn_reads_and_what_it_writes_nobody_else_writes(
    writer: Writer, path: Path
) -> None:
    def turn(db: Connection) -> str:
        db.execute("SELECT count(*) FROM chats").fetchone()
        with closing(sqlite3.connect(path, timeout=0)) as other:
            try:
                other.execute("INSERT INTO chats VALUES (7, 1, 0)")
                other.commit()
            except sqlite3.OperationalError as error:
                return str(error)
        return "somebody else wrote"

    assert writer.do(turn) == "database is locked"


@pytest.mark.file
@pytest.mark.parametrize("refusals", [1, 2])
def test_a_lock_of_another_program_is_met_twice_before_giving_up(refusals: int, path: Path) -> None:
    put_empty(path)
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection = sqlite3.connect(
        path, timeout=0, isolation_level=None, check_same_thread=False, factory=Locked
    )
    connection.other, connection.in_the_way = other, refusals
    writer = Writer(FileSession(connection))
    other.execute("BEGIN IMMEDIATE")
    piece = writer.submit(put(1))
    if refusals == 1:
        assert piece.result(TIMEOUT) == 1
    else:
        with pytest.raises(NotSaved, match="locked"):
            piece.result(TIMEOUT)
    assert writer.do(put(2)) == 2
    assert chats(path) == ([1, 2] if refusals == 1 else [2])
    writer.close()
    other.close()


@pytest.mark.file
def test_a_full_disk_keeps_nothing_and_is_survived(writer: Writer, path: Path) -> None:
    pages = writer.do(lambda db: db.execute("PRAGMA page_count").fetchone()[0])
    writer.do(lambda db: db.execute(f"PRAGMA max_page_count={pages}").fetchone())
    writer.do(put(1))

    def large(db: Connection) -> None:
        put(2)(db)
        db.execute(
            "INSERT INTO outbox (bot_id, chat_id, kind, body, state, created_at)"
            " VALUES (1, 1, 'say', ?, 'waiting', 0)",
            ("x" * 100_000,),
        )

    with Batch(writer):
        pieces: list[Future[Any]] = [writer.submit(put(3)), writer.submit(large)]
    for piece in pieces:
        with pytest.raises(NotSaved, match="full"):
            piece.result(TIMEOUT)
    assert chats(path) == [1]
    writer.do(lambda db: db.execute("PRAGMA max_page_count=100000").fetchone())
    writer.do(large)
    assert chats(path) == [1, 2]


def test_closing_finishes_what_was_handed_in(path: Path) -> None:
    writer = Writer(session_on(path), batch=4)
    with Batch(writer):
        pieces = [writer.submit(put(number)) for number in range(30)]
    writer.close()
    assert [piece.result(0) for piece in pieces] == list(range(30))
    assert chats(path) == list(range(30))


@pytest.mark.file
def test_closing_leaves_one_file(path: Path) -> None:
    writer = Writer(session_on(path))
    writer.do(put(1))
    writer.close()
    assert [one.name for one in path.parent.iterdir()] == ["viva.db"]


def test_work_for_a_closed_writer_is_refused_rather_than_left_waiting(path: Path) -> None:
    writer = Writer(session_on(path))
    writer.close()
    with pytest.raises(NotSaved, match="closed"):
        writer.submit(put(1)).result(TIMEOUT)
    writer.close()


def test_work_that_nobody_waits_for_any_more_is_left_out_and_stops_nothing(
    writer: Writer, path: Path
) -> None:
    with Batch(writer):
        pieces = [writer.submit(put(number)) for number in range(3)]
        assert pieces[1].cancel()
    assert pieces[2].result(TIMEOUT) == 2
    assert writer.do(put(9)) == 9
    assert chats(path) == [0, 2, 9]


@pytest.mark.file
def test_a_rollback_that_fails_too_does_not_block_the_next_turn(path: Path) -> None:
    put_empty(path)
    connection = sqlite3.connect(
        path, isolation_level=None, check_same_thread=False, factory=Unwilling
    )
    writer = Writer(FileSession(connection))
    with Batch(writer):
        connection.broken = True
        piece = writer.submit(put(1))
    with pytest.raises(NotSaved, match="disk I/O error"):
        piece.result(TIMEOUT)
    connection.broken = False
    assert writer.do(put(2)) == 2
    assert chats(path) == [2]
    writer.close()


class Unwilling(sqlite3.Connection):
    """Neither commits nor rolls back while it is broken."""

    broken = False

    def execute(self, sql: str, *args: object) -> sqlite3.Cursor:
        """As always, but for the end of a transaction."""
        if self.broken and sql in ("COMMIT", "ROLLBACK"):
            raise sqlite3.OperationalError("disk I/O error")
        return super().execute(sql, *args)  # type: ignore[arg-type]


def test_a_note_is_written_in_its_turn_and_its_failure_undoes_nothing_else(
    writer: Writer, path: Path
) -> None:
    lost: list[Exception] = []
    with Batch(writer):
        writer.note(put(1), lost.append)
        writer.note(put(1), lost.append)  # there already
        there = writer.submit(lambda db: db.execute("SELECT count(*) FROM chats").fetchone())
        writer.note(put(2), lost.append)
    assert there.result(TIMEOUT) == (1,)
    writer.do(lambda _db: None)
    assert chats(path) == [1, 2]
    assert [isinstance(error, REFUSED) for error in lost] == [True]


def test_a_note_that_comes_too_late_is_said_to_be_lost(path: Path) -> None:
    lost: list[Exception] = []
    closed = Writer(session_on(path))
    closed.close()
    closed.note(put(1), lost.append)
    assert [type(error) for error in lost] == [NotSaved]
    assert chats(path) == []


def test_notes_of_a_commit_that_fails_are_said_to_be_lost(writer: Writer, path: Path) -> None:
    def full(_db: Connection) -> None:
        raise full_disk()

    lost: list[Exception] = []
    with Batch(writer):
        writer.note(put(1), lost.append)
        failed = writer.submit(full)
    assert isinstance(failed.exception(TIMEOUT), NotSaved)
    writer.do(lambda _db: None)
    assert [type(error) for error in lost] == [NotSaved]
    assert chats(path) == []

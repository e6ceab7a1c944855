"""PostgreSQL as a `Connection`: our statements in, values as SQLite would give them out.

Private rules: numbers go as 64 bits and truths as 0 or 1, for so the columns are; what PostgreSQL
counts and adds up (`numeric`) and what it finds true come back as numbers. A text loses its NUL
characters, which PostgreSQL cannot keep. Statements are prepared when they come again.

Half of a turn's statements write, and nobody asks what they gave. In a pipeline they are sent one
behind the other, and only a question is waited for. So an error is raised late, by a later question
or by `settle`: whoever wants to know that all went well settles.
"""

import os
import socket
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from math import inf
from typing import Any

import psycopg
from psycopg.abc import Buffer
from psycopg.adapt import Dumper, Loader
from psycopg.types.string import StrDumper

from state.postgres.statements import translated
from state.sql import Rows, Values

PREPARED = 500
"""Statements that the server keeps prepared for one connection: more than we have."""


class _Number(Dumper):
    oid = psycopg.adapters.types["int8"].oid

    def dump(self, obj: int) -> bytes:
        return b"%d" % obj

    def quote(self, obj: int) -> bytes:
        """Write a number into a statement, as psycopg does to say how many rows it fetches."""
        return b" %d" % obj  # apart from a minus before it


class _Text(StrDumper):
    def dump(self, obj: str) -> Buffer | None:
        return super().dump(obj.replace("\0", "") if "\0" in obj else obj)


class _Truth(Loader):
    def load(self, data: Buffer) -> int:
        return int(bytes(data) == b"t")


class _Sum(Loader):
    def load(self, data: Buffer) -> int | float:
        digits = bytes(data).decode()
        return int(digits) if digits.lstrip("-").isdigit() else float(digits)


class _Answer:
    """What a statement gave, or will give when it is asked for."""

    def __init__(self, cursor: "psycopg.Cursor[Any]", pipeline: psycopg.Pipeline) -> None:
        self._pipeline = pipeline
        self._cursor = cursor
        self.fetchone, self.fetchall = cursor.fetchone, cursor.fetchall

    @property
    def rowcount(self) -> int:
        """How many rows a statement that writes has written."""
        self._pipeline.sync()
        return self._cursor.rowcount

    @property
    def description(self) -> Any:
        """What the columns are, the name of each first."""
        self._pipeline.sync()
        return self._cursor.description

    def __iter__(self) -> Iterator[Any]:
        return iter(self._cursor)


class PostgresConnection:
    """One connection to a server, in whose transactions statements run."""

    def __init__(self, raw: "psycopg.Connection[Any]") -> None:
        """Take a connection that commits by itself unless told to BEGIN."""
        raw.adapters.register_dumper(bool, _Number)
        raw.adapters.register_dumper(int, _Number)
        raw.adapters.register_dumper(str, _Text)
        raw.adapters.register_loader("bool", _Truth)
        raw.adapters.register_loader("numeric", _Sum)
        raw.prepare_threshold, raw.prepared_max = 1, PREPARED
        self.raw = raw
        self._piped = ExitStack()
        self._pipeline: psycopg.Pipeline | None = None
        self.waits_since = inf
        """Since when the server owes an answer, in seconds of `time.monotonic`."""

    def execute(self, statement: str, values: Values = (), /) -> Rows:
        """Run a statement; in a pipeline, send it, and wait once its rows are asked for."""
        with self._waiting():
            cursor = self.raw.execute(translated(statement), values)
        return cursor if self._pipeline is None else _Answer(cursor, self._pipeline)

    def executemany(self, statement: str, rows: Iterable[Values], /) -> None:
        """Run a statement that gives nothing once for each row of values."""
        with self._waiting(), self.raw.cursor() as cursor:
            cursor.executemany(translated(statement), list(rows))

    def begin_pipeline(self) -> None:
        """Wait for no answer from here on, unless it is asked for."""
        self._pipeline = self._piped.enter_context(self.raw.pipeline())

    def settle(self) -> None:
        """Wait until the server has done all that was sent; raises what went wrong first."""
        self.waits_since = min(self.waits_since, time.monotonic())
        try:
            if self._pipeline is not None:
                self._pipeline.sync()
        finally:
            self.waits_since = inf

    def end_pipeline(self) -> None:
        """Settle, and wait for every answer from here on."""
        try:
            self.settle()
        finally:
            self._pipeline = None
            with self._waiting():  # its end asks once more
                self._piped.close()

    @contextmanager
    def _waiting(self) -> Iterator[None]:
        self.waits_since = time.monotonic()
        try:
            yield
        finally:
            if self._pipeline is None:
                self.waits_since = inf

    def hang_up(self) -> None:
        """Lose the server, in any thread: whoever waits for an answer is told at once."""
        with (
            suppress(psycopg.Error, OSError),  # it has gone already
            socket.socket(fileno=os.dup(self.raw.fileno())) as line,
        ):
            line.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Let go of the server."""
        self.raw.close()

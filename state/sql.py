"""What every statement runs on, whichever database it is in: a file of SQLite, or PostgreSQL.

There is one body of SQL. It is written in what both understand, with `?` or `:name` where a value
goes; what they do not share (the schema, opening, locks, backups) has a room for each: `state.file`
and `state.postgres`. SQLite's own connection is a `Connection` as it stands, so that the common
case pays for nothing.

Rules for a statement, each of which one of the two insists on:

- an upsert names its columns, and its table where it reads that (`ON CONFLICT (bot_id, day) DO
  UPDATE SET done = days.done + excluded.done`); it never says `OR REPLACE` or `OR IGNORE`, and
  behind a SELECT it needs a WHERE;
- what is chosen beside an aggregate is grouped by; rows that are chosen from have a name (`AS`);
- a condition is a comparison (`shares = 1`), and what is counted is a CASE;
- `IS` stands before NULL alone: two values that may be NULL are compared by `coalesce`;
- a new row's number comes back by `RETURNING id`;
- rows whose order matters are ordered, to the last column that tells them apart, and where a NULL
  belongs is said (`NULLS FIRST`); all of them is no limit below zero;
- a value whose kind nothing tells is cast (`CAST(:day AS BIGINT) IS NULL`), one that a column is
  compared with is not chosen as well, and sums of values alone are done in Python;
- a list goes in as JSON (`IN (SELECT CAST(value AS BIGINT) FROM json_each(:numbers))`, without the
  CAST for texts) and comes out by `json_group_array` of texts; whatever else is JSON is read in
  Python.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

Values = Sequence[Any] | Mapping[str, Any]
"""What stands for the `?` of a statement in their order, or for each `:name`."""


class Rows(Protocol):
    """What a statement gave."""

    @property
    def rowcount(self) -> int:
        """How many rows a statement that writes has written."""

    @property
    def description(self) -> Any:
        """What the columns are, the name of each first."""

    def fetchone(self) -> Any:
        """Give the next row, None after the last."""

    def fetchall(self) -> list[Any]:
        """Give the rows that are left."""

    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """Where statements run, inside a transaction that somebody else begins and ends."""

    def execute(self, statement: str, values: Values = ..., /) -> Rows:
        """Run a statement."""

    def executemany(self, statement: str, rows: Iterable[Values], /) -> object:
        """Run a statement that gives nothing once for each row of values."""

    def close(self) -> None:
        """Let go of the database."""


Reading = Callable[[], AbstractContextManager[Connection]]
"""Opens another connection, in any thread, that only reads; raises StateError if it cannot."""


class Session(Protocol):
    """The connection that writes, with all that each database has its own way of.

    It belongs to one thread, but for `reading`.
    """

    errors: type[Exception]
    """What the database raises."""

    undoes_statements: bool
    """Whether a statement that fails undoes itself alone, and its transaction can go on."""

    @property
    def connection(self) -> Connection:
        """Where the statements of a transaction run."""

    def begin(self) -> None:
        """Begin a transaction that writes."""

    def begin_piece(self) -> None:
        """Begin a piece of it that can be undone by itself."""

    def end_piece(self) -> None:
        """End the piece; raises what any statement of it came to that was not asked for yet."""

    def undo_piece(self) -> None:
        """End the piece as if it had never been."""

    def commit(self) -> None:
        """End it; when this returns, what was written outlives a power cut."""

    def undo(self) -> None:
        """End it as if it had never been, if one has begun."""

    def concerns_all(self, error: Exception) -> bool:
        """Tell a failing disk, a lock, a lost server from a statement that makes no sense."""

    def after_commit(self) -> None:
        """Do what the database wants done between transactions."""

    def reading(self) -> AbstractContextManager[Connection]:
        """Open another connection that only reads, as `Reading` does."""

    def close(self) -> None:
        """Let go of the database."""

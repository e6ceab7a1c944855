"""What every statement runs on, whichever database it is in: a file of SQLite, or PostgreSQL.

There is one body of SQL. It is written in what both understand, with `?` or `:name` where a value
goes; what they do not share (the schema, opening, locks, backups) has a room for each: `state.file`
and `state.postgres`. SQLite's own connection is a `Connection` as it stands, so that the common
case pays for nothing.

Rules for a statement, each of which one of the two insists on:

- an upsert names its columns (`ON CONFLICT (a, b) DO UPDATE`), and never says `OR REPLACE`;
- what is chosen beside an aggregate is grouped by;
- a condition is a comparison (`shares = 1`), and what is counted is a CASE;
- a new row's number comes back by `RETURNING id`;
- rows whose order matters are ordered;
- a value whose kind nothing tells is cast (`CAST(:day AS BIGINT) IS NULL`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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

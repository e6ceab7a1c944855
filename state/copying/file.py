"""A file as the other end of a copy."""

import sqlite3
from collections.abc import Iterable, Iterator

from state.copying.tables import Table

Value = str | bytes | int | float | None
Row = tuple[Value, ...]


class FileEnd:
    """Reads the rows of a file, or fills one, inside the caller's transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        db.create_function("without_nul", 1, without_nul, deterministic=True)

    def rows(self, table: Table, *, as_on_server: bool = False) -> Iterator[Row]:
        """Give the rows of a table in its order, or in the one that they have on a server."""
        columns = ", ".join(table.columns)
        order = ", ".join(
            f"without_nul({one})" if as_on_server and one in table.texts else one
            for one in table.order
        )
        yield from self._db.execute(
            f"SELECT {columns} FROM {table.name} ORDER BY {order}"  # noqa: S608  # nosec  # from the schema
        )

    def put(self, table: Table, rows: Iterable[Row]) -> None:
        """Fill a table."""
        columns, places = ", ".join(table.columns), ", ".join("?" * len(table.columns))
        self._db.executemany(
            f"INSERT INTO {table.name} ({columns}) VALUES ({places})",  # noqa: S608  # nosec  # likewise
            rows,
        )

    def last_number(self, table: Table) -> int:
        """Give the highest number that a row of the table has, or had where that matters."""
        (last,) = self._db.execute(
            f"SELECT max({table.number}) FROM {table.name}"  # noqa: S608  # nosec  # likewise
        ).fetchone()
        (given,) = self._db.execute(
            "SELECT max(seq) FROM sqlite_sequence WHERE name = ?", (table.name,)
        ).fetchone()
        return max(last or 0, given or 0)

    def go_on_from(self, table: Table, last: int) -> None:
        """Have the next row of a table bear a higher number than any that was given before."""
        if table.is_never_given_again:
            self._db.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table.name,))
            self._db.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (table.name, last))


def without_nul(value: Value) -> Value:
    """Give a text as PostgreSQL keeps it, anything else as it is."""
    return value.replace("\0", "") if isinstance(value, str) and "\0" in value else value

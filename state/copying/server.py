"""A PostgreSQL server as one end of a copy: rows come and go in a stream, never all at once."""

from collections.abc import Iterable, Iterator

from state.copying.file import Row
from state.copying.tables import Table
from state.postgres.connection import PostgresConnection

AT_ONCE = 500
"""Rows that are fetched at once, a few kilobytes each."""

BLOBS_AT_ONCE = 4
"""The same where a row may be megabytes."""


class ServerEnd:
    """Reads the rows of a server, or fills it, inside the caller's transaction."""

    def __init__(self, connection: PostgresConnection) -> None:
        self._db = connection

    def rows(self, table: Table) -> Iterator[Row]:
        """Give the rows of a table in its order."""
        columns, order = ", ".join(table.columns), ", ".join(table.order)
        with self._db.raw.cursor(name=f"viva_{table.name}") as cursor:
            cursor.itersize = BLOBS_AT_ONCE if table.has_blobs else AT_ONCE
            cursor.execute(
                f"SELECT {columns} FROM {table.name} ORDER BY {order}"  # noqa: S608  # nosec  # from the schema
            )
            yield from cursor

    def put(self, table: Table, rows: Iterable[Row]) -> None:
        """Fill a table."""
        columns = ", ".join(table.columns)
        with (
            self._db.raw.cursor() as cursor,
            cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy,
        ):
            for row in rows:
                copy.write_row(row)

    def last_number(self, table: Table) -> int:
        """Give the highest number that a row of the table has or ever had."""
        (last,) = self._db.execute(
            f"""
            SELECT greatest((SELECT max({table.number}) FROM {table.name}),
                pg_sequence_last_value(CAST(pg_get_serial_sequence(?, ?) AS regclass)))
            """,  # noqa: S608  # nosec  # likewise
            (table.name, table.number),
        ).fetchone()
        return last or 0

    def go_on_from(self, table: Table, last: int) -> None:
        """Have the next row of a table bear a higher number than any that was given before."""
        if last:
            self._db.execute(
                "SELECT setval(CAST(pg_get_serial_sequence(?, ?) AS regclass), ?)",
                (table.name, table.number, last),
            )

    def first_filled(self, tables: Iterable[Table]) -> str | None:
        """Name a table that holds a row, if there is one."""
        for table in tables:
            (is_filled,) = self._db.execute(
                f"SELECT EXISTS (SELECT 1 FROM {table.name})"  # noqa: S608  # nosec  # likewise
            ).fetchone()
            if is_filled:
                return table.name
        return None

    def keep_to_ourselves(self, tables: Iterable[Table]) -> None:
        """Let nobody else write until the transaction ends, however long nothing is said."""
        names = ", ".join(table.name for table in tables)
        self._db.execute(f"LOCK TABLE {names} IN EXCLUSIVE MODE")
        self._db.execute("SET LOCAL idle_in_transaction_session_timeout = 0")

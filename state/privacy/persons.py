"""Where a person stands in the database: read from the schema, so that no table is overlooked.

Two rules make that possible. What belongs to a person is in a table with a column `learner_id`; a
row that belongs to others and was made by a person says so in a column that ends in `_by`. And a
private chat bears the number of the person it is with.
"""

from state.sql import Connection

FORGETTING = "forgetting"
"""The table that lets the review log go; it holds nobody for longer than one transaction."""

NOBODY = 0
"""Stands in a row that is signed for a person who has been forgotten."""

_COLUMNS = (
    "SELECT tables.name, columns.name FROM sqlite_schema AS tables"
    " JOIN pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'"
)


def tables(db: Connection) -> tuple[str, ...]:
    """Give the tables that hold rows of a person; those that refer to others come first.

    A table can only refer to those that were there before it, so the newest come first.
    """
    rows = db.execute(
        f"{_COLUMNS} AND columns.name = 'learner_id' AND tables.name <> ?"
        " ORDER BY tables.rowid DESC",
        (FORGETTING,),
    )
    return tuple(table for table, _ in rows)


def signatures(db: Connection) -> tuple[tuple[str, str], ...]:
    """Give the columns, with their tables, in which somebody's number signs a row of others."""
    rows = db.execute(
        f"{_COLUMNS} AND columns.name LIKE '%\\_by' ESCAPE '\\' ORDER BY tables.rowid, columns.cid"
    )
    return tuple((table, column) for table, column in rows)

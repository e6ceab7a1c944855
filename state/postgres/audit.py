"""Tells whether what a server holds contradicts itself: its references, and all of `state.audit`.

PostgreSQL refuses a broken reference when it is written, but not always when it is restored: a dump
may be read with the triggers off that look (`pg_restore --disable-triggers`). So they are looked
at. Broken pages are the server's own matter (data checksums, `pg_amcheck`).
"""

from collections.abc import Iterator

from state import audit
from state.audit import Findings
from state.postgres.database import reading, refuse_unless_ours
from state.sql import Connection


def inspect(url: str) -> Findings:
    """Audit a database as it is at one moment, while others may go on writing.

    Raises a `StateError` if it is none that could be audited.
    """
    with reading(url) as db:
        db.execute("BEGIN")
        refuse_unless_ours(db, url)
        return audit.findings(db, contradictions(db))


def contradictions(db: Connection) -> list[str]:
    """Give every contradiction found, inside the caller's transaction."""
    return [*_references(db), *audit.contradictions(db)]


def _references(db: Connection) -> Iterator[str]:
    """Look for rows whose reference, all of its columns filled in, leads to no row."""
    rows = db.execute("""
        SELECT CAST(conrelid AS regclass)::TEXT, CAST(confrelid AS regclass)::TEXT,
            array_agg(quote_ident(child.attname) ORDER BY place),
            array_agg(quote_ident(parent.attname) ORDER BY place)
        FROM pg_constraint
        CROSS JOIN unnest(conkey, confkey) WITH ORDINALITY AS pair (ours, theirs, place)
        JOIN pg_attribute AS child ON child.attrelid = conrelid AND child.attnum = ours
        JOIN pg_attribute AS parent ON parent.attrelid = confrelid AND parent.attnum = theirs
        WHERE contype = 'f' AND connamespace = CAST(current_schema() AS regnamespace)
        GROUP BY pg_constraint.oid, conrelid, confrelid, conname ORDER BY 1, conname
    """)
    for table, parent, ours, theirs in rows.fetchall():
        yield from _broken(db, table, parent, list(zip(ours, theirs, strict=True)))


def _broken(db: Connection, table: str, parent: str, pairs: list[tuple[str, str]]) -> Iterator[str]:
    filled = " AND ".join(f"child.{ours} IS NOT NULL" for ours, _ in pairs)
    same = " AND ".join(f"parent.{theirs} = child.{ours}" for ours, theirs in pairs)
    (count,) = db.execute(
        f"SELECT count(*) FROM {table} AS child WHERE {filled}"  # noqa: S608  # nosec  # names out of the schema
        f" AND NOT EXISTS (SELECT 1 FROM {parent} AS parent WHERE {same})"
    ).fetchone()
    if count:
        yield f"reference: {count} of {table} point to a missing row of {parent}"

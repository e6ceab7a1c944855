"""Puts a person into every place of the database where a person can be, as the schema says.

Nobody has to add a new table here: its columns say what to fill in.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from state.privacy import persons
from state.records.learners import Who
from state.sql import Connection
from tests.databases import columns, rows

MAIL = ("inbox", "outbox", "chats")
THERE_CAN_BE = {"rating": 3, "last": 3, "sure": 2}
"""Numbers that are read as something."""


def put(db: Connection, who: Who, text: str, numbers: "count[int]") -> None:
    """Give a person a row in every table of theirs, and sign rows of others for them.

    Every text is `text`, every number that names nobody is new.
    """
    with _unchecked(db):
        for table in {*persons.TABLES, *MAIL, *(table for table, _ in persons.SIGNATURES)}:
            theirs = table in {*persons.TABLES, *MAIL}
            _insert(db, table, who, text if theirs else f"of others {next(numbers)}", numbers)


@contextmanager
def _unchecked(db: Connection) -> Iterator[None]:
    """Let rows say what they like, and refer to nothing; a server's tables stay so."""
    if isinstance(db, sqlite3.Connection):
        db.execute("PRAGMA foreign_keys=OFF")
        db.execute("PRAGMA ignore_check_constraints=ON")
        yield
        db.execute("PRAGMA ignore_check_constraints=OFF")
        db.execute("PRAGMA foreign_keys=ON")
    else:
        db.execute(_WITHOUT_CHECKS)
        db.execute("SET session_replication_role = replica")
        yield
        db.execute("SET session_replication_role = origin")


_WITHOUT_CHECKS = """
    DO $$ DECLARE one RECORD; BEGIN
        FOR one IN SELECT conname, conrelid FROM pg_constraint
            WHERE contype = 'c' AND conrelid <> 0 AND connamespace = CAST('public' AS regnamespace)
        LOOP EXECUTE format(
            'ALTER TABLE %s DROP CONSTRAINT %I', CAST(one.conrelid AS regclass), one.conname
        ); END LOOP;
    END $$
"""


def _insert(db: Connection, table: str, who: Who, text: str, numbers: "count[int]") -> None:
    row: dict[str, object] = {}
    for name, kind, own in columns(db, table):
        match name, kind:
            case "bot_id", _:
                row[name] = who.bot_id
            case "learner_id", _:
                row[name] = who.learner_id
            case "chat_id", _ if table in MAIL:
                row[name] = who.learner_id
            case _, "TEXT":
                row[name] = text
            case _, "BLOB":
                row[name] = text.encode()
            case _ if name in THERE_CAN_BE:
                row[name] = THERE_CAN_BE[name]
            case _ if name.endswith("_by"):
                row[name] = who.learner_id
            case _ if own or name in ("undoes", "review_id"):
                pass
            case _:
                row[name] = next(numbers)
    places = ", ".join("?" * len(row))
    db.execute(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})",  # noqa: S608  # from the schema
        (*row.values(),),
    )


def traces(db: Connection, who: Who, text: str) -> set[str]:
    """Give every column in which a person's number or text is to be found."""
    return {
        f"{table}.{column.name}"
        for table, found in rows(db).items()
        for place, column in enumerate(columns(db, table))
        if any(_tells(row[place], who, text) for row in found)
    }


def _tells(value: object, who: Who, text: str) -> bool:
    within = value.decode(errors="replace") if isinstance(value, bytes) else str(value)
    return within == str(who.learner_id) or text in within

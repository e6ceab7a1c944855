"""Puts a person into every place of the database where a person can be, as the schema says.

Nobody has to add a new table here: its columns say what to fill in.
"""

from itertools import count

from state.privacy import persons
from state.records.learners import Who
from state.sql import Connection

MAIL = ("inbox", "outbox", "chats")
Column = tuple[str, str, bool]
"""Name, type, and whether it is a row's own number."""


def put(db: Connection, who: Who, text: str, numbers: "count[int]") -> None:
    """Give a person a row in every table of theirs, and sign rows of others for them.

    Every text is `text`, every number that names nobody is new.
    """
    db.execute("PRAGMA foreign_keys=OFF")
    db.execute("PRAGMA ignore_check_constraints=ON")
    for table in {*persons.TABLES, *MAIL, *(table for table, _ in persons.SIGNATURES)}:
        theirs = table in {*persons.TABLES, *MAIL}
        _insert(db, table, who, text if theirs else f"of others {next(numbers)}", numbers)
    db.execute("PRAGMA ignore_check_constraints=OFF")
    db.execute("PRAGMA foreign_keys=ON")


def _insert(db: Connection, table: str, who: Who, text: str, numbers: "count[int]") -> None:
    row: dict[str, object] = {}
    for name, kind, own in _columns(db, table):
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


def _columns(db: Connection, table: str) -> list[Column]:
    rows = db.execute(f"PRAGMA table_info({table})").fetchall()
    alone = sum(bool(key) for *_, key in rows) == 1
    return [
        (name, kind, bool(key) and alone and kind == "INTEGER") for _, name, kind, _, _, key in rows
    ]


def traces(db: Connection, who: Who, text: str) -> set[str]:
    """Give every column in which a person's number or text is to be found."""
    found = set()
    for (table,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
        for name, _, _ in _columns(db, table):
            (times,) = db.execute(
                f"SELECT count(*) FROM {table} WHERE {name} = ? OR instr({name}, ?)",  # noqa: S608
                (who.learner_id, text),
            ).fetchone()
            if times:
                found.add(f"{table}.{name}")
    return found

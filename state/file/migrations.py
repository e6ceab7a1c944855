"""The shape of the database, as numbered steps; a released step is never edited.

Each step is a file of `state/schema`. Every table carries `bot_id`, so that one file can serve
several bots, and everything that belongs to a person carries `learner_id`, so that it can be found
when they ask for it to be erased.
"""

import sqlite3
from collections.abc import Callable
from importlib.resources import files

from sqlite_utils import Database, Migrations

from state.file.version import STEPS

steps = Migrations("viva")


def apply(connection: sqlite3.Connection) -> None:
    """Take the steps that a database lacks."""
    steps.apply(Database(connection))


def apply_first(connection: sqlite3.Connection, count: int) -> None:
    """Take the first so many steps in an empty database."""
    db = Database(connection)
    later = [step.name for step in steps.pending(db)][count:]
    steps.apply(db, stop_before=later[:1] or None)


def run(db: Database, script: str) -> None:
    """Run statements parted by blank lines, inside the migration's own transaction.

    (`executescript` would commit that transaction first, and a step could be left half done.)
    """
    for statement in script.split("\n\n"):
        db.execute(statement)


def _step(name: str) -> Callable[[Database], None]:
    script = files("state").joinpath("schema", f"{name}.sql").read_text(encoding="utf-8")

    def step(db: Database) -> None:
        run(db, script)

    return step


for _name in STEPS:
    steps(name=f"step_{_name}")(_step(_name))

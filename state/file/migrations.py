"""The shape of the database, as numbered steps; a released step is never edited.

Each step is a file of `state/schema`. Every table carries `bot_id`, so that one file can serve
several bots, and everything that belongs to a person carries `learner_id`, so that it can be found
when they ask for it to be erased.
"""

from collections.abc import Callable
from importlib.resources import files

from sqlite_utils import Database, Migrations

steps = Migrations("viva")

STEPS = ("1_learning", "2_mail", "3_tutoring", "4_planning", "5_groups", "6_keeping", "7_indexes")

VERSION = len(STEPS)
"""What `PRAGMA user_version` says of an up-to-date database."""


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

"""How SQLite finds what a turn asks for: at one place, or by walking through what only ever grows.

What a turn costs must not depend on how much its learner has done, nor on how many learners there
are. SQLite says beforehand how it would answer a statement, so that can be checked on an empty
database: each statement of a turn is explained with its own values.
"""

import re
from collections.abc import Iterable

from state.sql import Connection

_LOGS = "reviews|attempts|inbox|outbox|contests|reports|mocks"
"""What a row is added to again and again."""

_SCAN = re.compile(r"SCAN (?!(\d+ )?CONSTANT ROW|\(subquery|json_each VIRTUAL TABLE)")
"""A walk through rows; what was handed over with a statement (`json_each`) is none of them."""
_EVERYBODYS = re.compile(
    r"SEARCH \w+ USING (?!INDEX \w+_(open|waiting|new)\b)[\w ]+ \(bot_id=\?\)"  # but a queue may be
)
_WHOLE_LOG = re.compile(
    rf"SEARCH ({_LOGS}) USING [\w ]+ \(bot_id=\? AND (learner|chat)_id=\?( AND message_id>\?)?\)"
)
_BOUNDED = re.compile(r"\bLIMIT\b|\bmax\(id\)")
"""What takes the end of a log that it finds in order already."""

_ASKED_FOR = re.compile(
    r"FROM renames"  # as many as an author has renamed items, whoever has learned them
    r"|FROM reviews\s.*AND undoes IS NULL\s.*ORDER BY id$"  # one's whole progress
    r"|^SELECT count\(\*\).* FROM (attempts|contests) WHERE"  # how often one contests
    r"|^SELECT item FROM memories .*ORDER BY lapses"  # what rests, if little is due: a row an item
    r"|^SELECT count\(\*\).*AS decided FROM attempts"  # how sure one was, beside one's progress
)
"""What a learner seldom asks for, and has to be looked through."""


def walks(db: Connection, statements: Iterable[str]) -> list[str]:
    """Give the statements that would walk through something that grows, or sort it, and how."""
    told = {" ".join(statement.split()) for statement in statements}
    return [
        f"{statement}\n    {step}"
        for statement in sorted(told)
        if statement.startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))
        and not _ASKED_FOR.search(statement)
        for *_, step in db.execute(f"EXPLAIN QUERY PLAN {statement}")
        if _is_walk(step, statement)
    ]


def _is_walk(step: str, statement: str) -> bool:
    """Tell whether a step of a plan takes longer the more there is."""
    if _SCAN.match(step) or _EVERYBODYS.match(step) or "TEMP B-TREE" in step:
        return True
    return bool(_WHOLE_LOG.match(step)) and not _BOUNDED.search(statement)

"""What a person typed reaches SQL as a value, and never as its text."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
FROM_THE_SCHEMA = {"table", "column", "name", "everybody", "about", "parent", "filled", "same"}
FROM_THE_SCHEMA |= {"table.name", "table.number", "names", "columns", "places", "order"}
"""Tables, columns and conditions, which come from the schema or stand beside the statement."""

OUR_NUMBERS = {"VERSION", "APPLICATION_ID", "BUSY_MILLISECONDS"}

OF_A_LIST = {"pragma", "settings", "statement", "query", "_SCHEMA", "_PEOPLE", "_AT_HAND"}
OF_A_LIST |= {"translated(statement)", "_script(step.name)", "_OF_WORKERS"}
"""Statements of our own and parts of them: the schema's, those of a table of constants or that
stand beside what uses them, those of a reader."""

RUNNERS = {"execute", "executemany", "executescript"}
ALLOWED = FROM_THE_SCHEMA | OUR_NUMBERS | OF_A_LIST
PASTED_IN = {"rows_where", "search", "lookup", "upsert", "upsert_all", "delete_where", "insert_all"}
"""Helpers of sqlite-utils that paste what they are given into SQL: `where`, `order_by`."""
NAMED = re.compile(rf"\b({'|'.join(RUNNERS | PASTED_IN)})\b")
"""Where none of them is named, none is called."""


@cache
def calls() -> tuple[tuple[str, str, list[ast.expr]], ...]:
    """Give every call of a method that takes SQL: where it stands, its name, its arguments."""
    return tuple(
        (f"{path.relative_to(ROOT)}:{node.lineno}", node.func.attr, node.args)
        for path in [*ROOT.glob("state/**/*.py"), *ROOT.glob("bot/**/*.py")]
        if NAMED.search(source := path.read_text(encoding="utf-8"))
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    )


def pasted(statement: ast.expr) -> set[str]:
    """Give the source of whatever goes into the text of a statement and is no literal."""
    match statement:
        case ast.Constant():
            return set()
        case ast.JoinedStr(values=values):
            parts = [part.value for part in values if isinstance(part, ast.FormattedValue)]
            return {ast.unparse(part) for part in parts}
        case _:
            return {ast.unparse(statement)}


def test_only_names_of_tables_and_columns_and_our_own_numbers_are_pasted_into_sql() -> None:
    run = [(at, args[0]) for at, name, args in calls() if name in RUNNERS and args]
    assert len(run) > 100
    wrong = {at: strange for at, first in run if (strange := pasted(first) - ALLOWED)}
    assert wrong == {}


def test_no_helper_is_used_that_pastes_its_arguments_into_sql() -> None:
    users = [at for at, name, _ in calls() if at.startswith("state/") and name in PASTED_IN]
    assert users == []

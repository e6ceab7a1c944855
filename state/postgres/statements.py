"""Our statements in the notation of psycopg: `%s` for `?`, `%(name)s` for `:name`."""

import re
from functools import lru_cache

_PART = re.compile(
    r"""
    (?P<kept> '(?:[^']|'')*' | --[^\n]* )   # a literal or a comment stays as it is
    | (?P<place> \? )
    | (?<!:) : (?P<name> [a-z_]+ )
    | (?P<percent> % )
    """,
    re.VERBOSE,
)


@lru_cache(1024)
def translated(statement: str) -> str:
    """Give a statement in psycopg's notation; any other per cent sign in it is doubled."""
    return _PART.sub(_written, statement)


def _written(part: re.Match[str]) -> str:
    match part.lastgroup:
        case "kept":
            return part[0].replace("%", "%%")
        case "place":
            return "%s"
        case "name":
            return f"%({part['name']})s"
        case _:
            return "%%"

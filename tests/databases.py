"""Databases of tests, without what takes long and is not what the test is about.

An empty one is made step by step once, and copied from then on: the steps of `state/schema` take
ten times as long as opening what they made. How one is made is tested in `tests/state/file`.
"""

import os
import sqlite3
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from state.file.database import open_database


@cache
def _made() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "viva.db"
        open_database(path, create=True).close()
        return path.read_bytes()


def put_empty(path: Path) -> None:
    """Put an empty database of the newest schema at `path`, where no file may be yet."""
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(_made())


def open_or_make(path: Path) -> sqlite3.Connection:
    """Open the database at `path`; where there is none, an empty one is put there first."""
    if not path.exists():
        put_empty(path)
    return open_database(path)


class Reader:
    """Looks at a database that somebody else writes, over one connection until it is closed.

    A test that waits for something looks some dozen times: each new connection would read the whole
    schema again, which takes a hundred times as long as the look.
    """

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """Read the database as it is now."""
        return self._connection.execute(query, values).fetchall()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

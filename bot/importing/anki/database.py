"""A database from anybody, opened so that it can do nothing but be read.

A SQLite file is a program as much as it is data: views and generated columns run what their maker
wrote, a damaged page can send the reader anywhere, and a short query over a few rows can run for
years. So it is opened read-only and as unchanging, its own words are not trusted, nothing but
reading tables is allowed, and every query has a budget of steps.
"""

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from bot.importing.remarks import Refused

Row = tuple[object, ...]

MAX_ROWS: Final = 300_000
"""Of one table: the largest shared decks have some 60,000 cards."""
_EVERY: Final = 100_000
_BUDGET: Final = 1_000
"""Steps of SQLite's machine between two looks, and looks in all: a join of 300,000 rows takes some
200 of these."""
_LIMITS: Final = {
    sqlite3.SQLITE_LIMIT_LENGTH: 20_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 20_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 60,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 20,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 2,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 100_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}


class Database:
    """The tables of a file; Refused for everything that is wrong with it."""

    def __init__(self, db: sqlite3.Connection, name: str, asked: Iterable[str]) -> None:
        self._db = db
        self._name = name
        self.tables = self._plain_tables(asked)

    def rows(self, query: str) -> list[Row]:
        """Run one of our own queries over its tables."""
        looks = iter(range(_BUDGET))
        self._db.set_progress_handler(lambda: next(looks, None) is None, _EVERY)
        try:
            found = self._db.execute(query).fetchmany(MAX_ROWS + 1)
        except (sqlite3.Error, UnicodeError, OverflowError, MemoryError) as error:
            # UnicodeError: the names of columns go through no text factory.
            raise Refused(f"{self._name}: its collection is damaged ({error}).") from None
        if len(found) > MAX_ROWS:
            raise Refused(f"{self._name}: its collection has more than {MAX_ROWS} rows.")
        return found

    def _plain_tables(self, asked: Iterable[str]) -> frozenset[str]:
        """Name the tables, of those that are asked for, that are that only.

        None is a view, none is virtual, and none has a column that is computed: such a column can
        make a gigabyte out of nothing, and the authorizer is not asked about it.
        """
        if self.rows("PRAGMA quick_check(1)") != [("ok",)]:
            raise Refused(f"{self._name}: its collection is damaged.")
        computed = {name for name in asked if self._is_computed(name)}
        self._db.set_authorizer(_only_reading)
        found = self.rows("SELECT type, name, sql FROM sqlite_master")
        plain = {
            str(name)
            for kind, name, sql in found
            if kind == "table" and str(sql).upper().startswith("CREATE TABLE")
        }
        return frozenset(plain.intersection(asked) - computed)

    def _is_computed(self, table: str) -> bool:
        """Whether a table has a column that is not simply stored."""
        return any(row[-1] != 0 for row in self.rows(f"PRAGMA table_xinfo({table})"))


@contextmanager
def opened(data: bytes, name: str, tables: Iterable[str]) -> Iterator[Database]:
    """Open a file's bytes to read some tables; `name` is what its owner calls it."""
    with tempfile.TemporaryDirectory(prefix="viva-") as folder:
        path = Path(folder) / "collection"
        path.write_bytes(data)
        try:
            db = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        except sqlite3.Error as error:
            raise Refused(f"{name}: its collection cannot be opened ({error}).") from None
        with closing(db):
            for limit, most in _LIMITS.items():
                db.setlimit(limit, most)
            db.text_factory = _text
            db.create_collation("unicase", _unicase)
            try:
                for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"):
                    db.execute(f"PRAGMA {pragma}")
            except sqlite3.Error as error:
                raise Refused(f"{name}: its collection is damaged ({error}).") from None
            yield Database(db, name, tables)


def _only_reading(
    action: int, _first: str | None, _second: str | None, _db: str | None, inside: str | None
) -> int:
    """Allow reading tables, and that only in our own query, not in a view or a trigger."""
    allowed = action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ) and inside is None
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")


def _unicase(one: str, other: str) -> int:
    """Compare as Anki's own collation does, near enough: nothing of ours depends on it."""
    first, second = one.casefold(), other.casefold()
    return (first > second) - (first < second)

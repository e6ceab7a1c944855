"""What somebody has put into a backup beside its rows is found before it is put back."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from state.errors import ForeignDatabase, StateError
from state.file import backup
from state.file.database import APPLICATION_ID, open_database
from state.file.migrations import apply_first
from state.file.shape import expected, refuse_unless_shaped, shape
from state.file.version import VERSION
from tests.databases import put_empty

ROOT = Path(__file__).parents[2]

HOSTILE = {
    "a trigger that erases": (
        "CREATE TRIGGER thief AFTER INSERT ON attempts BEGIN DELETE FROM reviews; END"
    ),
    "a trigger on the day of a migration": (
        "CREATE TRIGGER later AFTER UPDATE ON learners BEGIN DELETE FROM roles; END"
    ),
    "a view": "CREATE VIEW everyone AS SELECT * FROM learners",
    "an endless view": (
        "CREATE VIEW endless AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n)"
        " SELECT x FROM n"
    ),
    "a generated column": "ALTER TABLE chats ADD COLUMN x TEXT AS (hex(zeroblob(100000000)))",
    "a column more": "ALTER TABLE chats ADD COLUMN x TEXT",
    "an index over a function": "CREATE INDEX costly ON attempts (upper(response))",
    "a virtual table": "CREATE VIRTUAL TABLE words USING fts5(text)",
    "a table more": "CREATE TABLE litestream (x)",
}


@pytest.fixture
def source(path: Path, tmp_path: Path) -> Path:
    """A sound backup, in a folder of its own, of a database that stays."""
    target = tmp_path / "backups" / "monday.db"
    target.parent.mkdir()
    put_empty(path)
    backup.backup(path, target)
    return target


def tell(source: Path, *statements: str) -> None:
    with closing(sqlite3.connect(source, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)


def restore(source: Path, path: Path) -> None:
    backup.restore(source, path, 1_795_262_400, lambda _: None)


@pytest.mark.parametrize("statement", HOSTILE.values(), ids=HOSTILE)
def test_what_is_not_ours_is_refused_in_one_line(statement: str, source: Path, path: Path) -> None:
    tell(source, statement)
    before = path.read_bytes()
    with pytest.raises(ForeignDatabase, match="none of Viva's") as refusal:
        restore(source, path)
    assert "\n" not in str(refusal.value)
    assert path.read_bytes() == before


def test_a_table_that_became_a_view_is_refused(source: Path, path: Path) -> None:
    with closing(sqlite3.connect(source, isolation_level=None)) as db:
        db.execute("DROP TABLE guesses")
        db.execute("CREATE VIEW guesses AS SELECT 1 AS bot_id, 2 AS learner_id, 3 AS day, 4 AS x")
    with pytest.raises(ForeignDatabase, match="view 'guesses'"):
        restore(source, path)


def test_a_name_of_many_lines_stays_on_one(source: Path, path: Path) -> None:
    tell(source, 'CREATE VIEW "a\nviva: all is well" AS SELECT 1')
    with pytest.raises(ForeignDatabase) as refusal:
        restore(source, path)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("size", [512, 65_536])
def test_pages_of_any_size_are_taken(size: int, source: Path, path: Path) -> None:
    tell(source, "PRAGMA journal_mode=DELETE", f"PRAGMA page_size={size}", "VACUUM")
    restore(source, path)
    with closing(open_database(path)) as db:
        assert db.execute("PRAGMA page_size").fetchone() == (size,)


def test_a_statement_changed_behind_sqlites_back_is_refused(source: Path, path: Path) -> None:
    """A schema that lies about a table: no statement of SQL makes it, but an editor does."""
    tell(
        source,
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', 'WITHOUT ROWID')"
        " WHERE name = 'learners'",
    )
    with pytest.raises(StateError):
        restore(source, path)


@pytest.mark.parametrize("count", range(VERSION + 1))
def test_what_every_step_left_is_known(count: int, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(old, isolation_level=None)) as db:
        db.execute(f"PRAGMA application_id={APPLICATION_ID}")
        apply_first(db, count)
        db.execute(f"PRAGMA user_version={count}")
    refuse_unless_shaped(old)


def test_the_database_of_the_recorded_release_is_known(tmp_path: Path) -> None:
    (recorded,) = (ROOT / "upgrade").glob("*/database.sql")
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(old, isolation_level=None)) as db:
        db.executescript(recorded.read_text(encoding="utf-8"))
        (version,) = db.execute("PRAGMA user_version").fetchone()
        assert version > 0
        assert shape(db) == expected(version)


def test_what_litestream_keeps_in_it_is_no_stranger(source: Path, path: Path) -> None:
    tell(
        source,
        "CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER)",
        "CREATE TABLE _litestream_lock (id INTEGER)",
    )
    restore(source, path)


def test_nothing_hides_behind_what_litestream_keeps(source: Path, path: Path) -> None:
    tell(
        source,
        "CREATE TABLE _litestream_lock (id INTEGER)",
        "CREATE TRIGGER thief AFTER INSERT ON attempts BEGIN DELETE FROM reviews; END",
    )
    with pytest.raises(ForeignDatabase, match="trigger 'thief'"):
        restore(source, path)


def test_nothing_hides_behind_a_name_of_sqlites_own(source: Path, path: Path) -> None:
    """No statement of SQL gives such a name, but an editor does, and SQLite takes the trigger."""
    tell(
        source,
        "PRAGMA writable_schema=ON",
        "CREATE TRIGGER sqlite_thief AFTER INSERT ON attempts BEGIN DELETE FROM reviews; END",
    )
    with pytest.raises(ForeignDatabase, match="trigger 'sqlite_thief'"):
        restore(source, path)


def test_what_analyze_keeps_in_it_is_no_stranger(source: Path, path: Path) -> None:
    tell(source, "ANALYZE")
    restore(source, path)


def test_a_backup_that_lacks_something_of_ours_is_refused(source: Path, path: Path) -> None:
    tell(source, "DROP TABLE guesses")
    with pytest.raises(ForeignDatabase, match="lacks the table 'guesses'"):
        restore(source, path)

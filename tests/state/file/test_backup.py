"""A backup can be restored, a restore can be taken back, and nothing is ever overwritten."""

import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from state import errors
from state.audit import Findings
from state.file import backup
from state.file.database import APPLICATION_ID, open_database
from state.file.lock import hold
from state.file.migrations import steps
from state.file.version import VERSION
from state.records.learners import Learner, Rating, Review, Who
from state.sql import Connection
from state.tables import learners
from state.tables.memory import memories, reviews

ANN = Who(7, 1)
DAY = 739_000
NOON = 1_795_262_400  # 2026-11-21 12:00 UTC


def learn(db: Connection, *items: str) -> None:
    learners.welcome(db, ANN, Learner("Ann", "Europe/London"), 0)
    for item in items:
        reviews.note(db, ANN, Review(item, DAY, DAY, Rating.GOOD, 0.9))


def restore(source: Path, database: Path, at: int) -> tuple[Findings, Path | None]:
    """Restore as it is, with nobody to be erased."""
    return backup.restore(source, database, at, lambda _: None)


def learnt(path: Path) -> set[str]:
    with closing(open_database(path)) as db:
        return {memory.item for memory in memories.all_of(db, ANN)}


def files(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()} - {"viva.db-shm", "viva.db-wal"}


@pytest.fixture
def kept(db: Connection, path: Path, tmp_path: Path) -> Path:
    """A backup from when only `t/a` had been learnt; `t/b` has been since."""
    target = tmp_path / "backups" / "monday.db"
    target.parent.mkdir()
    learn(db, "t/a")
    backup.backup(path, target)
    learn(db, "t/b")
    db.close()
    return target


def test_wherever_a_backup_is_damaged_it_is_put_back_sound_or_refused(
    path: Path, kept: Path
) -> None:
    sound, before = kept.read_bytes(), path.read_bytes()
    refused = []
    for number, start in enumerate(range(0, len(sound), 4096 * 7)):
        kept.write_bytes(sound[:start] + bytes(range(64)) + sound[start + 64 :])
        try:
            found, replaced = restore(kept, path, NOON + number)
        except errors.StateError as why:
            refused.append(str(why))
        else:
            assert (found.contradictions, learnt(path)) == ((), {"t/a"})
            assert replaced is not None
            replaced.replace(path)
        assert path.read_bytes() == before
    assert len(refused) > 5
    assert [told for told in refused if "\n" in told] == []


def test_a_database_is_made_where_there_is_none_and_never_over_another(path: Path) -> None:
    backup.create(path)
    before = path.read_bytes()
    with pytest.raises(errors.InTheWay, match="never overwritten"):
        backup.create(path)
    assert path.read_bytes() == before


def test_a_backup_holds_what_was_committed_while_the_bot_goes_on(
    db: Connection, path: Path, tmp_path: Path
) -> None:
    learn(db, "t/a")
    db.execute("BEGIN IMMEDIATE")
    learn(db, "t/b")
    with hold(path):
        found = backup.backup(path, tmp_path / "copy.db")
    db.execute("COMMIT")
    assert found == Findings((), learners=1, reviews=1, memories=1)
    assert learnt(tmp_path / "copy.db") == {"t/a"}
    assert learnt(path) == {"t/a", "t/b"}


def test_a_backup_is_one_private_file_that_needs_nothing_beside_it(kept: Path) -> None:
    assert files(kept.parent) == {"monday.db"}
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    moved = kept.parent / "moved.db"
    shutil.copy(kept, moved)
    assert learnt(moved) == {"t/a"}


def test_a_backup_never_takes_the_place_of_a_file(path: Path, kept: Path) -> None:
    before = kept.read_bytes()
    for target in (kept, path):
        with pytest.raises(errors.InTheWay, match="never overwritten"):
            backup.backup(path, target)
    assert kept.read_bytes() == before


def test_a_backup_that_cannot_be_written_is_refused_in_one_line(path: Path, kept: Path) -> None:
    with pytest.raises(errors.NotSaved, match="cannot be written"):
        backup.backup(path, kept.parent / "missing" / "copy.db")


def test_a_backup_that_fails_half_way_leaves_nothing(
    path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(sqlite3.Connection):
        def backup(self, *_: object, **__: object) -> None:
            raise sqlite3.OperationalError("database or disk is full")

    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: connect(*a, **k, factory=Full))
    with pytest.raises(errors.NotSaved, match="disk is full"):
        backup.backup(path, kept.parent / "tuesday.db")
    assert files(kept.parent) == {"monday.db"}


def test_a_database_that_contradicts_itself_is_not_made_a_backup(path: Path, kept: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("UPDATE memories SET due = due + 1")
    with pytest.raises(errors.Damaged, match=r"2 places.*t/a is not what its log gives"):
        backup.backup(path, kept.parent / "tuesday.db")
    assert files(kept.parent) == {"monday.db"}


def test_a_restore_brings_the_backup_back_and_keeps_what_was_there(path: Path, kept: Path) -> None:
    found, aside = restore(kept, path, NOON)
    assert found == Findings((), learners=1, reviews=1, memories=1)
    assert aside == path.with_name("viva.db.before-restore-20261121T120000Z")
    assert learnt(path) == {"t/a"}
    assert learnt(aside) == {"t/a", "t/b"}
    assert learnt(kept) == {"t/a"}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_restore_can_be_taken_back_by_another(path: Path, kept: Path) -> None:
    _, aside = restore(kept, path, NOON)
    assert aside is not None
    restore(aside, path, NOON + 1)
    assert learnt(path) == {"t/a", "t/b"}


def test_a_restore_needs_no_database_to_replace(path: Path, kept: Path) -> None:
    path.unlink()
    assert restore(kept, path, NOON)[1] is None
    assert learnt(path) == {"t/a"}


@pytest.mark.parametrize("left", [b"", b"Dear diary, " * 1000])
def test_a_restore_replaces_even_a_broken_database(left: bytes, path: Path, kept: Path) -> None:
    path.write_bytes(left)
    _, aside = restore(kept, path, NOON)
    assert aside is not None
    assert aside.read_bytes() == left
    assert learnt(path) == {"t/a"}


def test_what_a_killed_bot_left_in_its_log_is_put_aside_with_its_database(
    path: Path, kept: Path, tmp_path: Path
) -> None:
    with closing(open_database(path)) as db:
        learn(db, "t/c")
        for part in ("", "-wal"):
            shutil.copy(f"{path}{part}", tmp_path / f"killed{part}")
    for part in ("", "-wal"):
        shutil.copy(tmp_path / f"killed{part}", f"{path}{part}")
    _, aside = restore(kept, path, NOON)
    assert aside is not None
    assert learnt(path) == {"t/a"}
    assert learnt(aside) == {"t/a", "t/b", "t/c"}


def test_a_log_whose_database_is_gone_does_not_leak_into_the_restored_one(
    path: Path, kept: Path
) -> None:
    with closing(open_database(path)) as db:
        learn(db, "t/c")
        left = path.with_name("viva.db-wal").read_bytes()
    path.unlink()
    path.with_name("viva.db-wal").write_bytes(left)
    restore(kept, path, NOON)
    assert learnt(path) == {"t/a"}


def test_an_older_backup_is_brought_up_to_date(path: Path, kept: Path) -> None:
    old = kept.parent / "old.db"
    with closing(sqlite3.connect(old, isolation_level=None)) as db:
        db.execute(f"PRAGMA application_id={APPLICATION_ID}")
        steps.apply(Database(db), stop_before="step_2_mail")
        db.execute("PRAGMA user_version=1")
    restore(old, path, NOON)
    with closing(open_database(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
    with closing(sqlite3.connect(old)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)


def nothing(path: Path) -> None:
    path.unlink()


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


def foreign(path: Path) -> None:
    alter(path, "PRAGMA application_id=1")


def newer(path: Path) -> None:
    alter(path, f"PRAGMA user_version={VERSION + 1}")


def forged(path: Path) -> None:
    alter(path, "UPDATE memories SET due = due + 1")


def alter(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute(statement)


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (nothing, errors.MissingDatabase),
        (emptied, errors.NotADatabase),
        (cut_short, (errors.NotADatabase, errors.Damaged)),
        (foreign, errors.ForeignDatabase),
        (newer, errors.NewerDatabase),
        (forged, errors.Damaged),
    ],
)
def test_a_backup_that_is_no_sound_one_is_refused_and_the_database_left_alone(
    spoil: Callable[[Path], None], error: type[errors.StateError], path: Path, kept: Path
) -> None:
    spoil(kept)
    before = files(path.parent), path.read_bytes()
    with pytest.raises(error) as refusal:
        restore(kept, path, NOON)
    assert "\n" not in str(refusal.value)
    assert (files(path.parent) - {"viva.db.lock"}, path.read_bytes()) == before


def test_nothing_is_restored_while_a_bot_runs(path: Path, kept: Path) -> None:
    with hold(path), pytest.raises(errors.InUse, match="Stop that one first"):
        restore(kept, path, NOON)
    assert learnt(path) == {"t/a", "t/b"}

"""A restore brings nobody back who was forgotten since, whatever is left to know it from."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from state.errors import Damaged, NotSaved, StateError, Unreadable
from state.file import backup, erasures, rotation
from state.file.audit import contradictions
from state.file.database import open_database
from state.file.session import FileSession
from state.file.version import VERSION
from state.privacy import forgetting, restoring
from state.records.classes import THE_MACHINE
from state.records.learners import Learner, Rating, Review, Role, Who
from state.sql import Connection
from state.tables import invitations, learners
from state.tables.memory import reviews
from state.writer import Writer
from tests.databases import open_or_make
from tests.state import everywhere
from tests.state.file.test_migrations import from_step

pytestmark = pytest.mark.file  # a backup is a file, and restored to one

ANN, BEN = Who(7, 4_242_424_242), Who(7, 5_353_535_353)
CANARY = "canary in a coal mine"
NOON = 1_795_262_400


def welcome(db: Connection, who: Who, name: str) -> None:
    learners.welcome(db, who, Learner(name, "UTC"), 0)
    reviews.note(db, who, Review("t/a", 0, 739_000, Rating.GOOD, 0.9))


@pytest.fixture
def session(path: Path) -> FileSession:
    return FileSession(open_or_make(path))


@pytest.fixture
def writer(session: FileSession) -> Iterator[Writer]:
    one = Writer(session)
    one.do(lambda db: welcome(db, ANN, CANARY))
    one.do(lambda db: welcome(db, BEN, "Ben"))
    machine = Who(7, THE_MACHINE)  # and nobody has opened its invitation yet
    one.do(lambda db: invitations.make(db, machine, "a" * 22, Role.MARKER, None, 0))
    yield one
    one.close()


@pytest.fixture
def kept(writer: Writer, path: Path, tmp_path: Path) -> Path:
    """A backup of before Ann was forgotten; the bot has been stopped since."""
    target = tmp_path / "elsewhere" / "monday.db"
    target.parent.mkdir()
    backup.backup(path, target)
    writer.do(lambda db: forgetting.forget(db, ANN))
    writer.do(lambda _: None)  # time for what follows an erasure
    writer.close()
    return target


def known(path: Path) -> set[Who]:
    with closing(open_database(path)) as db:
        assert contradictions(db) == []
        return {who for who in (ANN, BEN) if learners.learner(db, who) is not None}


def lose(path: Path) -> None:
    path.unlink()


def spoil(path: Path) -> None:
    path.write_bytes(b"no database any more" * 1000)


def leave(path: Path) -> None:
    erasures.path_beside(path).unlink()


@pytest.mark.parametrize("happens", [lose, spoil, leave])
def test_whoever_was_forgotten_since_the_backup_stays_forgotten(
    happens: object, path: Path, kept: Path
) -> None:
    assert callable(happens)
    happens(path)
    restored = restoring.restore(kept, path, NOON)
    assert restored.erased == 1
    assert restored.findings.learners == 1
    assert known(path) == {BEN}
    assert CANARY.encode() not in path.read_bytes()


def test_within_the_hour_no_kept_backup_holds_whoever_was_forgotten(
    path: Path, writer: Writer, tmp_path: Path
) -> None:
    folder = tmp_path / "kept"
    for day in (1, 2, 9):
        rotation.back_up(path, folder, date(2026, 11, day))
    assert restoring.clean_backups(path, folder) == 0
    writer.do(lambda db: forgetting.forget(db, ANN))
    assert restoring.clean_backups(path, folder) == 3
    assert restoring.clean_backups(path, folder) == 0
    for one in folder.iterdir():
        assert CANARY.encode() not in one.read_bytes(), one.name
        assert one.stat().st_mode & 0o077 == 0, one.name
    for one in rotation.made(folder).values():
        assert known(one) == {BEN}


def test_a_backup_of_an_older_release_is_left_for_that_release(
    path: Path, writer: Writer, tmp_path: Path
) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    older = folder / "viva-2026-11-01.db"
    from_step(older, VERSION - 1)
    before = older.read_bytes()
    writer.do(lambda db: forgetting.forget(db, ANN))
    assert restoring.clean_backups(path, folder) == 0
    assert older.read_bytes() == before


def test_a_backup_that_cannot_be_written_anew_stays_as_it_was(
    path: Path, writer: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "kept"
    rotation.back_up(path, folder, date(2026, 11, 1))
    writer.do(lambda db: forgetting.forget(db, ANN))
    (one,) = rotation.made(folder).values()
    before = one.read_bytes()

    def failing(*_: object) -> int:
        raise NotSaved("the disk is full")

    monkeypatch.setattr(restoring, "catch_up", failing)
    with pytest.raises(NotSaved):
        restoring.clean_backups(path, folder)
    assert one.read_bytes() == before
    assert len(list(folder.iterdir())) == 2


def test_a_damaged_backup_is_said_and_all_others_are_cleaned(
    path: Path, writer: Writer, tmp_path: Path
) -> None:
    folder = tmp_path / "kept"
    for day in (1, 2, 3, 4):
        rotation.back_up(path, folder, date(2026, 11, day))
    first, damaged, contradicting, last = sorted(rotation.made(folder).values())
    spoil(damaged)
    with closing(sqlite3.connect(contradicting)) as db, db:
        db.execute("UPDATE memories SET stability = 1")
    writer.do(lambda db: forgetting.forget(db, ANN))
    with pytest.raises(StateError, match=damaged.name):
        restoring.clean_backups(path, folder)
    assert known(first) == known(last) == {BEN}


def test_a_list_that_lies_beside_the_backup_counts_too(path: Path, kept: Path) -> None:
    listed = erasures.path_beside(path)
    listed.rename(kept.parent / "viva.db.forgotten")
    path.unlink()
    assert restoring.restore(kept, path, NOON).erased == 1


def test_a_restored_database_remembers_it_for_the_next_restore(path: Path, kept: Path) -> None:
    restoring.restore(kept, path, NOON)
    erasures.path_beside(path).unlink()
    assert restoring.restore(kept, path, NOON + 1).erased == 1


def test_whoever_came_back_before_the_backup_stays(path: Path, kept: Path) -> None:
    with closing(open_database(path)) as db:
        welcome(db, ANN, "Ann again")
    later = kept.with_name("tuesday.db")
    backup.backup(path, later)
    assert restoring.restore(later, path, NOON).erased == 0
    assert known(path) == {ANN, BEN}
    assert restoring.restore(kept, path, NOON + 1).erased == 1


def test_who_left_traces_only_with_others_is_erased_from_there(path: Path, tmp_path: Path) -> None:
    with closing(open_or_make(path)) as db:
        everywhere.put(db, ANN, CANARY, count(1))
        assert everywhere.traces(db, ANN, CANARY)
        with closing(open_or_make(tmp_path / "other.db")) as other:
            forgetting.forget(other, ANN)
            wanted = erasures.entries(other)
        assert restoring.catch_up(db, wanted) == 1
        assert everywhere.traces(db, ANN, CANARY) == set()
        assert erasures.entries(db) == wanted
        assert restoring.catch_up(db, wanted) == 0


def test_the_list_shows_no_number_and_no_name(path: Path, kept: Path) -> None:
    assert kept.exists()
    text = erasures.path_beside(path).read_text()
    assert str(ANN.learner_id) not in text
    assert CANARY not in text
    assert len(text.splitlines()) == 1
    assert erasures.path_beside(path).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("line", ["", "7 ab cd ef", "\xe9", "7" * 300])
def test_a_damaged_list_is_refused_and_not_overlooked(path: Path, kept: Path, line: str) -> None:
    before = path.read_bytes()
    with erasures.path_beside(path).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    with pytest.raises((Damaged, Unreadable)):
        restoring.restore(kept, path, NOON)
    assert path.read_bytes() == before


def test_a_list_that_cannot_be_written_is_written_later(
    path: Path, session: FileSession, writer: Writer
) -> None:
    in_the_way = erasures.path_beside(path)
    in_the_way.mkdir()
    writer.do(lambda db: forgetting.forget(db, ANN))
    writer.do(lambda _: None)
    in_the_way.rmdir()
    session._scrubber._rest_until = 0  # as after a rest
    writer.do(lambda _: None)
    writer.do(lambda _: None)
    assert len(erasures.read(in_the_way)) == 1

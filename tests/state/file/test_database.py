"""Opening a file: made only where that was asked for, refused in one line, never written over."""

import os
import shutil
import sqlite3
import stat
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path

import pytest

from state import errors
from state.file.backup import create
from state.file.database import APPLICATION_ID, open_database
from state.file.lock import hold
from state.file.version import VERSION
from state.records.learners import Learner, Who
from state.tables import learners


def filled(path: Path, count: int = 300) -> None:
    with closing(open_database(path, create=True)) as db:
        db.execute("BEGIN")
        for number in range(count):
            learners.welcome(db, Who(7, number), Learner(f"Ann {number}", "Europe/London"), 0)
        db.execute("COMMIT")


def test_a_new_database_bears_our_mark_and_can_be_opened_again(path: Path) -> None:
    filled(path, count=1)
    with closing(open_database(path)) as db:
        assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert learners.learner(db, Who(7, 0)) == Learner("Ann 0", "Europe/London")


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("secure_delete", 1),
        ("busy_timeout", 5000),
        ("recursive_triggers", 1),
    ],
)
def test_every_connection_is_set_up_to_lose_nothing(
    setting: str, value: str | int, path: Path
) -> None:
    filled(path, count=1)
    with closing(open_database(path)) as db:
        assert db.execute(f"PRAGMA {setting}").fetchone() == (value,)


def test_only_the_owner_may_read_the_files(path: Path) -> None:
    with closing(open_database(path, create=True)) as db:
        learners.welcome(db, Who(7, 1), Learner("Ann", "Europe/London"), 0)
        files = sorted(path.parent.iterdir())
        assert [file.name for file in files] == ["viva.db", "viva.db-shm", "viva.db-wal"]
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_a_missing_file_is_not_made_unless_asked_for(path: Path) -> None:
    with pytest.raises(errors.MissingDatabase, match="viva db init"):
        open_database(path)
    assert not path.exists()


def empty(path: Path) -> None:
    path.touch()


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE notes (text)")


def newer(path: Path) -> None:
    filled(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version={VERSION + 1}")


def no_database(path: Path) -> None:
    path.write_text("Dear diary, " * 1000)


def cut_short(path: Path) -> None:
    filled(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def header_gone(path: Path) -> None:
    filled(path)
    content = path.read_bytes()
    path.write_bytes(b"\0" * 100 + content[100:])


def noise(seed: int, count: int) -> bytes:
    """Bytes that mean nothing, the same for a seed each time."""
    return blake2b(str(seed).encode(), digest_size=count).digest()


def bytes_flipped(path: Path) -> None:
    """Damage the start of every page but the first, where the page says what it holds."""
    filled(path)
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 16] = noise(start, 16)
    path.write_bytes(content)


def folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize(
    ("make", "error", "says"),
    [
        (empty, errors.NotADatabase, "the file is empty"),
        (foreign, errors.ForeignDatabase, "belongs to another program"),
        (newer, errors.NewerDatabase, "Upgrade Viva"),
        (no_database, errors.NotADatabase, "cannot be read as a database"),
        (cut_short, (errors.NotADatabase, errors.Damaged), "viva db restore"),
        (header_gone, errors.NotADatabase, "viva db restore"),
        (bytes_flipped, (errors.NotADatabase, errors.Damaged), "viva db restore"),
        (folder, errors.Unreadable, "cannot be read"),
    ],
)
def test_a_file_that_is_not_a_sound_database_of_ours_is_refused_and_left_alone(
    make: Callable[[Path], None],
    error: type[errors.StateError] | tuple[type[errors.StateError], ...],
    says: str,
    create: bool,  # noqa: FBT001  # a case of the table
    path: Path,
) -> None:
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(error, match=says) as refusal:
        open_database(path, create=create)
    assert str(path) in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_any_damage_to_any_page_is_survived_or_refused_but_never_a_traceback(path: Path) -> None:
    filled(path)
    sound = path.read_bytes()
    for start in range(24, len(sound) - 64, 1021):
        content = sound[:start] + noise(start, 64) + sound[start + 64 :]
        path.write_bytes(content)
        with suppress(errors.StateError):
            open_database(path).close()
            continue
        assert path.read_bytes() == content


def test_a_database_that_another_program_keeps_to_itself_is_not_called_broken(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(path)
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: connect(*a, **k | {"timeout": 0}))
    with closing(connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM learners")
        with pytest.raises(errors.Unreadable, match="other program") as refusal:
            open_database(path)
    assert "restore" not in str(refusal.value)


@pytest.fixture
def sealed() -> Iterator[Callable[[Path], None]]:
    """Gives a way to make a path unchangeable; for root, whom permissions do not stop, as well."""
    tool = shutil.which("chattr")
    locked: list[Path] = []

    def seal(target: Path) -> None:
        if os.geteuid():
            target.chmod(0o500)
        elif tool is None or subprocess.run([tool, "+i", target], check=False).returncode:  # noqa: S603  # our own path
            pytest.skip("needs a file system, and the right, to make files immutable")
        else:
            locked.append(target)

    yield seal
    for target in locked:
        subprocess.run([str(tool), "-i", target], check=True)  # noqa: S603  # as above


def test_a_folder_that_cannot_be_written_to_is_refused_in_one_line(
    tmp_path: Path, sealed: Callable[[Path], None]
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    filled(home / "viva.db")
    sealed(home)
    with pytest.raises((errors.NotSaved, errors.Unreadable), match="permissions"):
        open_database(home / "viva.db")
    with pytest.raises(errors.NotSaved, match="cannot be created"):
        open_database(home / "other.db", create=True)


def test_a_file_that_cannot_be_written_to_is_refused_in_one_line(
    path: Path, sealed: Callable[[Path], None]
) -> None:
    filled(path)
    sealed(path)
    with pytest.raises(errors.NotSaved, match="permissions") as refusal:
        open_database(path)
    assert "\n" not in str(refusal.value)


def test_a_database_that_cannot_be_finished_leaves_nothing_behind(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_database: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("state.file.migrations.steps.apply", full)
    with pytest.raises(errors.NotSaved, match="disk is full"):
        open_database(path, create=True)
    assert list(path.parent.iterdir()) == []


def test_a_folder_of_a_mistyped_name_is_never_made(tmp_path: Path) -> None:
    path = tmp_path / "vvia" / "viva.db"
    for act in (
        lambda: open_database(path, create=True),
        lambda: open_database(path),
        lambda: hold(path).__enter__(),
    ):
        with pytest.raises(errors.MissingFolder, match="there is no folder"):
            act()
    assert list(tmp_path.iterdir()) == []


def test_where_nobody_may_look_is_said_in_one_line(tmp_path: Path) -> None:
    """Root may look anywhere, but at no name that is too long."""
    path = tmp_path / ("x" * 300) / "viva.db"
    for act in (lambda: create(path), lambda: open_database(path), lambda: hold(path).__enter__()):
        with pytest.raises(errors.Unreadable, match=r"cannot be .* \(File name too long\)"):
            act()


def test_a_folder_in_place_of_a_file_is_called_one(tmp_path: Path) -> None:
    with pytest.raises(errors.Unreadable, match="it is a folder"):
        open_database(tmp_path, create=True)

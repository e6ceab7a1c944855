"""Killed at any change of a file, whatever keeps the database leaves nothing half done behind."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from state.errors import StateError
from state.file import backup, drafts, rotation
from state.file.audit import contradictions
from state.file.database import open_database
from state.file.session import FileSession
from state.file.version import VERSION
from state.privacy import forgetting, restoring
from state.records.learners import Learner, Rating, Review, Who
from state.records.mail import Arrival
from state.sql import Connection
from state.tables import learners, mailbox
from state.tables.memory import reviews
from state.writer import Writer
from tests.databases import open_or_make
from tests.dying import changes_of, dies
from tests.state.file.test_migrations import from_step

ANN, BEN = Who(7, 4_242_424_242), Who(7, 5_353_535_353)
CANARY = "canary in a coal mine"
NOON = 1_795_262_400
TODAY = date(2026, 11, 21)

SOME, MOST = (3, 4), (50, 12)
"""Kills of one piece of work, in the usual run and in the long proof: so many at even distances,
and one at each of its last changes, where files get their names. (At all changes it is 20 times as
much for a restore, which writes 1,500 pages.)
"""

OURS = re.compile(
    r"viva(-\d{4}-\d\d-\d\d)?\.db(\.before-restore-\w+)?(-wal|-shm|\.lock|\.forgotten)?"
)
"""What the files are called that may stay; all others are pieces of unfinished work."""

Work = Callable[[Path], object]
EveryKill = Callable[[Work, Path], Iterator[Path]]


@pytest.fixture(params=[SOME, pytest.param(MOST, marks=pytest.mark.proof)], ids=["some", "all"])
def every_kill(request: pytest.FixtureRequest, tmp_path: Path) -> EveryKill:
    """Kill some work at every change of a file that it makes, or, in the usual run, at some."""

    def kill(work: Work, start: Path) -> Iterator[Path]:
        return killed(work, start, tmp_path / "here", request.param)

    return kill


def killed(work: Work, start: Path, here: Path, kills: tuple[int, int]) -> Iterator[Path]:
    """Do work on a copy of a folder, killed at its first change, at one after it, and so on.

    After each kill the copy is there to be looked at.
    """
    shutil.copytree(start, here)
    made = changes_of(lambda: work(here))
    assert made > 5  # or most of it is not seen
    times, last = kills
    spread = range(0, made, max(1, made // times))
    for changes in sorted({*spread, *range(max(0, made - last), made)}):
        shutil.rmtree(here)
        shutil.copytree(start, here)
        assert dies(lambda: work(here), changes)
        yield here


def welcome(db: Connection, who: Who, name: str) -> None:
    learners.welcome(db, who, Learner(name, "UTC"), 0)
    for number in range(5):
        reviews.note(db, who, Review(f"t/{number}", number, 739_000, Rating.GOOD, 0.9))


@pytest.fixture
def start(tmp_path: Path) -> Path:
    """A folder with a database of two learners."""
    folder = tmp_path / "start"
    folder.mkdir()
    with closing(open_or_make(folder / "viva.db")) as db:
        welcome(db, ANN, CANARY)
        welcome(db, BEN, "Ben")
    return folder


def known(path: Path) -> set[Who]:
    """Open a database as the next start does, and tell who is in it."""
    with closing(open_database(path)) as db:
        assert contradictions(db) == []
        return {who for who in (ANN, BEN) if learners.learner(db, who) is not None}


def refusal(path: Path) -> str:
    """Open a database, and give why it is refused; nothing where it is not."""
    try:
        open_database(path).close()
    except StateError as error:
        return str(error)
    return ""


def holding(folder: Path, text: str = CANARY) -> list[str]:
    """Name the files that hold a text."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if text.encode() in path.read_bytes()]


def pieces(folder: Path) -> list[str]:
    """Name the files that nobody needs any more."""
    names = [path.name for path in folder.rglob("*") if path.is_file()]
    return [name for name in names if not OURS.fullmatch(name)]


def test_a_new_database_is_whole_or_refused_in_one_line(
    tmp_path: Path, every_kill: EveryKill
) -> None:
    start = tmp_path / "empty"
    start.mkdir()
    for here in every_kill(lambda at: backup.create(at / "viva.db"), start):
        assert "\n" not in refusal(here / "viva.db")


@pytest.mark.parametrize("count", [1, VERSION - 1])
def test_a_migration_is_gone_on_with(count: int, tmp_path: Path, every_kill: EveryKill) -> None:
    start = tmp_path / "old"
    start.mkdir()
    from_step(start / "viva.db", count)
    for here in every_kill(lambda at: open_database(at / "viva.db").close(), start):
        with closing(open_database(here / "viva.db")) as db:
            assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
            assert db.execute("SELECT name FROM learners").fetchall() == [("Ann",)]
            assert contradictions(db) == []


def back_up(folder: Path, day: date = TODAY) -> None:
    rotation.back_up(folder / "viva.db", folder / "backups", day)


def test_a_backup_is_whole_or_not_there_and_the_next_leaves_no_piece_of_it(
    start: Path, every_kill: EveryKill
) -> None:
    for here in every_kill(back_up, start):
        target = here / "backups" / f"viva-{TODAY.isoformat()}.db"
        if target.exists():
            assert known(target) == {ANN, BEN}
        back_up(here)
        assert known(target) == {ANN, BEN}
        assert known(here / "viva.db") == {ANN, BEN}
        back_up(here, TODAY + timedelta(days=1))
        assert pieces(here) == []


def restore(folder: Path, at: int = NOON) -> None:
    restoring.restore(folder / "monday" / "viva.db", folder / "viva.db", at)


def test_a_restore_given_again_brings_nobody_back(start: Path, every_kill: EveryKill) -> None:
    """Ann was forgotten since the backup, and only the database itself says so."""
    (start / "monday").mkdir()
    backup.backup(start / "viva.db", start / "monday" / "viva.db")
    with closing(open_database(start / "viva.db")) as db:
        forgetting.forget(db, ANN)
    put_aside = 0
    for here in every_kill(restore, start):
        if refusal(here / "viva.db"):
            assert "give it once more" in refusal(here / "viva.db")
        else:
            assert known(here / "viva.db") == {BEN}
        restore(here, NOON + 1)
        for kept in backup.replaced(here / "viva.db"):
            put_aside += 1
            assert known(kept) == {BEN}
        assert known(here / "viva.db") == {BEN}
        assert pieces(here) == []
        assert CANARY.encode() not in (here / "viva.db").read_bytes()
    assert put_aside > 0


def forget(folder: Path) -> None:
    writer = Writer(FileSession(open_database(folder / "viva.db")))
    writer.do(lambda db: forgetting.forget(db, ANN))
    writer.do(lambda _: None)  # time for scrubbing
    writer.close()


def test_whoever_was_forgotten_is_in_no_file_after_the_next_start(
    start: Path, every_kill: EveryKill
) -> None:
    died_before = died_after = 0
    for here in every_kill(forget, start):
        drafts.clear(here)
        writer = Writer(FileSession(open_database(here / "viva.db")))
        writer.do(lambda _: None)
        writer.close()
        assert pieces(here) == []
        if ANN in known(here / "viva.db"):
            died_before += 1
        else:
            died_after += 1
            assert holding(here) == []
            assert (here / "viva.db.forgotten").exists()
    assert min(died_before, died_after) > 0


def receive(folder: Path) -> None:
    writer = Writer(FileSession(open_database(folder / "viva.db")))
    arrivals = [Arrival(number, 42, "{}") for number in range(3)]
    writer.do(lambda db: mailbox.receive(db, 7, arrivals, NOON))
    (folder / "confirmed").touch()
    writer.close()


def test_what_was_confirmed_is_there(start: Path, every_kill: EveryKill) -> None:
    for here in every_kill(receive, start):
        with closing(open_database(here / "viva.db")) as db:
            found = len(mailbox.unworked(db, 7))
        assert found in (0, 3)
        assert found == 3 or not (here / "confirmed").exists()

"""`viva db`: what an operator types, reads, and gets as an exit code."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.commands.db import command
from bot.config import ConfigError
from state.errors import InTheWay, MissingDatabase
from state.file.database import open_database
from state.privacy import forgetting
from state.records.learners import Learner, Rating, Review, Who
from state.records.mail import Arrival, UnreadableUpdate
from state.tables import learners, mailbox, unreadable
from state.tables.memory import reviews
from tests.databases import put_empty
from tests.server import Server

Viva = Callable[..., Result]


@pytest.fixture
def viva_db(path: Path) -> Viva:
    """Runs `viva db <arguments> --db <path>`; what an operator can mend is raised as it is."""

    def run(*arguments: str) -> Result:
        result = CliRunner().invoke(command, [*arguments, "--db", str(path)])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


def learn(path: Path) -> None:
    with closing(open_database(path)) as db:
        who = Who(7, 1)
        learners.welcome(db, who, Learner("Ann", "Europe/London"), 0)
        reviews.note(db, who, Review("t/a", 0, 739_000, Rating.GOOD, 0.9))


def test_from_nothing_to_a_backup_and_back(viva_db: Viva, path: Path, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy.db")
    assert viva_db("init").output == f"created {path}\n"
    assert viva_db("check").output == "sound: 0 learners, 0 reviews, 0 memories\n"
    learn(path)
    counts = "1 learner, 1 review, 1 memory"
    assert viva_db("check").output == f"sound: {counts}\n"
    assert viva_db("backup", copy).output == f"backed up to {copy}, and checked: {counts}\n"
    lines = viva_db("restore", copy).output.splitlines()
    assert lines[0] == f"restored {path}: {counts}"
    assert lines[1].startswith(f"what was there before is now {path}.before-restore-")
    aside = Path(lines[1].split()[-1])
    assert aside.exists()
    assert viva_db("replaced").output.startswith(f"{aside} (")
    assert viva_db("replaced", "--remove").output.startswith(f"removed {aside} (")
    assert not aside.exists()
    assert path.exists()
    assert viva_db("replaced").output == "nothing was put aside by a restore\n"


def test_a_restore_tells_how_many_it_erased(viva_db: Viva, path: Path, tmp_path: Path) -> None:
    viva_db("init")
    learn(path)
    viva_db("backup", str(tmp_path / "copy.db"))
    with closing(open_database(path)) as db:
        forgetting.forget(db, Who(7, 1))
    lines = viva_db("restore", str(tmp_path / "copy.db")).output.splitlines()
    assert lines[0].endswith(": 0 learners, 0 reviews, 0 memories")
    assert lines[1] == "erased again, as they had asked to be forgotten: 1 person"


def test_a_contradiction_is_printed_and_is_the_exit_code(viva_db: Viva, path: Path) -> None:
    viva_db("init")
    learn(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("UPDATE memories SET due = due + 1")
    result = viva_db("check")
    assert result.exit_code == 1
    assert result.output == "memory: learner 1, t/a is not what its log gives\n"


def test_a_missing_database_is_not_made_by_looking_for_it(viva_db: Viva, path: Path) -> None:
    for arguments in (["check"], ["backup", f"{path}.copy"]):
        with pytest.raises(MissingDatabase):
            viva_db(*arguments)
    assert not path.exists()


@pytest.fixture
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in, and a backup elsewhere; nothing says where the database is."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.delenv("VIVA_DB", raising=False)
    put_empty(tmp_path / "copy.db")
    return tmp_path / "here"


@pytest.mark.parametrize("arguments", [["backup", "b.db"], ["restore", "../copy.db"], ["replaced"]])
def test_where_no_database_is_and_none_was_named_nothing_is_copied(
    in_a_folder: Path, arguments: list[str]
) -> None:
    refused = CliRunner().invoke(command, arguments).exception
    assert isinstance(refused, ConfigError)
    assert str(refused).startswith(f"There is no viva.db in {in_a_folder}: ")
    assert "--db" in str(refused)
    assert list(in_a_folder.iterdir()) == []


@pytest.mark.usefixtures("in_a_folder")
def test_a_database_that_is_not_there_can_be_named() -> None:
    refused = CliRunner().invoke(command, ["check"]).exception
    assert isinstance(refused, MissingDatabase)
    assert "--db" in str(refused)


@pytest.mark.usefixtures("in_a_folder")
def test_a_restore_into_an_empty_place_that_was_named_says_that_it_was_empty() -> None:
    run = CliRunner()
    restored = run.invoke(command, ["restore", "../copy.db", "--db", "new.db"]).output
    assert "there was no database at new.db before" in restored
    again = run.invoke(command, ["--db", "new.db", "restore", "../copy.db"]).output
    assert "there was no database" not in again


def test_a_restore_that_was_cut_short_can_be_given_once_more(in_a_folder: Path) -> None:
    put_empty(in_a_folder / "viva.db")
    run = CliRunner()
    assert run.invoke(command, ["restore", "../copy.db"]).exit_code == 0
    (in_a_folder / "viva.db").unlink()  # what was put aside is there, and nothing in its place
    assert run.invoke(command, ["restore", "../copy.db"]).exit_code == 0
    assert (in_a_folder / "viva.db").exists()


def test_init_leaves_a_database_alone(viva_db: Viva, path: Path) -> None:
    viva_db("init")
    learn(path)
    before = path.read_bytes()
    with pytest.raises(InTheWay):
        viva_db("init")
    assert path.read_bytes() == before


def test_the_environment_says_where_the_database_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIVA_DB", str(tmp_path / "elsewhere.db"))
    assert CliRunner().invoke(command, ["init"]).exit_code == 0
    assert (tmp_path / "elsewhere.db").exists()


def test_what_was_put_aside_is_listed_and_shown_on_request(viva_db: Viva, path: Path) -> None:
    viva_db("init")
    assert viva_db("aside").output == "nothing was put aside\n"
    with closing(open_database(path)) as db:
        mailbox.receive(db, 7, [Arrival(5, 1, '{"text":"\u00e9\\n"}')], 1_800_000_000)
        mailbox.set_aside(db, 7, 5, "failed: KeyError")
        unreadable.keep(db, 7, [UnreadableUpdate.of(None, "no JSON", b'{"\n\xff')], 1_800_000_000)
    assert viva_db("aside").output.splitlines() == [
        "2027-01-15 08:00 5: failed: KeyError",
        "2027-01-15 08:00 without a number: no JSON",
    ]
    shown = viva_db("aside", "--bodies").output.splitlines()
    assert shown[1] == '    {"text":"\\xe9\\\\n"}'
    assert shown[3] == '    {"\\n\\ufffd'


@pytest.fixture
def on_server(monkeypatch: pytest.MonkeyPatch, server: Server) -> Iterator[Viva]:
    """Runs `viva db <arguments>` with an empty database of a server in the environment."""
    with server.database() as url:
        monkeypatch.setenv("VIVA_DB", url)
        yield lambda *arguments: CliRunner().invoke(command, arguments)


@pytest.mark.postgres
def test_a_database_on_a_server_is_made_checked_and_looked_into(on_server: Viva) -> None:
    assert isinstance(on_server("check").exception, MissingDatabase)
    created = on_server("init").output
    assert created.startswith("created postgresql://")
    assert "viva@" not in created
    assert isinstance(on_server("init").exception, InTheWay)
    assert on_server("check").output == "sound: 0 learners, 0 reviews, 0 memories\n"
    assert on_server("aside").output == "nothing was put aside\n"


@pytest.mark.parametrize("arguments", [["backup", "copy.db"], ["restore", "copy.db"], ["replaced"]])
def test_copies_of_files_are_not_made_of_a_server(arguments: list[str]) -> None:
    """It is said in one line, and with what a server is saved."""
    result = CliRunner().invoke(command, [*arguments, "--db", "postgresql://viva:geheim@/viva"])
    assert isinstance(result.exception, ConfigError)
    line = str(result.exception)
    assert f"`viva db {arguments[0]}` is for files" in line
    assert "pg_basebackup" in line
    assert "geheim" not in line
    assert "\n" not in line


@pytest.mark.postgres
def test_a_database_is_moved_to_a_server_and_back(
    viva_db: Viva, path: Path, tmp_path: Path, server: Server
) -> None:
    viva_db("init")
    learn(path)
    with closing(open_database(path)) as db:
        db.execute("UPDATE learners SET name = ?", ("A\0nn",))
    with server.database() as url:
        there = CliRunner().invoke(command, ["copy", str(path), url]).output.splitlines()
        assert there[0].startswith(f"copied {path} to postgresql://")
        assert there[0].endswith(": 1 learner, 1 review, 1 memory")
        assert there[1] == "4 rows, each compared with its source"
        assert there[2].startswith("1 text had NUL characters, which PostgreSQL cannot keep")
        back = CliRunner().invoke(command, ["copy", url, str(tmp_path / "back.db")])
        assert back.output.endswith("back.db: 1 learner, 1 review, 1 memory\n" + there[1] + "\n")
        assert isinstance(CliRunner().invoke(command, ["copy", str(path), url]).exception, InTheWay)

"""A backup a day by itself: those worth having stay, nothing else in the folder is touched."""

import shutil
from collections import namedtuple
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from state.errors import Damaged, NotSaved
from state.file import audit, erasures, rotation
from state.privacy import forgetting
from state.records.learners import Learner, Who
from state.sql import Connection
from state.tables import learners

TODAY = date(2026, 11, 29)
Usage = namedtuple("Usage", "total used free")


def days_before(count: int) -> list[date]:
    return [TODAY - timedelta(days=age) for age in range(count)]


def test_seven_days_and_four_weeks_are_kept() -> None:
    ages = sorted((TODAY - day).days for day in rotation.kept(days_before(100)))
    assert ages[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert ages[7:] == [7, 14, 21, 28]


def test_day_after_day_the_oldest_is_five_weeks_old_at_most() -> None:
    have: set[date] = set()
    for day in reversed(days_before(365)):
        have = rotation.kept({*have, day})
        assert day in have
        assert (day - min(have)).days <= 7 + 7 * 4
    assert len(have) == 11


@given(st.sets(st.dates(), max_size=60), st.dates())
def test_a_clock_that_jumps_costs_one_backup_at_most(have: set[date], wrong: date) -> None:
    have = rotation.kept(have)
    assert len(have - rotation.kept({*have, wrong})) <= 1


def test_a_days_backup_is_made_once_and_can_be_restored(
    db: Connection, path: Path, tmp_path: Path
) -> None:
    learners.welcome(db, Who(7, 1), Learner("Ann", "UTC"), 0)
    folder = tmp_path / "new" / "backups"
    made = rotation.back_up(path, folder, TODAY)
    assert made == folder / "viva-2026-11-29.db"
    assert audit.inspect(made).learners == 1
    assert rotation.back_up(path, folder, TODAY) is None
    assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.usefixtures("db")
def test_where_no_folder_can_be_made_none_passes_for_a_backup(path: Path, tmp_path: Path) -> None:
    (tmp_path / "backups").touch()
    with pytest.raises(NotSaved, match="backups: cannot be written"):
        rotation.back_up(path, tmp_path / "backups", TODAY)


def test_the_list_of_erasures_goes_along(db: Connection, path: Path, tmp_path: Path) -> None:
    forgetting.forget(db, Who(7, 1))
    rotation.back_up(path, tmp_path / "backups", TODAY)
    assert erasures.read(tmp_path / "backups" / "viva.db.forgotten") == erasures.entries(db)


@pytest.mark.usefixtures("db")
def test_old_backups_go_and_whatever_else_is_there_stays(path: Path, tmp_path: Path) -> None:
    others = {"viva-2001-01-01.db.txt", "notes", "viva-2026-08.db", "my viva-2001-01-01.db"}
    others |= {"viva-2026-02-30.db"}  # no day
    for name in others | {f"viva-{day}.db" for day in days_before(100)[1:]}:
        (tmp_path / name).touch()
    rotation.back_up(path, tmp_path, TODAY)
    left = {one.name for one in tmp_path.iterdir()}
    assert others <= left
    assert len([one for one in left - others if one.startswith("viva-")]) == 11


def test_nothing_is_made_nor_removed_while_the_disk_is_short(
    db: Connection, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    learners.welcome(db, Who(7, 1), Learner("Ann", "UTC"), 0)
    old = tmp_path / "viva-2001-01-01.db"
    old.touch()
    free = rotation.SPARE_BYTES + 100_000
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(0, 0, free))
    with pytest.raises(NotSaved, match="the disk is short: 64 MiB are free"):
        rotation.back_up(path, tmp_path, TODAY)
    assert old.exists()
    assert not (tmp_path / f"viva-{TODAY}.db").exists()


def test_a_database_that_contradicts_itself_pushes_no_sound_backup_out(
    db: Connection, path: Path, tmp_path: Path
) -> None:
    learners.welcome(db, Who(7, 1), Learner("Ann", "UTC"), 0)
    db.execute("INSERT INTO days VALUES (7, 1, 739000, 1, 1)")
    old = tmp_path / "viva-2001-01-01.db"
    old.touch()
    with pytest.raises(Damaged, match="contradicts itself"):
        rotation.back_up(path, tmp_path, TODAY)
    assert old.exists()

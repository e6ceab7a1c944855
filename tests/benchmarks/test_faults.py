"""Load with faults in the small: nothing is timed, and nothing is lost."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.faults.disk import Disk
from benchmarks.faults.outcome import Plan
from benchmarks.faults.process import WRONG, set_clock
from benchmarks.faults.run import measure
from benchmarks.faults.troubles import Chances, Machine, troubles
from benchmarks.faults.watching import Sample, slope
from bot.playground.faults import TooMany
from tests.databases import put_empty


@pytest.mark.proof
async def test_nothing_is_lost_whatever_goes_wrong(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    disk = Disk(folder, can_be_filled=False)
    outcome = await measure(Plan(minutes=0.3, learners=5, groups=10, think=1.0), disk)
    assert len(outcome.spells) == 2 * len(troubles(disk))
    assert outcome.updates > 5
    lost = (outcome.updates_lost, outcome.letters_lost, outcome.votes_lost, outcome.never_asked)
    assert lost == (0, 0, 0, 0)
    assert outcome.contradictions == ()
    assert outcome.complaints == 0


def test_each_trouble_spoils_something_and_makes_it_good_again(tmp_path: Path) -> None:
    machine = Machine(
        Chances(), Disk(tmp_path, can_be_filled=False), tmp_path / "clock", tmp_path / "viva.db"
    )
    put_empty(machine.database)
    set_clock(machine.clock, 0.0)

    def state() -> tuple[object, ...]:
        with closing(sqlite3.connect(machine.database, timeout=0, isolation_level=None)) as db:
            try:
                db.execute("BEGIN IMMEDIATE")
                locked = False
            except sqlite3.OperationalError:
                locked = True
        return machine.telegram.often, machine.clock.read_bytes(), locked

    quiet, *others = troubles(machine.disk)
    before = state()
    with quiet.spoil(machine):
        assert state() == before
    for trouble in others:
        with trouble.spoil(machine):
            assert state() != before, trouble.name
        assert state() == before, trouble.name


def test_a_share_of_calls_is_disturbed() -> None:
    chances = Chances(often=((0.25, TooMany(1)),))
    disturbed = sum(chances.take("sendmessage") is not None for _ in range(2000))
    assert 400 < disturbed < 600


def test_the_clock_is_set_by_a_file(tmp_path: Path) -> None:
    set_clock(tmp_path / "clock", -3600.0)
    assert WRONG.unpack((tmp_path / "clock").read_bytes()) == (-3600.0,)


def test_the_slope_is_that_of_a_line() -> None:
    start = time.perf_counter()
    samples = [Sample(start + at, 1000 + 2 * at, 0, 0, {}) for at in range(10)]
    assert slope(samples) == pytest.approx(7200)

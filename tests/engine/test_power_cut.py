"""Whenever the power is cut: the database opens, agrees with itself, and holds all it promised.

A promise is a commit: an update that was confirmed to Telegram, an answer that was replied to.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import cast

import pytest

from state.file.audit import contradictions
from state.file.database import open_database
from state.file.session import FileSession
from state.privacy import forgetting
from tests.databases import put_empty
from tests.engine.counter import BEN, Counter, evening, who
from tests.engine.disk import Cut, Disk, Flush, Listening, Statement, Write, contents

pytestmark = pytest.mark.file

PAGES = 25
"""Checkpoints come often, as the most can go wrong there."""

SAMPLE = 60
"""Outcomes of cuts in the usual run, spread over all."""


def told(database: Path) -> list[Statement]:
    """Give all that a bot tells its database: two learners revise, one of them is forgotten."""
    connection = Listening(open_database(database))
    counter = Counter(FileSession(cast("sqlite3.Connection", connection)))
    for number, event in enumerate(evening()):
        counter.serve(100 + number, event)
        counter.serve(200 + number, event, BEN)
    counter.writer.do(lambda db: forgetting.forget(db, who(BEN)))
    counter.writer.do(lambda _: None)  # time for scrubbing
    counter.close()
    asking = ("PRAGMA integrity_check", "PRAGMA foreign_key_check", "PRAGMA optimize")
    return [one for one in connection.statements if not one[0].startswith(asking)]


@pytest.fixture(scope="module")
def cuts(tmp_path_factory: pytest.TempPathFactory) -> list[Cut]:
    """Every moment at which the power can be cut."""
    folder = tmp_path_factory.mktemp("disk")
    for name in ("told.db", "viva.db"):
        put_empty(folder / name)
    start = {"viva.db": (folder / "viva.db").read_bytes()}
    disk = Disk()
    disk.replay(folder / "viva.db", told(folder / "told.db"), PAGES)
    assert {type(event) for event in disk.log} >= {Write, Flush}
    assert {event.file for event in disk.log if isinstance(event, Write)} == {
        "viva.db",
        "viva.db-wal",
    }
    return list(disk.cuts(start))


def survives(cut: Cut, files: dict[str, bytes], folder: Path) -> bool:
    """Tell whether what was found after a cut is what was promised, or what was coming."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    with closing(open_database(folder / "viva.db")) as db:
        assert contradictions(db) == []
        found = contents(db)
    for one in folder.iterdir():
        one.unlink()
    return found in (cut.promised, cut.coming)


def outcomes(cuts: list[Cut], chance: Random) -> Iterator[tuple[int, Cut, dict[str, bytes]]]:
    for place, cut in enumerate(cuts):
        for files in cut.outcomes(chance):
            yield place, cut, files


def test_a_power_cut_takes_nothing_back_that_was_promised(cuts: list[Cut], tmp_path: Path) -> None:
    chance = Random(7)  # noqa: S311  # which of many moments
    everything = list(outcomes(cuts, chance))
    assert len(everything) > 10 * SAMPLE
    for place, cut, files in chance.sample(everything, SAMPLE):
        assert survives(cut, files, tmp_path), place


@pytest.mark.proof
def test_a_power_cut_at_any_moment_takes_nothing_back(cuts: list[Cut], tmp_path: Path) -> None:
    for place, cut, files in outcomes(cuts, Random(1)):  # noqa: S311  # which of many writes
        assert survives(cut, files, tmp_path), place


def test_what_is_written_without_a_flush_may_be_lost(tmp_path: Path) -> None:
    """Whoever promised before the flush would be found out."""
    database = tmp_path / "viva.db"
    put_empty(database)
    start = {"viva.db": database.read_bytes()}
    disk = Disk()
    row = "INSERT INTO chats VALUES (7, {0}, 0)"
    disk.replay(database, [(row.format(number), ()) for number in range(5)], PAGES)
    disk.log = [event for event in disk.log if not isinstance(event, Flush)]
    found = tmp_path / "found"
    found.mkdir()
    assert not all(
        survives(cut, files, found)
        for _, cut, files in outcomes(list(disk.cuts(start)), Random(1))  # noqa: S311  # as above
    )


def test_the_replay_ends_with_what_the_bot_had(tmp_path: Path) -> None:
    for name in ("told.db", "viva.db"):
        put_empty(tmp_path / name)
    Disk().replay(tmp_path / "viva.db", told(tmp_path / "told.db"), PAGES)
    ends = []
    for name in ("told.db", "viva.db"):
        with closing(sqlite3.connect(tmp_path / name)) as db:
            ends.append(contents(db))
    assert ends[0] == ends[1]

"""`viva import --history`: what somebody answered in Anki, in their schedule here."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.cli import viva
from content.ids import own_id_of
from state.errors import StateError
from state.file import audit
from state.file.database import open_database
from state.records.learners import Learner, Who
from state.tables import learners
from state.tables.memory import memories, reviews
from tests.clock import NOON
from tests.databases import open_or_make
from tests.importing.anki.packages import BASIC, SCHEMA, database, package

ADA = Who(1, 42)
LOG = "CREATE TABLE revlog (id integer, cid integer, ease integer, type integer, factor integer);"
NOTES = [(BASIC, f"front {n}|back {n}", "", 1) for n in range(3)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database in which Ada is known."""
    path = tmp_path / "viva.db"
    with closing(open_or_make(path)) as db:
        learners.welcome(db, ADA, Learner("Ada", "UTC"), 0)
    return path


def anki_deck(folder: Path, rows: str) -> Path:
    """Write a package of three cards with these rows of a log."""
    more = f"INSERT INTO revlog VALUES {rows};"  # noqa: S608  # a test's own rows
    collection = database(NOTES, schema=SCHEMA + LOG, more=more)
    file = folder / "cards.apkg"
    file.write_bytes(package({"collection.anki2": collection}).data)
    return file


def ran(file: Path, path: Path, learner: int = ADA.learner_id) -> Result:
    arguments = ["import", str(file), "--to", str(file.parent / "topic"), "--db", str(path)]
    return CliRunner().invoke(viva, [*arguments, "--bot", "1", "--history", str(learner)])


def remembered(path: Path) -> dict[str, Any]:
    with closing(open_database(path)) as db:
        assert audit.contradictions(db) == []
        return {memory.item: memory for memory in memories.all_of(db, ADA)}


def at(days: int) -> int:
    return (NOON + days * 86_400) * 1000


def test_reviews_become_memories_once(tmp_path: Path, path: Path) -> None:
    rows = f"({at(0)}, 1, 3, 0, 0), ({at(2)}, 1, 3, 1, 2500), ({at(1)}, 2, 1, 0, 0)"
    file = anki_deck(tmp_path, rows)
    assert "History: 3 reviews of 2 items taken along." in ran(file, path).output
    found = remembered(path)
    assert {name: (one.reps, one.lapses) for name, one in found.items()} == {
        "default/f-front-0": (2, 0),
        "default/f-front-1": (1, 0),
    }
    again = ran(file, path).output
    assert "0 reviews of 0 items taken along. 2 were answered here already" in again
    assert remembered(path) == found


def test_somebody_whom_the_bot_does_not_know_is_told_in_a_line(tmp_path: Path, path: Path) -> None:
    failed = ran(anki_deck(tmp_path, f"({at(0)}, 1, 3, 0, 0)"), path, learner=7)
    assert isinstance(failed.exception, StateError)
    assert "nobody with the number 7" in str(failed.exception)


def test_a_file_without_a_log_is_refused_in_a_line(tmp_path: Path, path: Path) -> None:
    table = tmp_path / "cards.tsv"
    table.write_text("dog\tperro\n")
    failed = ran(table, path)
    assert failed.exit_code == 1
    assert "only Anki's packages have a history" in failed.output


def test_memories_equal_those_in_a_real_package(anki: Any, tmp_path: Path, path: Path) -> None:
    """Cards that were reset, rescheduled and looked at beside the schedule are among them."""
    chance = random.Random(3)  # noqa: S311  # the same histories each time
    cards = [new_card(anki, number) for number in range(60)]
    rows = [row for place, card in enumerate(cards) for row in log_of(chance, place, card)]
    anki.db.executemany(
        "INSERT INTO revlog (id, cid, usn, ease, ivl, lastIvl, factor, time, type)"
        " VALUES (?, ?, -1, ?, ?, 1, ?, 5000, ?)",
        rows,
    )
    anki.db.execute("UPDATE cards SET type = 2, queue = 2, ivl = 9, due = 9, reps = 3")
    theirs = {
        card: answer.state
        for card in cards
        if (answer := anki._backend.compute_memory_state(card)).HasField("state")
    }
    names = {card: f"deck/f-card-{number}" for number, card in enumerate(cards)}
    out = str(tmp_path / "all.colpkg")
    anki.export_collection_package(out, include_media=False, legacy=False)
    told = ran(Path(out), path).output
    assert f"reviews of {len(theirs)} items taken along" in told
    ours = {own_id_of(name): memory for name, memory in remembered(path).items()}
    assert len(theirs) > 40
    for card, state in theirs.items():
        memory = ours[own_id_of(names[card])]
        assert memory.stability == pytest.approx(state.stability, rel=5e-5), card
        assert memory.difficulty == pytest.approx(state.difficulty, rel=5e-5), card


def new_card(anki: Any, number: int) -> int:
    note = anki.new_note(anki.models.by_name("Basic"))
    note["Front"], note["Back"] = f"card {number}", "back"
    anki.add_note(note, 1)
    (card,) = note.card_ids()
    return int(card)


def log_of(chance: random.Random, place: int, card: int) -> Iterator[tuple[int, ...]]:
    """Give a card's rows: id, card, button, interval, factor, kind."""
    moment = 1_600_000_000_000 + place
    for index in range(chance.randint(3, 14)):
        moment += int(chance.choice((0.01, 1, 3, 8, 30)) * chance.uniform(0.6, 1.5) * 86_400_000)
        button = chance.choices((1, 2, 3, 4), (2, 1, 5, 1))[0]
        yield moment, card, button, 3, 2500 if index else 0, 1 if index else 0
        moment += 1000
        match chance.randrange(16):
            case 0:  # looked at in a filtered deck that changes nothing
                yield moment, card, 3, 3, 0, 3
            case 1:  # due date set by hand
                yield moment, card, 0, 9, 2500, 4
            case 2:  # made new again, and learnt again
                yield moment, card, 0, 0, 0, 4
                yield moment + 60_000, card, 3, 1, 0, 0
                moment += 60_000
            case 3:  # rescheduled by an optimiser
                yield moment, card, 0, 5, 2500, 5


def test_what_counts_of_a_log(tmp_path: Path, path: Path) -> None:
    """Future and ancient rows, rows of no card and answers that are none leave no trace."""
    rows = (
        f"({at(0)}, 1, 3, 0, 0), (1000, 1, 3, 0, 0), ({at(9_999)}, 1, 3, 1, 9), "
        f"({at(1)}, 99, 3, 0, 0), ({at(1)}, 2, 7, 0, 0), ({at(1)}, 3, 3, 1, 2500), "
        f"('x', 1, 'y', NULL, x'00')"
    )
    told = ran(anki_deck(tmp_path, rows), path).output
    assert "2 reviews of 2 items taken along" in told
    assert "Of 1 the log does not go back to the beginning" in told
    with closing(open_database(path)) as db:
        assert len(reviews.log(db, ADA)) == 2


def test_a_log_that_is_a_trap_is_refused(tmp_path: Path, path: Path) -> None:
    file = anki_deck(tmp_path, f"({at(0)}, 1, 3, 0, 0)")
    view = (
        "CREATE VIEW revlog AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
        "SELECT i AS id, 1 AS cid, 3 AS ease, 0 AS type, 0 AS factor FROM n;"
    )
    collection = database(NOTES, schema=SCHEMA, more=view)
    file.write_bytes(package({"collection.anki2": collection}).data)
    failed = ran(file, path)
    assert failed.exit_code == 1
    assert "no review log" in failed.output
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM reviews").fetchone() == (0,)

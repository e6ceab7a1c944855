"""A learner gets all that is kept about them, in a form that a person can read."""

import csv
import io
import json
import zipfile
from itertools import count

from state.privacy import persons
from state.privacy.exporting import ABOUT, MAIL, export
from state.records.learners import Attempt, Learner, Rating, Reminder, Review, Sure, Who
from state.records.topics import Upload
from state.sql import Connection
from state.tables import attempts, learners, reminders, topics
from state.tables.memory import reviews
from tests.state import everywhere

ANN, BEN = Who(7, 4_242_424_242), Who(7, 5_353_535_353)
CANARY = "canary in a coal mine"


def files(db: Connection, who: Who = ANN) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(export(db, who))) as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def ann_has_answered(db: Connection) -> None:
    learners.welcome(db, ANN, Learner("Ann", "Europe/London"), 1_772_442_000)
    said = Attempt("t/a", 1_772_442_000, "=SUM(A1)", "wrong", 0.0, "none", None, Sure.THINK_SO)
    attempts.note(db, ANN, said)
    reviews.note(db, ANN, Review("t/a", 1_772_442_000, 739_677, Rating.AGAIN, 0.9))
    reminders.save(db, ANN, Reminder(19 * 60 + 45, None))
    learners.save_session(db, ANN, ANN.learner_id, '{"word": "Zoë"}', 0)
    waiting = Upload("digest", "fruit", "Fruit", 2, 0, files=b"zip")
    topics.keep_upload(db, ANN, waiting)


def test_every_table_that_a_person_is_in_has_a_name_for_people() -> None:
    signed = {table for table, _ in persons.SIGNATURES}
    assert set(ABOUT) == {*persons.TABLES, *MAIL, *signed}


def test_every_place_where_a_person_can_be_is_exported(db: Connection) -> None:
    everywhere.put(db, ANN, CANARY, count(1))
    everywhere.put(db, BEN, "Ben's own", count(100))
    exported = files(db)
    assert {f"{name}.csv" for name, _ in ABOUT.values()} <= set(exported)
    assert "Ben's own" not in "".join(exported.values())
    for name, _ in ABOUT.values():
        rows = json.loads(exported["everything.json"])[name]
        assert len(rows) == len(table(exported[f"{name}.csv"])) >= 1


def test_times_days_and_ratings_are_written_for_people(db: Connection) -> None:
    ann_has_answered(db)
    everything = json.loads(files(db)["everything.json"])
    assert everything["answers"][0]["at"] == "2026-03-02T09:00:00+00:00"
    assert everything["answers"][0]["sure"] == "think so"
    assert everything["ratings"][0]["day"] == "2026-03-02"
    assert everything["ratings"][0]["rating"] == "again"
    assert everything["reminder"][0]["minute"] == "19:45"
    assert everything["files-sent"][0]["files"] == "3 bytes"
    (you,) = everything["you"]
    assert you["name"] == "Ann"
    assert you["created_at"] == "2026-03-02T09:00:00+00:00"
    assert "learner_id" not in you


def test_no_time_and_no_day_is_left_as_a_number(db: Connection) -> None:
    everywhere.put(db, ANN, CANARY, count(1))
    everything = json.loads(files(db)["everything.json"])
    values = [
        (table, name, value)
        for table, rows in everything.items()
        for row in rows
        for name, value in row.items()
        if name.endswith("_at") or name in {"at", "day", "due", "since"}
    ]
    assert len(values) > 20
    assert [one for one in values if isinstance(one[2], int)] == []


def test_an_answer_is_no_formula_in_a_spreadsheet_and_as_it_is_for_programs(db: Connection) -> None:
    ann_has_answered(db)
    exported = files(db)
    assert table(exported["answers.csv"])[0]["response"] == "'=SUM(A1)"
    assert json.loads(exported["everything.json"])["answers"][0]["response"] == "=SUM(A1)"


def test_a_cell_holds_what_is_kept_and_nothing_where_there_is_nothing(db: Connection) -> None:
    ann_has_answered(db)
    exported = files(db)
    assert table(exported["conversations.csv"])[0]["body"] == '{"word": "Zoë"}'
    assert table(exported["answers.csv"])[0]["misconception"] == ""


def test_the_page_explains_the_files_that_are_there_and_no_others(db: Connection) -> None:
    ann_has_answered(db)
    exported = files(db)
    named = {line for line in exported["README.txt"].splitlines() if line.endswith(".csv")}
    assert named == {name for name in exported if name.endswith(".csv")}


def test_of_a_stranger_there_is_nothing(db: Connection) -> None:
    assert json.loads(files(db)["everything.json"]) == {}

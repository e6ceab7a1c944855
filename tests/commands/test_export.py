"""`viva export` and a tutor's files: who is named in which."""

import csv
import json
import os
import stat
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.commands import export
from bot.engine.files.attachments import Attachments
from content import bundle
from state.errors import InTheWay, MissingDatabase, StateError
from state.file.database import open_database, reading
from state.records.classes import GroupName, Membership
from state.records.exports import TABLES
from state.records.groups import Push, Shown, Timetable, TimetableState, Vote, Where
from state.records.learners import Attempt, Learner, Who
from state.records.mail import Letter
from state.records.topics import Edition
from state.sql import Connection
from state.tables import attempts, learners, mailbox, participants, pushes, timetables, topics
from state.tables.classes import classbook
from tests.authored import FRUIT
from tests.clock import NOON
from tests.conversation import BOT_ID, Conversation
from tests.databases import open_or_make
from tests.shipped import shipped
from tests.tutor.laying import SMALL

BOT = 7
GROUP, OTHER = -1001, -1002
ADA, BEN, CLEO = Who(BOT, 501), Who(BOT, 502), Who(BOT, 503)
CHOICE, TYPED = "sales-information/q-sales-fact", "sales-information/s-scores"
PEOPLE = ("Ada", "Ben", "Cleo", "Dan", "Eve")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A group that Ada, who shares, Ben, who does not, and Cleo, who is no learner, answered."""
    path = tmp_path / "viva.db"
    db = open_or_make(path)
    db.execute("BEGIN")
    for chat_id, title in ((GROUP, "=9B"), (OTHER, "9C")):
        group = Timetable(
            chat_id, title, "Asia/Kolkata", 127, 0, 0, TimetableState.ON, 1, ("sales-information",)
        )
        timetables.save(db, BOT, group, NOON)
        push = Push(chat_id, 739_000, 1, CHOICE, "v", Shown.POLL, (0, 1), NOON, None, str(chat_id))
        pushes.put(db, BOT, push, _posting(db, chat_id))
        for who in (ADA, BEN, CLEO) if chat_id == GROUP else (BEN,):
            vote = Vote(who.learner_id, (1,), "B", 0.0, None, NOON + who.learner_id)
            pushes.note_vote(db, BOT, push, vote)
    for who, name in ((ADA, "Ada"), (BEN, "Ben")):
        learners.welcome(db, who, Learner(name, "Europe/London"), NOON)
        vote_again = Attempt(CHOICE, NOON + who.learner_id, "B", "wrong", 0.0, "", None)
        practice = Attempt(TYPED, NOON + 5_000, f"{name}'s words", "right", 1.0, "", None)
        attempts.note(db, who, vote_again)
        attempts.note(db, who, practice)
    participants.choose(db, ADA, Membership(GroupName(GROUP, "=9B"), "Owl", shares=True))
    db.execute("COMMIT")
    db.close()
    return path


def _posting(db: Connection, chat_id: int) -> int:
    return mailbox.post(db, BOT, chat_id, [Letter("poll", "{}")], NOON)[0].id


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(content.decode("utf-8-sig").splitlines()))


def _tutors_files(path: Path, chat_id: int = GROUP) -> dict[str, list[dict[str, str]]]:
    files = Attachments(partial(reading, path), BOT, shipped)
    made = {}
    for name in TABLES:
        file = files.make("table", json.dumps({"chat_id": chat_id, "table": name}))
        assert file.name == f"{name}.csv"
        made[name] = _rows(file.content)
    return made


def test_tutors_see_names_and_practice_only_of_those_who_share(path: Path) -> None:
    made = _tutors_files(path)
    answers = [(row["name"], row["group"], row["response"]) for row in made["answers"]]
    assert answers == [
        ("Ada", "'=9B", "B"),
        ("", "'=9B", "B"),
        ("", "'=9B", "B"),
        ("Ada", "", "Ada's words"),
    ]
    assert [row["name"] for row in made["learners"]] == ["Ada", "", ""]
    assert [row["answers"] for row in made["learners"]] == ["2", "1", "1"]
    whole = json.dumps(made)
    assert "Ben" not in whole
    assert "50" not in {row["learner"][:2] for row in made["answers"]}, "a number of Telegram"


def test_the_number_of_somebody_who_does_not_share_is_one_persons_each_time(path: Path) -> None:
    first, second = _tutors_files(path), _tutors_files(path)
    assert first == second
    numbers = {row["learner"] for row in first["learners"]}
    assert {row["learner"] for row in first["answers"]} == numbers
    elsewhere = {row["learner"] for row in _tutors_files(path, OTHER)["learners"]}
    assert numbers.isdisjoint(elsewhere), "nobody is followed from group to group"


def test_moments_are_in_the_groups_zone(path: Path) -> None:
    assert _tutors_files(path)["answers"][0]["at"].endswith("+05:30")


def test_whoever_runs_the_bot_gets_everything_once(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    stricter = os.umask(0o022)  # as in a fresh shell; whoever made the database has set another
    ran = CliRunner().invoke(export.command, [str(folder), "--db", str(path), "--bot", str(BOT)])
    os.umask(stricter)
    assert ran.output == f"6 answers of 3 learners in {folder}\n"
    answers = _rows((folder / "answers.csv").read_bytes())
    assert [(row["learner"], row["name"], row["group"]) for row in answers] == [
        ("501", "Ada", "'=9B"),
        ("502", "Ben", "9C"),
        ("502", "Ben", "'=9B"),
        ("503", "", "'=9B"),
        ("501", "Ada", ""),
        ("502", "Ben", ""),
    ]
    for name in (*TABLES, "items"):
        assert stat.S_IMODE((folder / f"{name}.csv").stat().st_mode) == 0o600


def test_a_topic_that_was_published_from_the_chat_is_in_it_too(tmp_path: Path) -> None:
    talk = Conversation(tmp_path / "viva.db", SMALL)
    talk.say("Tess", "/start")
    made = Edition(0, "fruit", 0, "Fruit", bundle.digest_of(FRUIT), "{}", 5, 0, "")
    talk.writer.do(lambda db: topics.add_edition(db, talk.who("Tess"), made, bundle.pack(FRUIT)))
    talk.restart()
    for name in PEOPLE:
        talk.say(name, "/start")
        talk.tap(name, "Fruit")
        talk.say(name, "the skin")
    talk.close()
    folder = tmp_path / "out"
    start = [str(folder), "--db", str(tmp_path / "viva.db"), "--bot", str(BOT_ID)]
    assert CliRunner().invoke(export.command, start).exit_code == 0
    items = _rows((folder / "items.csv").read_bytes())
    assert [
        (row["topic"], row["item"], row["people"], row["right_first_time"]) for row in items
    ] == [("fruit", "s-plum", "5", "5")]
    answers = _rows((folder / "answers.csv").read_bytes())
    assert {row["question"] for row in answers} == {"Why is a plum blue?"}


def test_an_export_can_be_of_one_group(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    start = [str(folder), "--db", str(path), "--bot", str(BOT)]
    ran = CliRunner().invoke(export.command, [*start, "--group", str(OTHER)])
    assert ran.exit_code == 0, ran.output
    answers = _rows((folder / "answers.csv").read_bytes())
    assert {row["learner"] for row in answers} == {"502"}
    assert [row["group"] for row in answers if row["group"]] == ["9C"]
    no_group = CliRunner().invoke(export.command, [*start, "--group", "-5"])
    assert isinstance(no_group.exception, StateError)


def test_an_export_overwrites_nothing_and_makes_no_database(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "answers.csv").write_text("mine")
    run = CliRunner()
    taken = run.invoke(export.command, [str(folder), "--db", str(path), "--bot", "7"])
    assert isinstance(taken.exception, InTheWay)
    assert (folder / "answers.csv").read_text() == "mine"
    nothing = str(tmp_path / "no.db")
    missing = run.invoke(export.command, [str(folder), "--db", nothing, "--bot", "7"])
    assert isinstance(missing.exception, MissingDatabase)


def test_an_answer_that_improves_on_the_one_before_says_so(path: Path) -> None:
    db = open_database(path)
    push = Push(GROUP, 739_003, 1, CHOICE, "v", Shown.POLL, (0, 1), NOON, None, "again")
    pushes.put(db, BOT, push, _posting(db, GROUP))
    pushes.note_vote(db, BOT, push, Vote(501, (0,), "A", 1.0, None, NOON))
    pushes.note_vote(db, BOT, push, Vote(504, (0,), "A", 1.0, None, NOON))
    week = classbook.answers(db, Where(BOT, GROUP, 0), 739_000, 739_006)
    assert {(one.learner_id, one.day): one.improved for one in week} == {
        (501, 739_000): False,
        (502, 739_000): False,
        (503, 739_000): False,
        (501, 739_003): True,
        (504, 739_003): False,
    }
    assert len(classbook.answers(db, Where(BOT, GROUP, 0), 739_003, 739_003)) == 2
    assert classbook.known(db, BOT, GROUP) == 4
    assert classbook.nicknames(db, BOT, GROUP) == {501: "Owl"}
    db.close()

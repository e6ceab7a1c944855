"""Who takes part in a group: off until asked for, and named by a number that stays."""

import pytest

from state.records.classes import GroupName, Membership
from state.records.learners import Who
from state.sql import Connection
from state.tables import participants

ADA, BEN = Who(7, 1), Who(7, 2)
GROUP = -1001
NAME = GroupName(GROUP, "9B")


@pytest.fixture(autouse=True)
def group(db: Connection) -> None:
    db.execute(
        "INSERT INTO groups (bot_id, chat_id, title, set_up_by, created_at)"
        " VALUES (7, ?, '9B', 1, 0)",
        (GROUP,),
    )
    db.execute(
        "INSERT INTO timetables (bot_id, chat_id, thread_id, name, language, zone, topics, days,"
        " silent_from, silent_to, state)"
        " VALUES (7, ?, 0, '', 'en', 'UTC', '[]', 31, 0, 0, 'on')",
        (GROUP,),
    )
    db.execute(
        "INSERT INTO pushes (bot_id, chat_id, thread_id, day, slot, item, state, body, at)"
        " VALUES (7, ?, 0, 10, 1, 'a/b', 'open', '{}', 0)",
        (GROUP,),
    )


MET = "ON CONFLICT (bot_id, chat_id, thread_id, day, slot, learner_id)"
"""What a vote meets that is there already."""


def vote(db: Connection, who: Who, how: str = "INSERT", then: str = "") -> None:
    db.execute(
        f"{how} INTO votes (bot_id, chat_id, thread_id, day, slot, learner_id, picks, response,"
        f" score, at) VALUES (7, ?, 0, 10, 1, ?, '[0]', '', 1.0, 5) {then}",
        (GROUP, who.learner_id),
    )


def numbers(db: Connection) -> dict[int, int]:
    return dict(db.execute("SELECT learner_id, number FROM participants").fetchall())


def test_whoever_is_seen_has_agreed_to_nothing(db: Connection) -> None:
    participants.seen(db, ADA, GROUP, 5)
    assert participants.memberships(db, ADA) == (Membership(NAME),)


def test_whoever_votes_has_been_seen(db: Connection) -> None:
    vote(db, ADA)
    assert participants.memberships(db, ADA) == (Membership(NAME),)


@pytest.mark.parametrize(
    ("how", "then"),
    [
        pytest.param("INSERT OR REPLACE", "", marks=pytest.mark.file),
        pytest.param("INSERT OR IGNORE", "", marks=pytest.mark.file),
        ("INSERT", f"{MET} DO UPDATE SET at = excluded.at"),
        ("INSERT", f"{MET} DO NOTHING"),
    ],
)
def test_being_seen_again_changes_nothing(db: Connection, how: str, then: str) -> None:
    vote(db, ADA)
    participants.choose(db, ADA, Membership(NAME, "Owl", shares=True))
    before = numbers(db)
    vote(db, ADA, how, then)
    participants.seen(db, ADA, GROUP, 9)
    assert participants.memberships(db, ADA) == (Membership(NAME, "Owl", shares=True),)
    assert numbers(db) == before


def test_leaving_takes_back_all_that_was_agreed_to(db: Connection) -> None:
    for who in (ADA, BEN):
        participants.seen(db, who, GROUP, 5)
        participants.choose(db, who, Membership(NAME, "Owl", shares=True))
    participants.leave(db, ADA)
    assert participants.memberships(db, ADA) == (Membership(NAME),)
    assert participants.memberships(db, BEN) == (Membership(NAME, "Owl", shares=True),)


def test_a_group_that_was_not_set_up_knows_nobody(db: Connection) -> None:
    participants.seen(db, ADA, -9, 5)
    assert participants.memberships(db, ADA) == ()


def test_a_number_is_never_given_to_somebody_else(db: Connection) -> None:
    participants.seen(db, ADA, GROUP, 5)
    (first,) = numbers(db).values()
    db.execute("DELETE FROM participants")
    participants.seen(db, BEN, GROUP, 6)
    assert numbers(db)[BEN.learner_id] != first


def test_all_that_was_agreed_to_moves_with_the_group(db: Connection) -> None:
    vote(db, ADA)
    participants.choose(db, ADA, Membership(NAME, "Owl"))
    db.execute("UPDATE groups SET chat_id = -2002")
    assert participants.memberships(db, ADA) == (Membership(GroupName(-2002, "9B"), "Owl"),)

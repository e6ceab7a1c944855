"""First meetings with items, and what was said about them, out of the log and what is beside it."""

import pytest

from state.records.classes import GroupName, Membership
from state.records.groups import Timetable, TimetableState
from state.records.items import Meeting, Voiced, Whose
from state.records.learners import Attempt, Learner, Rating, Review, Who
from state.records.topics import Edition
from state.sql import Connection
from state.tables import (
    attempts,
    contests,
    items,
    learners,
    participants,
    reports,
    timetables,
    topics,
)
from state.tables.memory import reviews
from state.values import replace

BOT, CHAT = 1, -1001
ADA, BEN = Who(BOT, 42), Who(BOT, 43)
PLUM = "fruit/plum"


@pytest.fixture
def db(db: Connection) -> Connection:
    """Ada, who shares with her group, and Ben, who does not; whose tutors nobody is."""
    group = Timetable(CHAT, "9B", "UTC", 127, 0, 0, TimetableState.ON, 1)
    timetables.save(db, BOT, group, 0)
    for who, name in ((ADA, "Ada"), (BEN, "Ben")):
        learners.welcome(db, who, Learner(name, "UTC"), 0)
        participants.seen(db, who, CHAT, 0)
    participants.choose(db, ADA, Membership(GroupName(CHAT, "9B"), shares=True))
    return db


def meet(db: Connection, who: Who, at: int, rating: Rating, response: str = "") -> None:
    """Answer once; a flashcard that one judges leaves no response."""
    if response:
        outcome = "right" if rating is Rating.GOOD else "wrong"
        note = Attempt(PLUM, at, response, outcome, 0.0, "", None, None, "", (2, 0), 30, at)
        attempts.note(db, who, note)
    reviews.note(db, who, Review(PLUM, at, at // 86_400, rating, 0.9, 0))
    attempts.link(db, who, PLUM)


def test_only_the_first_meeting_counts_and_help_whenever_it_was_taken(db: Connection) -> None:
    meet(db, ADA, 0, Rating.AGAIN, "blue")
    meet(db, ADA, 100_000, Rating.GOOD, "its skin")
    (met,) = items.meetings(db, BOT, Whose())
    first = Meeting(42, PLUM, right=False, outcome="wrong", response="blue", picks=(2, 0))
    assert met == replace(first, seconds=30, hinted=True)


def test_a_card_that_was_judged_has_a_rating_alone(db: Connection) -> None:
    meet(db, ADA, 0, Rating.GOOD)
    assert items.meetings(db, BOT, Whose()) == (Meeting(42, PLUM, right=True),)


def test_what_was_undone_and_rated_again_counts_as_it_was_rated_then(db: Connection) -> None:
    meet(db, ADA, 0, Rating.AGAIN, "blue")
    meet(db, ADA, 100_000, Rating.AGAIN, "red")
    first, _ = db.execute("SELECT id FROM reviews ORDER BY id").fetchall()
    logged = reviews.by_number(db, ADA, first[0])
    assert logged is not None
    reviews.undo(db, ADA, logged, 200_000)
    reviews.note(db, ADA, replace(logged.review, rating=Rating.GOOD))
    assert [one.right for one in items.meetings(db, BOT, Whose())] == [True]


@pytest.mark.parametrize(
    ("whose", "seen"),
    [
        (Whose(), {42, 43}),
        (Whose((CHAT,)), {42}),
        (Whose((CHAT,), only_sharing=False), {42, 43}),
        (Whose((CHAT - 1,)), set()),
        (Whose(()), set()),
        (Whose(most=1), {43}),
    ],
)
def test_only_answers_of_those_who_are_meant_are_given(
    db: Connection, whose: Whose, seen: set[int]
) -> None:
    meet(db, ADA, 0, Rating.GOOD)
    meet(db, BEN, 100_000, Rating.GOOD)
    assert {one.learner for one in items.meetings(db, BOT, whose)} == seen
    assert items.meetings(db, BOT + 1, whose) == ()
    for who in (ADA, BEN):
        reports.note(db, who, PLUM, "unclear", "", 0)
    assert items.voiced(db, BOT, whose).get(PLUM, Voiced()).reported == len(seen)


def test_people_are_counted_once_however_often_they_say_it(db: Connection) -> None:
    for response in ("blue", "red"):
        contests.contest(db, ADA, PLUM, response, 0)
    contests.contest(db, BEN, PLUM, "blue", 0)
    contests.confirm(db, BEN, PLUM, "green", 0)
    assert items.voiced(db, BOT, Whose()) == {PLUM: Voiced(contested=2, confirmed=1)}


def test_a_question_that_was_put_right_begins_anew(db: Connection) -> None:
    meet(db, ADA, 0, Rating.AGAIN, "blue")
    reports.note(db, ADA, PLUM, "unclear", "", 0)
    meet(db, BEN, 100_000, Rating.GOOD)
    changes = '{"kind": "fix", "item": "plum"}'
    topics.add_edition(db, BEN, Edition(0, "fruit", 0, "Fruit", "d", changes, 5, 43, ""), b"x")
    assert [one.learner for one in items.meetings(db, BOT, Whose())] == [43]
    assert items.voiced(db, BOT, Whose()) == {}

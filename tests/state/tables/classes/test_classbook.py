"""What a class has answered: names and practice of those who share, everything once."""

import pytest

from state.records.classes import GroupName, Membership
from state.records.groups import Push, Shown, Timetable, TimetableState, Vote, Where
from state.records.learners import Attempt, Learner, Rating, Review, Who
from state.records.mail import Letter
from state.sql import Connection
from state.tables import attempts, learners, mailbox, participants, pushes, timetables
from state.tables.classes import classbook
from state.tables.memory import reviews

BOT = 7
CLASS = -100
THERE = Where(BOT, CLASS, 0)
ANN, BEN = Who(BOT, 1), Who(BOT, 2)
STRANGER = 3
"""Somebody who was only ever seen in the group."""
DAY = 739_000
ITEM = "t/a"


def ask(db: Connection, day: int) -> Push:
    (posting,) = mailbox.post(db, BOT, CLASS, [Letter("poll", "{}")], day)
    push = Push(CLASS, day, 1, ITEM, "v", Shown.POLL, (0, 1), day, None, f"token{day}")
    pushes.put(db, BOT, push, posting.id)
    return push


@pytest.fixture(autouse=True)
def _class(db: Connection) -> None:
    """Ann shares and Ben does not; both and a stranger voted, Ann practised in private too."""
    for who, name in ((ANN, "Ann"), (BEN, "Ben")):
        learners.welcome(db, who, Learner(name, "Europe/London"), 5)
    settings = Timetable(CLASS, "10A", "Europe/London", 127, 0, 0, TimetableState.ON, 9)
    timetables.save(db, BOT, settings, 1)
    push = ask(db, DAY)
    for number, score in ((1, 0.0), (2, 1.0), (STRANGER, 1.0)):
        pushes.note_vote(db, BOT, push, Vote(number, (0,), "A", score, None, 50 + number))
    participants.choose(db, ANN, Membership(GroupName(CLASS, "10A"), "Owl", shares=True))
    for who in (ANN, BEN):
        attempts.note(db, who, Attempt(ITEM, 90, "in private", "right", 1.0, "words", None))
    attempts.note(db, ANN, Attempt(ITEM, 51, "A", "wrong", 0.0, "picked", None))  # the vote


def test_only_those_who_share_are_seen_with_their_last_day(db: Connection) -> None:
    assert [(one.name, one.last_day) for one in classbook.sharers(db, BOT, CLASS)] == [
        ("Ann", None)
    ]
    reviews.note(db, ANN, Review(ITEM, 9, DAY, Rating.GOOD, 0.9))
    reviews.note(db, ANN, Review(ITEM, 8, DAY - 3, Rating.GOOD, 0.9))
    (ann,) = classbook.sharers(db, BOT, CLASS)
    assert (ann.last_day, [memory.item for memory in ann.memories]) == (DAY, [ITEM])


def test_whoever_has_chosen_a_nickname_is_on_the_leaderboard_of_that_group(db: Connection) -> None:
    assert classbook.nicknames(db, BOT, CLASS) == {1: "Owl"}
    assert classbook.nicknames(db, BOT, CLASS - 1) == {}


def test_tutors_see_everybody_by_number_and_by_name_whoever_shares(db: Connection) -> None:
    rows = classbook.group_learners(db, BOT, CLASS)
    assert [(row.learner, row.name, row.shares) for row in rows] == [
        (1, "Ann", True),
        (2, None, False),
        (3, None, False),
    ]


def test_tutors_see_answers_to_the_group_once_and_practice_of_who_shares(db: Connection) -> None:
    rows = classbook.group_answers(db, BOT, CLASS)
    assert [(row.learner, row.name, row.group, row.response) for row in rows] == [
        (1, "Ann", "10A", "A"),
        (2, None, "10A", "A"),
        (3, None, "10A", "A"),
        (1, "Ann", None, "in private"),
    ]


def test_the_operator_sees_each_person_once(db: Connection) -> None:
    known = [(1, "Ann", True, 5), (2, "Ben", False, 5), (STRANGER, None, False, 53)]
    learners.welcome(db, Who(BOT, 4), Learner("Cat", "Europe/London"), 6)
    for chat, expected in ((CLASS, known), (None, [*known, (4, "Cat", False, 6)])):
        rows = classbook.all_learners(db, BOT, chat)
        assert [(row.learner, row.name, row.shares, row.since) for row in rows] == expected


def test_the_operator_sees_all_answers_or_those_of_one_class(db: Connection) -> None:
    cat = Who(BOT, 4)
    learners.welcome(db, cat, Learner("Cat", "Europe/London"), 6)
    attempts.note(db, cat, Attempt(ITEM, 99, "elsewhere", "right", 1.0, "words", None))
    own = [(1, "A"), (2, "A"), (3, "A"), (1, "in private"), (2, "in private")]
    for chat, expected in ((CLASS, own), (None, [*own, (4, "elsewhere")])):
        rows = classbook.all_answers(db, BOT, chat)
        assert [(row.learner, row.response) for row in rows] == expected


def test_an_answer_knows_whether_the_one_before_missed_the_same_item(db: Connection) -> None:
    push = ask(db, DAY + 7)
    for number in (1, 2):
        pushes.note_vote(db, BOT, push, Vote(number, (0,), "A", 1.0, None, 900 + number))
    week = classbook.answers(db, THERE, DAY + 1, DAY + 7)
    assert [(one.learner_id, one.improved) for one in week] == [(1, True), (2, False)]
    assert not any(one.missed_before for one in classbook.answers(db, THERE, DAY, DAY))


def test_how_questions_went_counts_who_answered_and_who_had_all_of_it(db: Connection) -> None:
    ask(db, DAY + 1)
    pushes.skip(db, THERE, DAY + 2, 1, 9)
    past = pushes.history(db, THERE, DAY)
    assert [(one.day, one.voters, one.right) for one in past] == [(DAY, 3, 2), (DAY + 1, 0, 0)]

"""Homework in its tables: each piece by its number, and no name of anybody who has none."""

import pytest

from state.records.classes import GroupName, Membership
from state.records.groups import Timetable, TimetableState
from state.records.homework import REPORTED_AFTER, Homework
from state.records.learners import Learner, Rating, Review, Who
from state.sql import Connection
from state.tables import groups, learners, participants, timetables
from state.tables.classes import homework
from state.tables.memory import reviews

BOT, CLASS = 7, -100
TESS, ANN, BEN, STRANGER = (Who(BOT, number) for number in (9, 1, 2, 3))
GROUP = GroupName(CLASS, "10A")
END = 1000


@pytest.fixture(autouse=True)
def _class(db: Connection) -> None:
    """Ann and somebody whom the tutor has never met in private share; Ben does not."""
    timetable = Timetable(CLASS, "10A", "Europe/London", 127, 0, 0, TimetableState.ON, 9)
    timetables.save(db, BOT, timetable, 1)
    groups.add_tutor(db, TESS, CLASS)
    for who, name in ((TESS, "Tess"), (ANN, "Ann"), (BEN, "Ben")):
        learners.welcome(db, who, Learner(name, "Europe/London"), 5)
    for who in (TESS, ANN, BEN, STRANGER):
        participants.seen(db, who, CLASS, 0)
        participants.choose(db, who, Membership(GROUP, shares=who in (ANN, STRANGER)))


def put(db: Connection, about: str, ends_at: int = END) -> int:
    one = Homework(0, GROUP, about, (f"{about}-1", f"{about}-2"), 1, ends_at, 10)
    return homework.set_for(db, TESS, one, 10)


def test_each_piece_is_found_by_its_number_while_it_is_open(db: Connection) -> None:
    first, second = put(db, "t/a"), put(db, "t/b")
    found = [homework.find(db, BOT, number) for number in (first, second)]
    assert [one and one.about for one in found] == ["t/a", "t/b"]
    homework.end(db, BOT, first)
    assert homework.find(db, BOT, first) is None
    assert [one.about for one in homework.of_class(db, BOT, GROUP)] == ["t/b"]


def test_the_end_of_one_piece_leaves_nobody_to_tell_of_it_and_of_others_all(db: Connection) -> None:
    first, second = put(db, "t/a"), put(db, "t/b")
    for number in (first, second):
        homework.tell_at(db, ANN, number, 20)
    assert [told[1] for told in homework.due_tellings(db, BOT, 20, 9)] == [first, second]
    assert homework.due_tellings(db, BOT, 19, 9) == []
    homework.end(db, BOT, first)
    assert homework.due_tellings(db, BOT, 20, 9) == [(ANN, second, 0)]


def test_it_ends_in_the_morning_after_its_day_and_the_first_comes_first(db: Connection) -> None:
    later, sooner = put(db, "t/a", END + 1), put(db, "t/b")
    assert homework.due_ends(db, BOT, END + REPORTED_AFTER - 1, 9) == ()
    due = homework.due_ends(db, BOT, END + 1 + REPORTED_AFTER, 9)
    assert [one.number for one in due] == [sooner, later]


def test_what_was_settled_before_it_was_set_or_after_its_end_is_not_done(db: Connection) -> None:
    number = put(db, "t/a")
    one = homework.find(db, BOT, number)
    assert one is not None
    for at, item in ((9, "t/a-1"), (END, "t/a-2"), (END + 1, "t/a-1"), (50, "t/b")):
        reviews.note(db, ANN, Review(item, at, 1, Rating.GOOD, 0.9))
    assert homework.done(db, ANN, one) == frozenset()
    reviews.note(db, ANN, Review("t/a-1", 10, 1, Rating.GOOD, 0.9))
    reviews.note(db, ANN, Review("t/a-2", END - 1, 1, Rating.GOOD, 0.9))
    assert homework.done(db, ANN, one) == {"t/a-1", "t/a-2"}
    assert homework.done(db, BEN, one) == frozenset()


def test_who_shares_but_was_never_met_in_private_has_no_name_to_be_seen_by(db: Connection) -> None:
    one = homework.find(db, BOT, put(db, "t/a"))
    assert one is not None
    standing = homework.standing(db, BOT, one)
    assert (standing.sharers, standing.others, standing.others_done) == ((("Ann", 0),), 2, None)

"""Questions to tutors: each learner's own are counted, and a moment belongs to what begins then."""

import pytest

from state.records.classes import CONSULTATION
from state.records.groups import Timetable, TimetableState
from state.records.learners import Learner, Who
from state.records.mail import Letter
from state.sql import Connection
from state.tables import groups, learners, mailbox, participants, timetables
from state.tables.classes import consultations

BOT, CLASS, OTHER = 7, -100, -101
ANN, BEN = Who(BOT, 1), Who(BOT, 2)


@pytest.fixture(autouse=True)
def _class(db: Connection) -> None:
    for who in (ANN, BEN):
        learners.welcome(db, who, Learner("Somebody", "Europe/London"), 5)
    for number in (CLASS, OTHER):
        group = Timetable(number, "10A", "Europe/London", 127, 0, 0, TimetableState.ON, 9)
        timetables.save(db, BOT, group, 1)


def ask(db: Connection, who: Who, at: int, group: int = CLASS) -> int:
    return consultations.ask(db, who, group, (f"t/{at}", "40", (), False, ""), None, at)


def test_what_others_ask_and_what_was_asked_before_is_not_counted(db: Connection) -> None:
    for at in (10, 20, 30):
        ask(db, ANN, at)
    ask(db, BEN, 20)
    assert consultations.count_since(db, ANN, 20) == 2
    assert consultations.count_since(db, BEN, 20) == 1
    assert consultations.count_since(db, BEN, 21) == 0
    assert consultations.waiting(db, ANN, 20) == ("t/20", "t/30")


def test_a_question_is_answered_once_and_waits_no_more(db: Connection) -> None:
    first, second = ask(db, ANN, 10), ask(db, ANN, 20)
    assert consultations.answer(db, BOT, first, "because", 30)
    assert not consultations.answer(db, BOT, first, "on second thoughts", 31)
    assert consultations.waiting(db, ANN, 0) == ("t/20",)
    replies = [consultations.find(db, BOT, number) for number in (first, second, 99)]
    assert [one and one.reply for one in replies] == ["because", None, None]


def test_of_a_group_is_counted_what_was_asked_from_a_moment_until_before_another(
    db: Connection,
) -> None:
    numbers = [ask(db, ANN, at) for at in (9, 10, 19, 20)]
    ask(db, ANN, 15, OTHER)
    consultations.answer(db, BOT, numbers[1], "because", 30)
    assert consultations.counted(db, BOT, CLASS, 10, 20) == (2, 1)


def test_what_a_tutor_has_not_read_yet_is_withdrawn_and_nobody_elses(db: Connection) -> None:
    for who in (ANN, BEN):
        number = ask(db, who, 10)
        mailbox.post(db, BOT, 9, [Letter("say", "{}", prompt=f"{CONSULTATION}{number}")], 10)
    consultations.withdraw(db, ANN)
    assert [one.letter.prompt for one in mailbox.unsent(db, BOT)] == [f"{CONSULTATION}2"]


def test_a_tutor_finds_what_was_asked_in_their_groups_and_not_answered(db: Connection) -> None:
    tutor = Who(BOT, 9)
    old, first, second, answered = (ask(db, ANN, at) for at in (9, 10, 20, 30))
    groups.add_tutor(db, tutor, CLASS)
    ask(db, ANN, 40, OTHER)
    consultations.answer(db, BOT, answered, "because", 50)
    participants.seen(db, ANN, CLASS, 1)
    found = consultations.unanswered(db, tutor, 10)
    assert found == ((first, ""), (second, ""))
    assert old not in dict(found)
    assert consultations.unanswered(db, ANN, 0) == ()

"""What waits for markers, and what their decisions change."""

import pytest

from state.records.classes import Waiting
from state.records.contests import Case, ContestRecord, Sample
from state.records.learners import Learner, Rating, Who
from state.sql import Connection
from state.tables import contests, learners, reports
from state.tables.memory import reviews
from tests.state.reviewed import DAY, ITEM, answered

BOT = 7
ANN, BEN, CAT = (Who(BOT, number) for number in (1, 2, 3))
MARKER = Who(BOT, 9)


@pytest.fixture(autouse=True)
def _known(db: Connection) -> None:
    for who in (ANN, BEN, CAT, MARKER, Who(BOT + 1, 1)):
        learners.welcome(db, who, Learner("Somebody", "Europe/London"), 5)


def ratings(db: Connection, who: Who) -> list[Rating]:
    return [review.rating for review in reviews.live(db, who, ITEM)]


def test_the_next_case_is_that_of_most_learners_in_the_words_of_the_first(db: Connection) -> None:
    contests.contest(db, ANN, ITEM, "visitors", 1)
    contests.contest(db, ANN, ITEM, "visitors", 2)
    contests.contest(db, BEN, ITEM, "Footfall figures.", 3)
    contests.contest(db, CAT, ITEM, "footfall figures", 4)
    assert contests.next_case(db, BOT) == Case(3, ITEM, "Footfall figures.", 2)


def test_a_case_may_be_as_long_as_a_message_and_is_told_by_all_of_it(db: Connection) -> None:
    long = "".join(chr(0x4E00 + number * number % 20_000) for number in range(4095))
    for who, response in ((ANN, f"{long}a"), (BEN, f"{long}b"), (CAT, f"{long}A!")):
        contests.contest(db, who, ITEM, response, 1)
    case = contests.next_case(db, BOT)
    assert case == Case(1, ITEM, f"{long}a", 2)
    contests.accept(db, MARKER, 1, 2)
    assert contests.next_case(db, BOT) == Case(2, ITEM, f"{long}b", 1)


def test_what_is_withdrawn_waits_no_longer_and_nothing_else_goes(db: Connection) -> None:
    for who, item, at in ((ANN, ITEM, 5), (ANN, ITEM, 10), (BEN, ITEM, 10), (ANN, "t/other", 10)):
        contests.contest(db, who, item, f"{who.learner_id} {item} {at}", at)
    contests.contest(db, ANN, ITEM, "decided", 10)
    contests.accept(db, MARKER, 5, 11)
    contests.withdraw(db, ANN, ITEM, 10)
    left = db.execute("SELECT response FROM contests ORDER BY id").fetchall()
    assert [response for (response,) in left] == [
        f"1 {ITEM} 5",
        f"2 {ITEM} 10",
        "1 t/other 10",
        "decided",
    ]


def test_of_cases_alike_the_oldest_is_next(db: Connection) -> None:
    for item in ("t/b", "t/a"):
        contests.contest(db, ANN, item, "visitors", 1)
    case = contests.next_case(db, BOT)
    assert case is not None
    assert case.item == "t/b"


def test_what_waits_is_counted_once_whoever_wrote_it_until_it_is_decided(db: Connection) -> None:
    for who, response in ((ANN, "Visitors"), (BEN, "visitors!"), (CAT, "clients")):
        contests.contest(db, who, ITEM, response, 1)
    for who in (ANN, BEN):
        reports.note(db, who, ITEM, "wrong", "", 1)
    contests.contest(db, Who(BOT + 1, 1), ITEM, "of another bot", 1)
    assert contests.waiting(db, BOT) == Waiting(contested=2, reported=2)
    assert contests.waiting(db, BOT).total == 4

    case, report = contests.next_case(db, BOT), reports.next_open(db, BOT)
    assert case is not None
    assert report is not None
    contests.refuse(db, MARKER, case.id, "too vague", 2)
    reports.close(db, BOT, report.id)
    assert contests.waiting(db, BOT) == Waiting(contested=1, reported=1)


def test_accepting_mends_the_last_rating_of_everybody_who_wrote_the_same(db: Connection) -> None:
    answered(db, ANN, "Visitors")
    answered(db, BEN, "visitors.")
    answered(db, CAT, "clients")
    contests.contest(db, ANN, ITEM, "Visitors", 1)
    decision = contests.accept(db, MARKER, 1, 2)
    assert decision.learners == (ANN.learner_id,)
    assert [ratings(db, who) for who in (ANN, BEN, CAT)] == [
        [Rating.GOOD],
        [Rating.GOOD],
        [Rating.AGAIN],
    ]


def test_a_rating_that_others_followed_is_taken_back_and_not_replaced(db: Connection) -> None:
    answered(db, ANN, "visitors")
    answered(db, ANN, "footfall", Rating.HARD, DAY + 1)
    contests.contest(db, ANN, ITEM, "visitors", 1)
    contests.accept(db, MARKER, 1, 2)
    assert ratings(db, ANN) == [Rating.HARD]


def test_contests_are_counted_with_those_that_were_refused(db: Connection) -> None:
    for who, response in ((ANN, "visitors"), (ANN, "clients"), (BEN, "visitors")):
        answered(db, who, response)
    assert contests.contest_record(db, ANN) == ContestRecord(2, 0, 0)
    for response in ("visitors", "clients"):
        contests.contest(db, ANN, ITEM, response, 1)
    contests.refuse(db, MARKER, 1, "no", 2)
    assert contests.contest_record(db, ANN) == ContestRecord(2, 2, 1)


def test_what_was_confirmed_waits_after_what_is_contested_once_a_learner(db: Connection) -> None:
    for who in (ANN, ANN, BEN):
        contests.confirm(db, who, ITEM, "the crowd", 1)
    contests.contest(db, CAT, ITEM, "visitors", 2)
    front = contests.next_case(db, BOT)
    assert front == Case(3, ITEM, "visitors", 1)
    confirmed = Case(1, ITEM, "the crowd", 2, confirmed=True)
    assert contests.cases_beside(db, BOT, front, 9) == (confirmed,)
    assert contests.waiting(db, BOT).contested == 2


def test_a_case_that_somebody_contests_is_no_longer_only_confirmed(db: Connection) -> None:
    contests.confirm(db, ANN, ITEM, "the crowd", 1)
    contests.contest(db, BEN, ITEM, "The crowd!", 2)
    assert contests.next_case(db, BOT) == Case(1, ITEM, "the crowd", 2)


def test_who_only_confirmed_has_contested_nothing_and_is_not_told(db: Connection) -> None:
    answered(db, ANN, "the crowd", Rating.HARD)
    contests.confirm(db, ANN, ITEM, "the crowd", 1)
    contests.contest(db, BEN, ITEM, "the crowd", 2)
    assert contests.contest_record(db, ANN).contested == 0
    assert contests.accept(db, MARKER, 1, 3).learners == (BEN.learner_id,)
    assert ratings(db, ANN) == [Rating.GOOD]
    contests.confirm(db, ANN, ITEM, "the crowd", 4)
    assert contests.next_case(db, BOT) is None


def test_of_cases_beside_only_so_many_are_given_and_of_the_same_item(db: Connection) -> None:
    for number in range(5):
        contests.contest(db, ANN, ITEM, f"visitors {number}", 1)
    contests.contest(db, ANN, "t/b", "visitors", 1)
    front = contests.next_case(db, BOT)
    assert front is not None
    assert [one.id for one in contests.cases_beside(db, BOT, front, 3)] == [2, 3, 4]


def test_what_was_confirmed_of_one_item_is_not_known_of_another(db: Connection) -> None:
    for item in (ITEM, "t/b"):
        contests.confirm(db, ANN, item, "the crowd", 1)
    assert contests.waiting(db, BOT).contested == 2


def test_what_markers_decide_is_kept_as_right_or_wrong_and_decided_anew(db: Connection) -> None:
    for response in ("visitors", "clients"):
        contests.contest(db, ANN, ITEM, response, 1)
    contests.accept(db, MARKER, 1, 2)
    contests.refuse(db, MARKER, 2, "too vague", 3)
    judged = (Sample(ITEM, "visitors", is_right=True), Sample(ITEM, "clients", is_right=False))
    assert contests.samples(db, BOT) == judged
    assert contests.everybodys_samples(db) == judged
    assert contests.samples(db, BOT + 1) == ()
    contests.contest(db, BEN, ITEM, "Visitors!", 4)
    contests.refuse(db, MARKER, 3, "on second thoughts", 5)
    assert contests.samples(db, BOT) == (judged[1], Sample(ITEM, "Visitors!", is_right=False))


def test_what_a_marker_takes_back_is_no_part_of_the_key_and_waits_again(db: Connection) -> None:
    for who, response in ((ANN, "visitors"), (BEN, "Visitors!"), (CAT, "footfall")):
        contests.contest(db, who, ITEM, response, 1)
    contests.accept(db, MARKER, 1, 2)
    contests.reopen(db, CAT, 1)
    assert contests.samples(db, BOT) == (Sample(ITEM, "visitors", is_right=True),), "not Cat's"
    contests.reopen(db, MARKER, 1)
    assert contests.samples(db, BOT) == ()
    assert contests.next_case(db, BOT) == Case(1, ITEM, "visitors", 2)
    contests.refuse(db, MARKER, 3, "why not", 3)
    contests.reopen(db, MARKER, 3)
    assert contests.samples(db, BOT) == (Sample(ITEM, "footfall", is_right=False),)


def test_a_last_rating_is_replaced_and_the_same_one_left(db: Connection) -> None:
    contests.rate_last_again(db, ANN, ITEM, Rating.GOOD, 2)
    answered(db, ANN, "visitors", Rating.HARD)
    contests.rate_last_again(db, ANN, ITEM, Rating.HARD, 2)
    assert len(reviews.live(db, ANN, ITEM)) == 1
    contests.rate_last_again(db, ANN, ITEM, Rating.GOOD, 2)
    assert ratings(db, ANN) == [Rating.GOOD]

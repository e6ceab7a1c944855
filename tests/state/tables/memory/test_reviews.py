"""The review log: what it says of an item, undone, renamed, and counted by days."""

import sqlite3
from collections.abc import Callable

import pytest

from state.audit import contradictions
from state.memory import schedule
from state.records.learners import DayTally, Learner, LoggedReview, Rating, Review, Who
from state.sql import Connection
from state.tables import learners
from state.tables.memory import memories, reviews
from state.values import replace
from tests.databases import REFUSED, rows
from tests.narrowing import there

ANN, BEN = Who(7, 1), Who(7, 2)
DAY = 739_000
AGAIN, _, GOOD, EASY = Rating


def reviewed(item: str, rating: Rating = GOOD, day: int = DAY) -> Review:
    return Review(item, day * 86_400, day, rating, 0.9)


def items(db: Connection, who: Who) -> set[str]:
    return {memory.item for memory in memories.all_of(db, who)}


def undo_last(db: Connection, who: Who) -> None:
    logged = there(reviews.last(db, who))
    reviews.undo(db, who, logged, 0)


@pytest.fixture(autouse=True)
def _known(db: Connection, who: Who) -> None:
    for one in (who, ANN, BEN):
        learners.welcome(db, one, Learner("Ann", "Europe/London"), 5)


def test_two_bots_keep_the_same_person_apart(db: Connection, who: Who) -> None:
    other = Who(who.bot_id + 1, who.learner_id)
    learners.welcome(db, other, Learner("Ann", "Europe/London"), 5)
    reviews.note(db, who, reviewed("t/a"))
    assert memories.all_of(db, other) == ()
    assert reviews.last(db, other) is None


def test_a_review_is_kept_as_it_was_and_gives_the_memory(db: Connection, who: Who) -> None:
    event = Review("t/a", 123, DAY, EASY, 0.87, 4)
    memory = reviews.note(db, who, event)
    assert memories.of_item(db, who, "t/a") == memory
    logged = replace(event, due=memory.due)
    assert reviews.last(db, who) == LoggedReview(1, logged)
    assert reviews.live(db, who, "t/a") == (logged,)


def test_items_that_could_come_on_several_days_spread_over_them(db: Connection, who: Who) -> None:
    days = schedule.window(None, reviewed("t/0", EASY))
    for number in range(2 * len(days)):
        reviews.note(db, who, reviewed(f"t/{number}", EASY))
    assert memories.due_on(db, who, days) == dict.fromkeys(days, 2)


def test_a_sibling_comes_back_on_another_day(db: Connection, who: Who) -> None:
    first = reviews.note(db, who, reviewed("t/a", EASY))
    crowded = [day for day in schedule.window(None, reviewed("t/b", EASY)) if day != first.due]
    for number, day in enumerate(crowded * 3):
        reviews.note(db, who, reviewed(f"u/{number}", AGAIN, day - 1))
    assert reviews.note(db, who, reviewed("t/b", EASY), siblings=["t/a"]).due != first.due


def test_a_day_counts_its_reviews_and_those_remembered(db: Connection, who: Who) -> None:
    for item, rating, day in [("a", GOOD, DAY), ("b", AGAIN, DAY), ("a", GOOD, DAY + 3)]:
        reviews.note(db, who, reviewed(item, rating, day))
    assert memories.tallies(db, who, DAY) == (DayTally(DAY, 2, 1), DayTally(DAY + 3, 1, 1))
    assert memories.tallies(db, who, DAY + 1) == (DayTally(DAY + 3, 1, 1),)


def test_an_undo_puts_the_memory_back_exactly(db: Connection, who: Who) -> None:
    before = reviews.note(db, who, reviewed("t/a"))
    reviews.note(db, who, reviewed("t/a", AGAIN, DAY + 2))
    undo_last(db, who)
    assert memories.of_item(db, who, "t/a") == before
    assert memories.tallies(db, who, 0) == (DayTally(DAY, 1, 1), DayTally(DAY + 2, 0, 0))


def test_undoing_the_first_review_forgets_the_item(db: Connection, who: Who) -> None:
    reviews.note(db, who, reviewed("t/a"))
    undo_last(db, who)
    assert memories.of_item(db, who, "t/a") is None
    assert reviews.last(db, who) is None


def test_undos_go_back_one_review_after_the_other(db: Connection, who: Who) -> None:
    for item in ("t/a", "t/b", "t/c"):
        reviews.note(db, who, reviewed(item))
    undo_last(db, who)
    undo_last(db, who)
    assert items(db, who) == {"t/a"}
    assert contradictions(db) == []


def test_the_same_review_cannot_be_undone_twice(db: Connection, who: Who) -> None:
    reviews.note(db, who, reviewed("t/a"))
    logged = there(reviews.last(db, who))
    reviews.undo(db, who, logged, 0)
    with pytest.raises(REFUSED, match=r"(?i)unique"):
        reviews.undo(db, who, logged, 0)


def test_a_renamed_item_keeps_what_was_learnt(db: Connection, who: Who) -> None:
    reviews.note(db, who, reviewed("t/old"))
    reviews.rename_items(db, who.bot_id, {"t/old": "t/new"}, 0)
    moved = there(memories.of_item(db, who, "t/new"))
    assert (moved.reps, moved.day) == (1, DAY)
    assert items(db, who) == {"t/new"}
    assert contradictions(db) == []


def test_renaming_again_changes_nothing(db: Connection, who: Who) -> None:
    reviews.note(db, who, reviewed("t/old"))
    reviews.rename_items(db, who.bot_id, {"t/old": "t/new"}, 0)
    reviews.note(db, who, reviewed("t/new", AGAIN, DAY + 2))
    before = rows(db)
    reviews.rename_items(db, who.bot_id, {"t/old": "t/new"}, 99)
    assert rows(db) == before


def test_an_item_renamed_twice_keeps_all_its_reviews(db: Connection, who: Who) -> None:
    for old, new in (("t/a", "t/b"), ("t/b", "t/c")):
        reviews.note(db, who, reviewed(old))
        reviews.rename_items(db, who.bot_id, {old: new}, 0)
    memory = there(memories.of_item(db, who, "t/c"))
    assert memory.reps == 2
    assert contradictions(db) == []


def test_a_name_that_is_taken_back_takes_its_reviews_back(db: Connection, who: Who) -> None:
    first = reviews.note(db, who, reviewed("t/a"))
    reviews.rename_items(db, who.bot_id, {"t/a": "t/b"}, 0)
    reviews.rename_items(db, who.bot_id, {"t/b": "t/a"}, 0)
    assert memories.all_of(db, who) == (first,)
    assert contradictions(db) == []


def test_a_review_before_a_rename_is_undone_under_the_new_name(db: Connection, who: Who) -> None:
    reviews.note(db, who, reviewed("t/old"))
    reviews.rename_items(db, who.bot_id, {"t/old": "t/new"}, 0)
    logged = there(reviews.last(db, who))
    assert logged.review.item == "t/new"
    reviews.undo(db, who, logged, 0)
    assert memories.all_of(db, who) == ()
    assert contradictions(db) == []


def test_a_free_name_may_be_given_to_another_item(db: Connection, who: Who) -> None:
    reviews.note(db, who, reviewed("t/a"))
    reviews.rename_items(db, who.bot_id, {"t/a": "t/b"}, 0)
    fresh = reviews.note(db, who, reviewed("t/a", EASY))
    assert fresh.reps == 1
    assert [len(reviews.live(db, who, item)) for item in ("t/a", "t/b")] == [1, 1]
    assert contradictions(db) == []


def test_an_answer_from_before_a_rename_that_comes_late_is_carried_over_next_time(
    db: Connection, who: Who
) -> None:
    reviews.note(db, who, reviewed("t/old"))
    reviews.rename_items(db, who.bot_id, {"t/old": "t/new"}, 0)
    reviews.note(db, who, reviewed("t/old", EASY))
    reviews.rename_items(db, who.bot_id, {"t/old": "t/new"}, 0)
    assert [(memory.item, memory.reps) for memory in memories.all_of(db, who)] == [("t/new", 2)]
    assert contradictions(db) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reviews SET rating = 4",
        "UPDATE reviews SET at = at + 1 WHERE id = 1",
        "DELETE FROM reviews",
        pytest.param(
            "REPLACE INTO reviews SELECT id, bot_id, learner_id, item, at, day, 4, retention,"
            " options, undoes, due FROM reviews",
            marks=pytest.mark.file,
        ),
        "INSERT INTO reviews SELECT * FROM reviews WHERE id = 1"
        " ON CONFLICT (id) DO UPDATE SET rating = 4",
    ],
)
def test_the_log_refuses_to_be_changed(statement: str, db: Connection, who: Who) -> None:
    reviews.note(db, who, reviewed("t/a"))
    before = rows(db)
    with pytest.raises(REFUSED, match="append-only"):
        db.execute(statement)
    assert rows(db) == before


@pytest.mark.file  # which says beforehand how it finds them
@pytest.mark.parametrize(
    "look",
    [
        memories.all_of,
        lambda db, who: memories.due_on(db, who, range(DAY, DAY + 9)),
        lambda db, who: memories.of_item(db, who, "t/a"),
        lambda db, who: reviews.live(db, who, "t/a"),
        reviews.last,
        lambda db, who: memories.tallies(db, who, DAY),
    ],
)
def test_no_look_at_one_learner_reads_all_the_others(
    look: Callable[[sqlite3.Connection, Who], object], db: sqlite3.Connection, who: Who
) -> None:
    asked: list[str] = []
    db.set_trace_callback(asked.append)
    look(db, who)
    db.set_trace_callback(None)
    plans = [
        step[3]
        for statement in asked
        if "renames" not in statement  # a handful of rows, whoever asks
        for step in db.execute(f"EXPLAIN QUERY PLAN {statement}")
    ]
    reads = [plan for plan in plans if plan.startswith(("SCAN", "SEARCH"))]
    assert reads
    for plan in reads:
        assert "bot_id=? AND learner_id=?" in plan or "reviews_undone (undoes=?)" in plan


def review(db: Connection, who: Who, item: str, day: int) -> None:
    reviews.note(db, who, Review(item, day * 86_400, day, Rating.GOOD, 0.9))


def test_a_review_is_found_by_its_number_by_its_learner_until_it_is_undone(db: Connection) -> None:
    review(db, ANN, "t/a", DAY)
    logged = there(reviews.by_number(db, ANN, 1))
    assert logged == reviews.last(db, ANN)
    assert reviews.by_number(db, BEN, 1) is None
    reviews.undo(db, ANN, logged, 9)
    assert reviews.by_number(db, ANN, 1) is None
    assert reviews.by_number(db, ANN, 2) is None  # the undo itself


def test_the_last_review_of_an_item_is_the_newest_of_all_its_names(db: Connection) -> None:
    review(db, ANN, "t/a", DAY)
    reviews.rename_items(db, ANN.bot_id, {"t/a": "t/b"}, 9)
    old = there(reviews.last_of(db, ANN, "t/b"))
    assert (old.id, old.review.item) == (1, "t/b")

    review(db, ANN, "t/b", DAY + 1)
    review(db, ANN, "t/c", DAY + 2)
    new = there(reviews.last_of(db, ANN, "t/b"))
    assert new.id == 2
    assert [one.day for one in reviews.live(db, ANN, "t/b")] == [DAY, DAY + 1]
    assert reviews.last_of(db, ANN, "t/a") is None


def test_the_whole_log_bears_the_present_names_oldest_first(db: Connection) -> None:
    review(db, ANN, "t/a", DAY)
    review(db, BEN, "t/a", DAY)
    reviews.rename_items(db, ANN.bot_id, {"t/a": "t/b"}, 9)
    review(db, ANN, "t/a", DAY + 1)
    assert [(one.item, one.day) for one in reviews.log(db, ANN)] == [("t/b", DAY), ("t/a", DAY + 1)]


def test_what_was_missed_last_is_at_hand_and_what_was_known_rests(db: Connection, who: Who) -> None:
    for item, rating in (("t/missed", AGAIN), ("t/known", GOOD), ("t/named", GOOD)):
        reviews.note(db, who, reviewed(item, rating))
    later = DAY + 1
    near, resting = memories.at_hand(db, who, DAY, later, ["t/named"])
    assert [memory.item for memory in near] == ["t/missed", "t/named"]
    assert resting.items == {"t/known"}
    assert resting.until is not None
    assert resting.until > DAY

"""Exam dates and pauses: one day a topic, and pauses that never overlap."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from state.records.learners import EVERYTHING, Learner, Pause, Who
from state.sql import Connection
from state.tables import exams, learners
from tests.databases import short_lived
from tests.examples import FEWER

pytestmark = pytest.mark.usefixtures("ann")

DAY = 740_000


def test_another_day_for_an_exam_takes_the_place_of_the_first(db: Connection, who: Who) -> None:
    exams.note_exam(db, who, EVERYTHING, DAY)
    exams.note_exam(db, who, "sales", DAY + 9)
    exams.note_exam(db, who, EVERYTHING, DAY + 3)
    assert exams.exams(db, who) == {EVERYTHING: DAY + 3, "sales": DAY + 9}


def test_an_exam_that_is_forgotten_leaves_the_others(db: Connection, who: Who) -> None:
    exams.note_exam(db, who, EVERYTHING, DAY)
    exams.note_exam(db, who, "sales", DAY)
    exams.forget_exam(db, who, EVERYTHING)
    exams.forget_exam(db, who, "never-set")
    assert exams.exams(db, who) == {"sales": DAY}


def test_a_pause_that_ends_on_the_day_it_began_was_none(db: Connection, who: Who) -> None:
    exams.begin_pause(db, who, Pause(DAY))
    exams.end_pause(db, who, DAY)
    assert exams.pauses(db, who) == ()


def test_a_pause_ends_the_day_before_the_learner_comes_back(db: Connection, who: Who) -> None:
    exams.begin_pause(db, who, Pause(DAY, DAY + 20))
    exams.end_pause(db, who, DAY + 5)
    exams.end_pause(db, who, DAY + 30)
    assert exams.pauses(db, who) == (Pause(DAY, DAY + 4),)


@FEWER
@given(
    st.lists(
        st.tuples(st.booleans(), st.integers(0, 9), st.none() | st.integers(0, 30)), max_size=12
    )
)
def test_pauses_never_overlap(deeds: list[tuple[bool, int, int | None]]) -> None:
    with short_lived() as db:
        kept = pauses_after(db, deeds)
    for pause in kept:
        assert pause.until is None or pause.until >= pause.since
    for one, following in pairwise(kept):
        assert one.until is not None
        assert one.until < following.since


def pauses_after(db: Connection, deeds: list[tuple[bool, int, int | None]]) -> tuple[Pause, ...]:
    who, today = Who(1, 1), DAY
    learners.welcome(db, who, Learner("Ann", "Europe/London"), 0)
    for begins, later, length in deeds:
        today += later
        if begins:
            exams.begin_pause(db, who, Pause(today, None if length is None else today + length))
        else:
            exams.end_pause(db, who, today)
    return exams.pauses(db, who)

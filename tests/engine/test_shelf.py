"""A session is composed of a part of what was met just as it would be of all of it."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine import shelf
from bot.tutor.choosing.composer import compose
from bot.tutor.choosing.sureness import worth_asking
from state.records.learners import Hold, Holding, Learner, Memory, Rating, Resting, Review, Who
from state.sql import Connection
from state.tables import exams, learners, misconceptions
from state.tables.memory import memories, reviews
from state.values import replace
from tests.databases import connection_on
from tests.tutor.laying import LIBRARY

WHO: Final = Who(7, 42)
DAY: Final = 739_000
TOPICS = tuple(LIBRARY.topics)[:2]
REFS = tuple(chain.from_iterable(LIBRARY.refs(topic)[:25] for topic in TOPICS))
GONE = tuple(f"{TOPICS[0]}/gone-{number}" for number in range(9))
WRONG = tuple(
    f"{topic}/{wrong.id}" for topic in TOPICS for wrong in LIBRARY.topics[topic].misconceptions
)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    connection = connection_on(tmp_path_factory.mktemp("shelf") / "viva.db")
    learners.welcome(connection, WHO, Learner("Ann", "UTC"), 0)
    yield connection
    connection.close()


@st.composite
def met(draw: st.DrawFn) -> Memory:
    """As a review leaves it: what was missed is due on the day after."""
    ref, day = draw(st.sampled_from(REFS + GONE)), DAY - draw(st.integers(0, 12))
    last = draw(st.sampled_from(Rating))
    due = day + 1 if last is Rating.AGAIN else day + draw(st.integers(1, 40))
    stability, lapses = draw(st.sampled_from((0.4, 2.5, 9.0, 40.0))), draw(st.sampled_from((0, 8)))
    return Memory(ref, stability, 5.0, day, due, 3, lapses, last)


def hold(db: Connection, data: st.DataObject) -> tuple[Holding, ...]:
    """Let the learner hold some wrong ideas, and plan to ask some items again."""
    for name in data.draw(st.sets(st.sampled_from(WRONG), max_size=4)):
        state = data.draw(st.sampled_from(Hold))
        misconceptions.save(db, WHO, Holding(name, state, 2, DAY - 9, next_check=DAY))
    for item in data.draw(st.sets(st.sampled_from(REFS), max_size=2)):
        misconceptions.ask_again_on(db, WHO, item, DAY)
    return misconceptions.holdings(db, WHO)


@given(
    st.lists(met(), max_size=50, unique_by=lambda one: one.item),
    st.integers(0, 10),
    st.sampled_from((None, 1, 40)),
    st.data(),
)
def test_what_is_asked_does_not_depend_on_what_was_left_unread(
    db: Connection, met: list[Memory], missed: int, exam: int | None, data: st.DataObject
) -> None:
    db.execute("BEGIN")
    try:
        for number in range(10 if missed else 0):
            rating = Rating.AGAIN if number < missed else Rating.GOOD
            reviews.note(db, WHO, Review("another/item", 0, DAY - 20, rating, 0.9))
        for memory in met:
            memories.save(db, WHO, memory)
        if exam is not None:
            exams.note_exam(db, WHO, TOPICS[0], DAY + exam)
        held = hold(db, data)
        part, all_of_it = (
            shelf.lay(db, WHO, DAY, held, LIBRARY, whole=whole) for whole in (False, True)
        )
    finally:
        db.execute("ROLLBACK")
    asked, expected = (
        compose(LIBRARY, TOPICS, one, DAY, 8, chosen=TOPICS[1]) for one in (part, all_of_it)
    )
    assert asked == expected
    assert part.next_due(DAY) == all_of_it.next_due(DAY)
    assert part.met == all_of_it.met
    assert worth_asking(LIBRARY, part, DAY, asked) == worth_asking(LIBRARY, all_of_it, DAY, asked)


def test_of_what_rests_only_the_names_are_read(db: Connection) -> None:
    due = Memory(REFS[0], 9.0, 5.0, DAY - 9, DAY, 3, 0, Rating.GOOD)
    rests = replace(due, item=REFS[1], due=DAY + 3)
    db.execute("BEGIN")
    try:
        for memory in (due, rests):
            memories.save(db, WHO, memory)
        laid = shelf.lay(db, WHO, DAY, (), LIBRARY, whole=False)
    finally:
        db.execute("ROLLBACK")
    assert laid.memories == (due,)
    assert laid.resting == Resting(frozenset({REFS[1]}), DAY + 3)

"""Which topic "it" is."""

from bot.engine.authoring.naming import meant
from bot.tutor.model.authoring import Authoring
from state.records.topics import Edition, Upload

OLD = Upload("d1", "cells", "Cells", 0, at=10)
NEW = Upload("d2", "cells-2", "Cells and more", 0, at=20)
TAUGHT = Edition(1, "fruit", 1, "Fruit", "d3", "{}", made_at=30, made_by=7, author="Ana")
OTHERS = Edition(2, "trees", 1, "Trees", "d4", "{}", made_at=40, made_by=8, author="Eve")
RIGHTS = Authoring(own=frozenset({"fruit"}), uploads=(OLD, NEW), current=(TAUGHT, OTHERS))


def test_it_is_what_its_author_sent_or_published_last() -> None:
    assert meant(RIGHTS, "") == TAUGHT
    assert meant(Authoring(uploads=(OLD, NEW)), "") == NEW


def test_it_is_what_the_message_names_that_they_reply_to() -> None:
    assert meant(RIGHTS, "Cells and more (read as a table)") == NEW
    assert meant(RIGHTS, "Cells (read as a table)") == OLD


def test_without_a_topic_of_ones_own_it_is_none() -> None:
    assert meant(Authoring(current=(OTHERS,)), "Trees") is None

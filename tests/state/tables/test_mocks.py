"""What a mock exam came to is kept once for each exam."""

import pytest

from state.records.learners import MockResult, Who
from state.sql import Connection
from state.tables import mocks

pytestmark = pytest.mark.usefixtures("ann")


def test_an_exam_that_is_marked_again_keeps_one_result(db: Connection, who: Who) -> None:
    for score in (0.4, 0.6):
        mocks.note(db, who, MockResult("t", 9, score))
    mocks.note(db, who, MockResult("t", 5, 0.1))
    assert db.execute("SELECT at, score FROM mocks ORDER BY id").fetchall() == [(9, 0.6), (5, 0.1)]

"""Somebody who has written to the bot."""

import pytest

from state.records.learners import Learner, Who
from state.sql import Connection
from state.tables import learners


@pytest.fixture
def ann(db: Connection, who: Who) -> None:
    learners.welcome(db, who, Learner("Ann", "Europe/London"), 5)

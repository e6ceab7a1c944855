"""A database for each test: on disk, opened as the bot opens it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from state.records.learners import Who
from state.sql import Connection
from tests.databases import connection_on


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "viva.db"


@pytest.fixture
def db(path: Path) -> Iterator[Connection]:
    connection = connection_on(path)
    yield connection
    connection.close()


@pytest.fixture
def who() -> Who:
    return Who(bot_id=7, learner_id=42)

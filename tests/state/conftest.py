"""A database for each test: on disk, opened as the bot opens it."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from state.records.learners import Who
from tests.databases import open_or_make


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "viva.db"


@pytest.fixture
def db(path: Path) -> Iterator[sqlite3.Connection]:
    connection = open_or_make(path)
    yield connection
    connection.close()


@pytest.fixture
def who() -> Who:
    return Who(bot_id=7, learner_id=42)

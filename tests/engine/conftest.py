"""A counter for each test, on a database of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import session_on
from tests.engine.counter import Counter


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "viva.db"


@pytest.fixture
def counter(path: Path) -> Iterator[Counter]:
    one = Counter(session_on(path))
    yield one
    one.close()

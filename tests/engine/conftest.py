"""A counter for each test, on a database of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import open_or_make
from tests.engine.counter import Counter


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "viva.db"


@pytest.fixture
def counter(path: Path) -> Iterator[Counter]:
    one = Counter(open_or_make(path))
    yield one
    one.close()

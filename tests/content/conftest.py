"""A sound topic where a test may spoil it."""

import shutil
from pathlib import Path

import pytest

from tests.content.spoilt import SOUND


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SOUND, tmp_path / "till-work"))

"""A school with two groups, one of which Tess looks after."""

import pytest

from tests.conversation import Conversation, Opened
from tests.engine.classes import found
from tests.tutor.laying import SMALL
from tests.tutor.people.school import CHAT, OTHER


@pytest.fixture
def talk(opened: Opened) -> Conversation:
    """Tess looks after 9B, and Yara after 9C."""
    one = opened(SMALL)
    found(one, CHAT, "9B", "Tess")
    found(one, OTHER, "9C", "Yara")
    return one

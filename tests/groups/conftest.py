"""A group that has been set up."""

import pytest

from tests.groups.laying import Room


@pytest.fixture
def room() -> Room:
    one = Room()
    one.set_up()
    return one

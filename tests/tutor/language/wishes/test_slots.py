"""What a message may name: days and times, wherever they stand in it."""

import pytest

from bot.tutor.language.wishes.slots import longest


@pytest.mark.parametrize(("name", "said"), [("day", "next friday"), ("time", "half past seven")])
def test_it_is_looked_for_in_a_message_and_not_in_a_page(name: str, said: str) -> None:
    named = said.split()
    message = ["well"] * (40 - len(named)) + named
    assert longest(message, name) == (40 - len(named), 40)
    assert longest(["well", *message], name) is None

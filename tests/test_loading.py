"""What is loaded is not looked through again: it stays as long as the program runs."""

import gc

from bot.loading import loading


def test_what_was_loaded_is_not_looked_through_afterwards() -> None:
    with loading():
        before = gc.get_freeze_count()
        loaded = [[number] for number in range(1000)]
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() >= before + len(loaded)

"""What is loaded is not looked through again, and garbage is looked for seldom from then on."""

import gc

from bot.loading import SELDOM, loading


def test_what_was_loaded_is_not_looked_through_afterwards() -> None:
    with loading():
        before = gc.get_freeze_count()
        loaded = [[number] for number in range(1000)]
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_threshold()[0] == SELDOM
    assert gc.get_freeze_count() >= before + len(loaded)

"""How long the bot waits before it tries again."""

import pytest

from bot.telegram.patience import Patience


@pytest.mark.parametrize(
    ("tries", "longest"), [(1, 0.5), (2, 1.0), (3, 2.0), (7, 32.0), (8, 60.0), (1440, 60.0)]
)
def test_pauses_double_up_to_a_minute_and_no_two_chats_wait_equally_long(
    tries: int, longest: float
) -> None:
    pauses = {Patience().after(tries) for _ in range(50)}
    assert longest / 2 <= min(pauses) < max(pauses) <= longest

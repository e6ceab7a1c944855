"""Protocol Buffers: any bytes are a message, or are said to be none."""

from hypothesis import given
from hypothesis import strategies as st

from bot.importing.anki import wire


@given(st.binary(max_size=200))
def test_any_bytes_are_a_message_or_broken(message: bytes) -> None:
    try:
        list(wire.fields(message))
    except wire.Broken as broken:
        assert str(broken)  # noqa: PT017  # it may as well be a message

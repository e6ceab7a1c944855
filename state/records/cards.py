"""What is remembered of a card that somebody had made to pass on, as a value."""

from msgspec import Struct


class Card(Struct, frozen=True):
    """A picture that Telegram has, by the name it gave, with the words under it."""

    file_id: str
    caption: str
    """Telegram's HTML."""

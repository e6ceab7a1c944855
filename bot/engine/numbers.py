"""Numbers of rows as buttons carry them, which anybody may forge."""

from typing import Final

_MOST_DIGITS: Final = 18
"""What SQLite holds in any case."""


def row_number(text: str) -> int | None:
    """Give the number of a row that is written here; None for what can be none."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None

"""The topics that are shipped: read once a process, for nothing in them ever changes."""

from functools import cache
from pathlib import Path

from bot.tutor.model.teaching import Teaching
from content.library import Library
from content.load import load_library

SHIPPED = Path(__file__).parent.parent / "content" / "topics"


@cache
def shipped() -> Library:
    """Everything that is shipped; reading it takes longer than most tests."""
    return load_library(SHIPPED)


@cache
def shipped_teaching() -> Teaching:
    """The same, with its keys compiled."""
    return Teaching.of(shipped())

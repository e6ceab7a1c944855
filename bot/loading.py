"""Loads what takes a second to load, without looking for garbage in it, then or ever after.

What is loaded stays. To look through some hundred thousand objects took a sixth of a start, and
afterwards a tenth of a second in the middle of somebody's turn, whenever many objects were made.
And little is made that refers to itself, which is all that is looked for: of 8,000 turns not one
object was left. To look at Python's own pace was a fifteenth of a turn, so it is done seldom.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

SELDOM: Final = 10_000
"""By how many objects more are made than are gone before garbage is looked for: Python's is 700."""


@contextmanager
def loading() -> Iterator[None]:
    """Import or read something large inside."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(SELDOM)
        gc.enable()

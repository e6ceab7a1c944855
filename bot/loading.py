"""Loads what takes a second to load, without looking for garbage in it, then or ever after.

What is loaded stays. To look through some hundred thousand objects took a sixth of a start, and
afterwards a tenth of a second in the middle of somebody's turn, whenever many objects were made.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Import or read something large inside."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()

"""Loads what takes a second to load, without looking for garbage in it all the while."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Import something large inside; what is loaded stays, and to look through it takes a sixth."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()

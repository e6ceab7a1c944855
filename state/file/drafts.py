"""Drafts of files: written beside their target and put in its place when whole.

A draft of a database holds what its copies hold. What a kill leaves behind is removed at the next
start and before the next draft: somebody who was forgotten since may be in it.
"""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from state.errors import NotSaved

_PARTS = ("", "-wal", "-shm")
"""What a database may consist of: the file, its write-ahead log, and that log's index."""

ENDING = ".viva-part"


@contextmanager
def draft(target: Path) -> Iterator[Path]:
    """Give a private file beside the target to work on; it is gone after the block.

    It is locked meanwhile, which tells it from one that a kill has left behind.
    """
    clear(target.parent)
    try:
        handle, name = tempfile.mkstemp(prefix=f"{target.name}.", suffix=ENDING, dir=target.parent)
    except OSError as error:
        raise NotSaved(f"{target}: cannot be written ({error.strerror}).") from error
    path = Path(name)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield path
    finally:
        _remove(path)
        os.close(handle)


def clear(folder: Path) -> None:
    """Remove what kills have left behind in a folder: it may hold whoever was forgotten since."""
    for piece in folder.glob(f"*{ENDING}-*"):
        if not piece.with_name(piece.name.rpartition("-")[0]).exists():
            with suppress(OSError):  # it is another's
                piece.unlink()
    for path in folder.glob(f"*{ENDING}"):
        with suppress(OSError), path.open("rb") as opened:  # somebody is at work on it
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _remove(path)


def _remove(path: Path) -> None:
    for part in (*parts(path), path.with_name(f"{path.name}-journal")):
        part.unlink(missing_ok=True)


def parts(database: Path) -> list[Path]:
    """The files that a database may consist of."""
    return [database.with_name(database.name + ending) for ending in _PARTS]

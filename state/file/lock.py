"""One process for one database: whoever may change the file holds a lock beside it.

SQLite itself would let two bots write by turns, and then both would answer every learner. The
lock lives on a file of its own, is given back by the system when its holder dies, and says nothing
about readers: a check or a backup needs none.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from state.errors import InUse, Unreadable
from state.file.database import refuse_unless_folder


@contextmanager
def hold(database: Path) -> Iterator[None]:
    """Be the only process that works on a database while the block runs.

    Raises InUse at once when another process holds it, MissingFolder when there is nowhere to keep
    a lock, Unreadable when none can be kept there.
    """
    refuse_unless_folder(database)  # filelock would make it
    lock = FileLock(f"{database}.lock", timeout=0, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        raise InUse(f"{database}: in use by a running Viva. Stop that one first.") from None
    except OSError as error:
        raise Unreadable(f"{database}: cannot be locked ({error.strerror}).") from error
    try:
        yield
    finally:
        lock.release()

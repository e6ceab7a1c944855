"""A process that is killed at a certain change of a file, so that it can be killed at each of them.

The theory. A process that is killed loses nothing that it has told the system: what was written is
there, flushed or not, and what was not written is not. So the states that a kill can leave behind
are those between two changes of files: a write, a cut, a new name, a removal, a new file. (What a
power cut can leave behind is more; see `tests/engine/disk.py`.) SQLite lets its system calls be
replaced by name, for tests of this kind (sqlite.org/vfs.html); Python's own are replaced too.
"""

import ctypes
import os
import signal
import sys
import traceback
from collections.abc import Callable
from typing import Any

_PLACE = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p
)  # int xSetSystemCall(sqlite3_vfs*, const char *name, sqlite3_syscall_ptr)
_FIND = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p)

_PLACES = 5 + 8 + 4 + 1
"""Words of a sqlite3_vfs before xSetSystemCall: facts, methods, more, and one of version 2."""

_INT, _SIZE, _TEXT, _BYTES = ctypes.c_int, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_void_p
_LONG = ctypes.c_int64

CALLS: dict[bytes, Any] = {
    b"pwrite64": ctypes.CFUNCTYPE(ctypes.c_ssize_t, _INT, _BYTES, _SIZE, _LONG, use_errno=True),
    b"pwrite": ctypes.CFUNCTYPE(ctypes.c_ssize_t, _INT, _BYTES, _SIZE, _LONG, use_errno=True),
    b"write": ctypes.CFUNCTYPE(ctypes.c_ssize_t, _INT, _BYTES, _SIZE, use_errno=True),
    b"ftruncate": ctypes.CFUNCTYPE(_INT, _INT, _LONG, use_errno=True),
    b"unlink": ctypes.CFUNCTYPE(_INT, _TEXT, use_errno=True),
    b"open": ctypes.CFUNCTYPE(_INT, _TEXT, _INT, _INT, use_errno=True),
}
"""SQLite's calls that change a file, by the names that it gives them."""

PYTHONS = ("rename", "replace", "unlink", "fsync", "open", "truncate", "mkdir")

_kept: list[Any] = []
"""What SQLite calls from now on; it must not be collected."""


class Countdown:
    """Kills this process at the change whose turn it is."""

    def __init__(self, left: int) -> None:
        self.left = left

    def __call__(self) -> None:
        """Count a change that is about to be made."""
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self.left -= 1


def changes_of(work: Callable[[], object]) -> int:
    """Do work in a process of its own; gives how many changes of files it made."""
    reading, writing = os.pipe()
    countdown = Countdown(-1)

    def told() -> None:
        work()
        os.write(writing, str(-1 - countdown.left).encode())

    assert not _died(told, countdown)
    made = int(os.read(reading, 20))
    os.close(reading)
    os.close(writing)
    return made


def dies(work: Callable[[], object], changes: int) -> bool:
    """Do work in a process that is killed after so many changes of files; False if it lived.

    Raises RuntimeError if the work failed of itself.
    """
    return _died(work, Countdown(changes))


def _died(work: Callable[[], object], countdown: Countdown) -> bool:
    if not (child := os.fork()):
        try:
            _count(countdown)
            work()
            os._exit(0)
        except BaseException:  # noqa: BLE001  # a fork must not go on as its parent
            traceback.print_exc(file=sys.__stderr__)
            os._exit(1)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError("the work failed before it was killed")
    return os.WIFSIGNALED(status)


def _count(countdown: Countdown) -> None:
    """Let SQLite and Python tell of each change before they make it."""
    library = ctypes.CDLL("libsqlite3.so.0")
    library.sqlite3_vfs_find.restype = ctypes.POINTER(ctypes.c_void_p * 32)
    library.sqlite3_vfs_find.argtypes = [ctypes.c_char_p]
    vfs = library.sqlite3_vfs_find(None)
    fields = vfs.contents
    place, find = _PLACE(fields[_PLACES]), _FIND(fields[_PLACES + 1])
    address = ctypes.cast(vfs, ctypes.c_void_p)
    for name, kind in CALLS.items():
        if real := find(address, name):
            told = kind(_telling(kind(real), countdown, name == b"open"))
            _kept.append(told)
            place(address, name, ctypes.cast(told, ctypes.c_void_p))
    for ours in PYTHONS:
        setattr(os, ours, _telling(getattr(os, ours), countdown, ours == "open"))


def _telling(
    real: Callable[..., Any],
    countdown: Countdown,
    opens: bool,  # noqa: FBT001  # which of two
) -> Callable[..., Any]:
    """Give a call that is counted first; one that opens a file, where it may make it."""

    def call(*arguments: Any, **named: Any) -> Any:
        if not opens or arguments[1] & os.O_CREAT:
            countdown()
        return real(*arguments, **named)

    return call

"""One process for one database."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from state.errors import InUse, Unreadable
from state.file.lock import hold

HOLD = """
import sys
from pathlib import Path
from state.file.lock import hold
with hold(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_holder_is_refused_in_one_line_until_the_first_lets_go(path: Path) -> None:
    with hold(path), pytest.raises(InUse, match="in use by a running Viva") as refusal, hold(path):
        pass
    assert "\n" not in str(refusal.value)
    with hold(path):
        pass


def test_a_lock_that_cannot_be_kept_is_said_in_one_line(path: Path) -> None:
    path.with_name(f"{path.name}.lock").mkdir()
    with pytest.raises(Unreadable, match="cannot be locked") as refusal, hold(path):
        pass
    assert "\n" not in str(refusal.value)


def test_a_holder_that_is_killed_has_let_go(path: Path) -> None:
    with subprocess.Popen(  # noqa: S603  # this very Python
        [sys.executable, "-c", HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(InUse), hold(path):
            pass
        holder.kill()
        holder.wait()
        with hold(path):
            pass


def test_the_lock_stands_beside_the_database_and_is_private(path: Path) -> None:
    with hold(path):
        assert stat.S_IMODE(path.with_name("viva.db.lock").stat().st_mode) == 0o600
    assert not path.exists()

"""Does each mend have a test that fails without it? Take them out, one by one, and see.

    python -m benchmarks.breaches           all of them; ends with 1 if a test stays green
    python -m benchmarks.breaches F18 A22   those of some rows

Works on a copy, so that nothing here is ever changed.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.breaches.table import BREACHES, Breach

ROOT = Path(__file__).parents[2]
SECONDS = 180
"""A test that hangs has failed, too. One with a server of its own takes one, on a busy machine."""


def main() -> None:
    """Plant the breaches that were asked for, and print what became of each."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.breaches", description=__doc__)
    parser.add_argument("rows", nargs="*", help="rows of docs/reliability.md, like F18")
    rows = parser.parse_args().rows
    chosen = [breach for breach in BREACHES if not rows or breach.row in rows]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy(folder)
        if not passes(folder, sorted({breach.test for breach in chosen})):
            sys.exit("the tests do not pass as it is")
        survived = [breach for breach in chosen if not is_noticed(folder, breach)]
    print(f"{len(chosen) - len(survived)} of {len(chosen)} breaches were noticed")
    sys.exit(1 if survived else 0)


def copy(folder: Path) -> None:
    """Copy what git knows, as it is now, and what is new."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],  # noqa: S607  # git of the author
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in listed.stdout.split("\0"):
        if name and (ROOT / name).is_file() and not (ROOT / name).is_symlink():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((ROOT / name).read_bytes())


def is_noticed(folder: Path, breach: Breach) -> bool:
    """Plant a breach, run its test, take the breach out; tell whether the test failed."""
    file = folder / breach.file
    sound = file.read_text(encoding="utf-8")
    file.write_text(breach.planted(sound), encoding="utf-8")
    try:
        noticed = not passes(folder, [breach.test])
    finally:
        file.write_text(sound, encoding="utf-8")
    print(f"{breach.row:4} {'noticed' if noticed else 'SURVIVED':9} {breach.what}", flush=True)
    return noticed


def passes(folder: Path, tests: Sequence[str]) -> bool:
    """Tell whether tests pass in the copy; raises RuntimeError where none could be run."""
    command = (*(sys.executable, "-m", "pytest", "-q", "-x", "-n", "0"), "-p", "no:cacheprovider")
    environment = {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(folder),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    try:
        done = subprocess.run(  # noqa: S603  # our own tests
            [*command, *tests],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=SECONDS * len(tests),
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{tests}: pytest ended with {done.returncode}\n{done.stdout[-2000:]}")
    return done.returncode == 0


if __name__ == "__main__":
    main()

"""The bot as a process whose clock can be set: `python -m benchmarks.faults.process FILE run ...`.

The file holds one number, by how many seconds the clock of the machine is wrong. Whoever writes
another number there while the bot runs has set its clock.
"""

import mmap
import struct
import sys
import time
from pathlib import Path

WRONG = struct.Struct("d")


def set_clock(file: Path, seconds: float) -> None:
    """Set the clock of the bot that reads this file so many seconds ahead; below 0, behind."""
    with file.open("r+b" if file.exists() else "wb") as opened:
        opened.write(WRONG.pack(seconds))


def main() -> None:
    """Run `viva` with the words that follow the file."""
    name, *words = sys.argv[1:]
    with Path(name).open("rb") as opened:
        shown = mmap.mmap(opened.fileno(), WRONG.size, access=mmap.ACCESS_READ)
    right = time.time
    time.time = lambda: right() + WRONG.unpack(shown[:])[0]
    from bot.cli import main as viva  # noqa: PLC0415  # whatever reads the clock finds this one

    sys.argv = ["viva", *words]
    viva()


if __name__ == "__main__":
    main()

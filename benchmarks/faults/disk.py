"""A small disk of its own for the bot, so that filling it harms nobody else.

A file with a file system in it, mounted; that takes root and Linux. Without, the bot works in a
plain folder and its disk is not filled, which the report says.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

MEBIBYTES = 128
FILLER = "filler"


class Disk(Struct, frozen=True):
    """Where the bot's files are."""

    folder: Path
    can_be_filled: bool

    def fill(self) -> None:
        """Take what room is left, down to the last byte."""
        with (self.folder / FILLER).open("ab", buffering=0) as filler:
            for size in (2**20, 4096, 1):
                try:
                    while True:
                        filler.write(b"x" * size)
                except OSError:
                    continue

    def empty(self) -> None:
        """Give the room back."""
        (self.folder / FILLER).unlink(missing_ok=True)


@contextmanager
def small_disk(workplace: Path) -> Iterator[Disk]:
    """Give a disk that can be filled, or else a folder."""
    folder, image = workplace / "disk", workplace / "disk.img"
    folder.mkdir()
    if os.geteuid() or not (mkfs := shutil.which("mkfs.ext4", path="/usr/sbin:/sbin")):
        yield Disk(folder, can_be_filled=False)
        return
    with image.open("wb") as file:
        file.truncate(MEBIBYTES * 2**20)
    _do(mkfs, "-q", str(image))
    _do("mount", "-o", "loop", str(image), str(folder))
    try:
        yield Disk(folder, can_be_filled=True)
    finally:
        _do("umount", str(folder))


def _do(*command: str) -> None:
    subprocess.run(command, check=True)  # noqa: S603  # our own words

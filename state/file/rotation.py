"""A backup a day by itself, and only as many as somebody would want back.

Kept are the seven newest and, of those before, the newest of each of the four newest weeks: five
weeks at most while the bot runs. They are counted and not compared with the clock, so that a clock
that jumps a year can cost one backup, not all of them.
"""

import re
import shutil
import threading
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from state.errors import NotSaved
from state.file import backup, drafts, erasures
from state.file.database import read_only

DAYS = 7
WEEKS = 4

SPARE_BYTES = 64 * 2**20
"""What must be left on the disk besides a second copy: room for the log of a busy day."""

_one_at_a_time = threading.Lock()

_NAME = re.compile(r"viva-(\d{4}-\d\d-\d\d)\.db")


def back_up(database: Path, folder: Path, today: date) -> Path | None:
    """Make the backup of a day, unless it is there, and remove those that are no longer kept.

    Of many bots that share a database the first to come makes it; the others wait and find it.

    Raises a `StateError` if it cannot be made or the disk is short; nothing is removed then.
    """
    with _one_at_a_time:
        target = folder / f"viva-{today.isoformat()}.db"
        return None if target.exists() else _make(database, folder, target)


def _make(database: Path, folder: Path, target: Path) -> Path:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _refuse_if_short(database, folder)
        backup.backup(database, target)
        with closing(read_only(target)) as db:
            erasures.write(erasures.path_beside(folder / database.name), erasures.entries(db))
        _remove_old(folder)
    except OSError as error:
        raise NotSaved(f"{folder}: cannot be written ({error.strerror}).") from error
    return target


def made(folder: Path) -> dict[date, Path]:
    """Find the backups that were made in a folder, by their days; none where there is no folder."""
    found = {}
    for path in folder.glob("viva-*.db"):
        if name := _NAME.fullmatch(path.name):
            with suppress(ValueError):  # no day that there is
                found[date.fromisoformat(name[1])] = path
    return found


def kept(days: Iterable[date]) -> set[date]:
    """Choose, of the days that there are backups of, those that stay."""
    newest_first = sorted(days, reverse=True)
    stay, before = set(newest_first[:DAYS]), newest_first[DAYS:]
    weeks: dict[tuple[int, int], date] = {}
    for day in before:
        weeks.setdefault(day.isocalendar()[:2], day)
    return stay | set(list(weeks.values())[:WEEKS])


def _refuse_if_short(database: Path, folder: Path) -> None:
    size = sum(part.stat().st_size for part in drafts.parts(database) if part.exists())
    free, needed = shutil.disk_usage(folder).free, 2 * size + SPARE_BYTES
    if free < needed:
        raise NotSaved(
            f"{folder}: no backup was made, as the disk is short: {free // 2**20} MiB are free, "
            f"{needed // 2**20} are wanted."
        )


def _remove_old(folder: Path) -> None:
    found = made(folder)
    for day in found.keys() - kept(found):
        found[day].unlink()

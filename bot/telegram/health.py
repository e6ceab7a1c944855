"""Is the bot alive? The age of the last successful poll, in a file beside the database.

python-telegram-bot keeps saying that it is running while its polling is dead, so health is what
last happened, not what was started. It is kept in a file, because the database may be what is
broken.
"""

import glob
import json
import logging
import time
from collections.abc import Collection
from pathlib import Path

from msgspec import Struct

log = logging.getLogger(__name__)

STALE_SECONDS = 180
"""Three polls in a row have failed or hung: long enough to be no hiccup."""

WRITE_EVERY = 5.0
"""Seconds between two notes of success."""

SAY_EVERY = 60.0
"""Seconds between two lines in the log about the same outage."""


class Health:
    """Writes down that polling works, and says when it does not."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._failing_since: float | None = None
        self._said = 0.0
        self._written = float("-inf")

    def polled(self) -> None:
        """Note a successful poll."""
        if self._failing_since is not None:
            log.warning("reached Telegram again after %.0f s", self._ago())
            self._failing_since = None
            self._said = 0.0
        if time.monotonic() - self._written > WRITE_EVERY:
            self._written = time.monotonic()
            note(self._path)

    def failed(self, why: str) -> None:
        """Note a failed poll, and say so now and then."""
        now = time.monotonic()
        self._failing_since = self._failing_since or now
        if now - self._said > SAY_EVERY or not self._said:
            self._said = now
            log.warning("cannot reach Telegram since %.0f s: %s", self._ago(), why)

    def _ago(self) -> float:
        return time.monotonic() - (self._failing_since or time.monotonic())


def begin(path: Path) -> None:
    """Write down that a bot begins, so that one which never reaches Telegram is noticed."""
    if not path.exists():
        _write(path, "begun_at")


def note(path: Path) -> None:
    """Write down that all is well."""
    _write(path, "polled_at")


def _write(path: Path, what: str) -> None:
    """Write down what is so now, in one step, so that no reader finds half of it."""
    fresh = path.with_name(f"{path.name}.new")
    try:
        fresh.write_text(json.dumps({what: int(time.time())}), encoding="ascii")
        fresh.replace(path)
    except OSError as error:
        log.warning("the health file cannot be written: %s", error.strerror)


class Age(Struct, frozen=True):
    """How long ago all was well last."""

    seconds: float
    ever: bool
    """Whether it was; if not, the seconds are since the beginning."""


def age(path: Path, now: float) -> Age | None:
    """Read how long ago all was well last; None where nothing has begun."""
    try:
        ((what, at),) = json.loads(path.read_text(encoding="ascii")).items()
    except (OSError, ValueError):
        return None
    return Age(float(now - at), what == "polled_at")


def health_path(database: Path, name: str = "") -> Path:
    """Give the file beside the database that says when a bot's polling last worked."""
    return database.with_name(".".join(filter(None, (database.name, name, "health"))))


def worker_path(database: Path) -> Path:
    """Give the file that says when this machine's worker last heard from a server."""
    return database.with_name(f"{database.name}.worker")


def health_files(database: Path) -> dict[str, Path]:
    """Give the files of all bots on a database by their names; a single bot's is empty."""
    found = database.parent.glob(f"{glob.escape(database.name)}.*health")
    return {path.name[len(database.name) + 1 : -len("health")].rstrip("."): path for path in found}


def forget_others(database: Path, names: Collection[str]) -> None:
    """Remove the files of bots that were run once and are not any more: none of them is unwell."""
    for name, path in health_files(database).items():
        if name not in names:
            path.unlink(missing_ok=True)

"""Topics that are known to pass their own check, so that a start does not go through it again.

To answer a topic's questions takes some seconds for a hundred items. What came out sound is noted
by a digest, in a small file beside the database; a new version of Viva, which may grade otherwise,
looks again. A folder in which all was sound has a digest too, so that it is not even read a second
time at a start. The topics that come with Viva are noted in a file that comes with them: they were
gone through by the tests of the same version, and are here only once somebody has changed them. A
bot that is told to stop does not wait for the rest.
"""

import contextlib
import json
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Final

from bot.giving_way import Ended
from bot.grading.batch.self_check import surprises
from content.complaint import Complaint, ContentError
from content.library import NOTHING, Library
from content.load import Written, reload

_MOST: Final = 1_000
"""Digests that are kept, the newest."""
_TEXTS: Final = (".yaml", ".yml")


class KnownSound:
    """Checks topics, and remembers those that were found to be sound."""

    def __init__(self, path: Path, rest: Callable[[], None] = lambda: None) -> None:
        """Begin with what the file says; one that is missing or damaged says nothing.

        `rest` is called before each answer, and may raise `Ended`.
        """
        self._path = path
        self._rest = rest
        self._lock = Lock()
        self._known = _read(path)

    @classmethod
    def of(cls, database: Path, rest: Callable[[], None] = lambda: None) -> "KnownSound":
        """Keep the notes beside a database."""
        return cls(database.with_name(f"{database.name}.sound"), rest)

    def check(self, written: Written) -> Iterable[Complaint]:
        """Give what is wrong with a topic; nothing for one that was sound before."""
        told = digest(written)
        with self._lock:
            if told in self._known or told in _shipped():
                return ()
        found = surprises(written, before_each=self._rest)
        if not found:
            self._note(told)
        return found

    def reload(self, library: Library, folder: Path) -> tuple[Library, ContentError | None]:
        """Load a folder again, as `content.load.reload` does, and check what has changed."""
        try:
            return reload(library, folder, self.check)
        except Ended:
            return library, None

    def look_over(self, library: Library, folder: Path) -> tuple[Library, ContentError | None]:
        """Check all that is in a folder; what has a fault is left out, if anything is left then.

        Where all is sound the library itself comes back.
        """
        digest = _digest_of_folder(folder)
        with self._lock:
            if digest in self._known:
                return library, None
        sound, error = self.reload(NOTHING, folder)
        if error is None and sound.topics and digest and digest == _digest_of_folder(folder):
            self._note(digest)  # nobody wrote in it meanwhile
        return (sound, error) if error is not None and sound.topics else (library, error)

    def _note(self, digest: str) -> None:
        with self._lock:
            self._known[digest] = None
            self._write()

    def _write(self) -> None:
        noted = {"version": _version(), "sound": list(self._known)[-_MOST:]}
        with contextlib.suppress(OSError):  # then it is looked at again
            draft = self._path.with_name(f"{self._path.name}.new")
            draft.touch(mode=0o600)
            draft.write_text(json.dumps(noted), encoding="utf-8")
            draft.replace(self._path)


def digest(written: Written) -> str:
    """Tell a topic by all that its author wrote; keys left at their default stay out of it."""
    text = written.topic.model_dump_json(exclude_defaults=True)
    return blake2b(text.encode(), digest_size=12).hexdigest()


@cache
def _shipped() -> frozenset[str]:
    """Give the digests of the topics that come with Viva; each stands before the topic's id."""
    lines = files("content").joinpath("sound.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.split()[0] for line in lines)


def _read(path: Path) -> dict[str, None]:
    """Read what this version of Viva has noted."""
    try:
        noted = json.loads(path.read_text(encoding="utf-8"))
        return dict.fromkeys(map(str, noted["sound"])) if noted["version"] == _version() else {}
    except (OSError, ValueError, TypeError, KeyError):
        return {}


def _digest_of_folder(folder: Path) -> str:
    """Tell a folder by what its texts say, and by the sizes and times of all its other files.

    Nothing tells one of which a file cannot be read.
    """
    told = blake2b(digest_size=12)
    try:
        _tell_of(folder, told)
    except OSError:
        return ""
    return told.hexdigest()


def _tell_of(folder: Path, told: blake2b) -> None:
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        stat = path.stat()
        what = path.read_bytes() if path.suffix in _TEXTS else b"%d" % stat.st_mtime_ns
        told.update(f"\0{path.relative_to(folder)}\0{stat.st_size}\0".encode(errors="replace"))
        told.update(what)


def _version() -> str:
    try:
        return version("viva-tutor")
    except PackageNotFoundError:
        return ""

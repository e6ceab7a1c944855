"""Zips of topics' folders, as an author packs them to send them.

A name in a zip is never a path: of each member only the last part of its name counts, and that only
if it is the name of a content file; which folder it lay in tells the topics of one zip apart.
"""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

from bot.importing.archive import Archive, members
from bot.importing.found import Given
from bot.importing.remarks import Refused
from content.bundle import Files, is_content
from content.files import meant_name
from content.images import MOST_BYTES, is_image, pointed_to
from content.yaml_text import MAX_BYTES

_MOST_TOPICS: Final = 20
_MOST_FILES: Final = 100
"""Content files of one topic."""


def is_bundle(data: bytes) -> bool:
    """Whether this is a zip with a topic's folder in it; never raises."""
    return any(
        meant_name(name).endswith(".yaml") and not _is_hidden(name) for name in members(data)
    )


def topics_in(given: Given) -> tuple[Files, ...]:
    """Give the files of each topic; Refused where there is none, or too much."""
    archive = Archive(given.data, given.name, given.most)
    folders: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for member in sorted(archive.names, key=_is_lengthened):
        path = PurePosixPath(member.replace("\\", "/"))
        name = meant_name(path.name)
        if is_content(name) and not _is_hidden(member) and not member.endswith("/"):
            folders[str(path.parent)].setdefault(name, member)
    topics = [names for names in folders.values() if "topic.yaml" in names]
    if not topics:
        raise Refused(f"{given.name}: there is no topic.yaml in this archive.")
    if len(topics) > _MOST_TOPICS or any(_texts(names) > _MOST_FILES for names in topics):
        raise Refused(
            f"{given.name}: this archive has more than {_MOST_TOPICS} topics, or more than "
            f"{_MOST_FILES} files in one of them. Send them one by one."
        )
    return tuple(
        {name: _read(archive, name, member) for name, member in sorted(names.items())}
        for names in topics
    )


def _texts(names: Iterable[str]) -> int:
    return sum(not is_image(name) for name in names)


def _read(archive: Archive, name: str, member: str) -> bytes:
    """Read a file; what only stands for an image is none where it comes from outside."""
    if not is_image(name):
        return archive.read(member, MAX_BYTES + 1)
    data = archive.read(member, MOST_BYTES + 1)
    return b"" if pointed_to(data) else data


def _is_lengthened(member: str) -> bool:
    """Tell a name that is only meant to be a content file's: it gives way to one that is."""
    name = member.rpartition("/")[2]
    return meant_name(name) != name


def _is_hidden(member: str) -> bool:
    """Tell a system's own notes, as macOS packs them beside the files, and hidden folders."""
    *folders, name = PurePosixPath(member.replace("\\", "/")).parts or ("",)
    return name.startswith("._") or any(
        part.startswith((".", "__")) and part != ".." for part in folders
    )

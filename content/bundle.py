"""A topic's files as one value: packed to be kept or sent, and loaded without a folder.

The files are those that are read of a folder (`content.files`); a name from outside that would be a
path is none of them. The same files always make the same bytes, and are known by a digest.
"""

import io
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from content.complaint import Complaint, ContentError, Place
from content.files import is_read, topic_folders
from content.images import Image, is_image, pointed_to, pointer
from content.load import Written, load_written
from content.tree import MapNode
from content.yaml_text import read_yaml

RECORD: Final = ".imported.json"
"""What `bot.importing.topic` notes of what it has written; it goes along."""

_PATHS: Final = frozenset("/\\:")
"""What would make a path of a name, here or on another system."""
_LONGEST: Final = 255
"""Bytes of a name that a file system takes."""
_NEVER: Final = (1980, 1, 1, 0, 0, 0)
"""The date in a zip, which knows no earlier one: when a file was packed is no part of it."""

_MARK: Final = re.compile(r"\bdraft: *\w+")
_LINE: Final = re.compile(r"\s*draft: *\w+\s*(?:#.*)?\s*")
"""A line with such a mark and nothing else."""

Files = Mapping[str, bytes]
"""A topic's files by name."""


def is_content(name: str) -> bool:
    """Whether a file of this name belongs to a topic's folder."""
    plain = name.isprintable() and _PATHS.isdisjoint(name) and len(name.encode()) <= _LONGEST
    return name == RECORD or (plain and (is_read(name) or is_image(name)))


def pack(files: Files) -> bytes:
    """Pack files into a zip, the same bytes for the same files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, _NEVER)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, files[name])
    return packed.getvalue()


def unpack(packed: bytes) -> dict[str, bytes]:
    """Give the files of a zip that `pack` has made."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if is_content(name)}


def digest_of(files: Files) -> str:
    """Give 16 hexadecimal digits that stand for these files."""
    made = blake2b(digest_size=8)
    for name in sorted(files):
        made.update(b"%d %s %d " % (len(name), name.encode(), len(files[name])))
        made.update(files[name])
    return made.hexdigest()


def set_apart(files: Files, images: Iterable[Image]) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Part files from the images of their topic, which are given by digest.

    Pointers take their place; images that are no part of the topic are left out.
    """
    shown = {image.file: image for image in images}
    kept = {name: data for name, data in files.items() if not is_image(name)}
    apart = {
        image.digest: files[name]
        for name, image in shown.items()
        if name in files and pointed_to(files[name]) is None
    }
    return {**kept, **{name: pointer(image) for name, image in shown.items()}}, apart


def put_together(files: Files, find: Callable[[str], bytes | None]) -> dict[str, bytes]:
    """Give files with each image in the place of its pointer; one that is gone is left out."""
    whole = {}
    for name, data in files.items():
        image = pointed_to(data)
        found = data if image is None else find(image.digest)
        if found is not None:
            whole[name] = found
    return whole


def load_files(files: Files) -> Written:
    """Load a topic out of its files; ContentError holds every complaint, by name and line."""
    with tempfile.TemporaryDirectory(prefix="viva-topic-") as place:
        folder = Path(place)
        write(files, folder)
        try:
            written = load_written(folder)
        except ContentError as error:
            raise ContentError(in_file(one) for one in error.complaints) from None
    if len(written) != 1:
        raise ContentError([Complaint(Place("topic.yaml", 1), "this is not one topic", "")])
    return written[0]


def write(files: Files, folder: Path) -> None:
    """Write files into a folder, which must be there; what is no content file is left out."""
    for name, data in files.items():
        if is_content(name):
            (folder / name).write_bytes(data)


def read(folder: Path) -> dict[str, bytes]:
    """Read the files of a topic's folder."""
    paths = (path for path in folder.iterdir() if is_content(path.name) and path.is_file())
    return {path.name: path.read_bytes() for path in sorted(paths)}


def find(root: Path, topic: str) -> Path | None:
    """Find the folder of a topic below another one; None when there is none."""
    return next((one for one in topic_folders(root) if _name_of(one) == topic), None)


def records(root: Path) -> Iterator[tuple[str, bytes]]:
    """Give what an import noted beside each topic below a folder, by the topic's name."""
    for folder in topic_folders(root) if root.is_dir() else ():
        record = folder / RECORD
        if record.is_file() and (name := _name_of(folder)):
            yield name, record.read_bytes()


def without_drafts(files: Files, tree: MapNode) -> dict[str, bytes]:
    """Give the files with no item marked as a draft, for an author who has read them all.

    `tree` is the topic as it was read from these files.
    """
    lines = {
        name: data.decode("utf-8-sig").splitlines(keepends=True)
        for name, data in files.items()
        if name.endswith(".yaml")
    }
    marked = [
        item.at("draft")
        for part in ("flashcards", "questions")
        for item in tree.maps(part)
        if "draft" in item.entries
    ]
    for place in marked:
        of_file, line = lines[Path(place.file).name], place.line - 1
        of_file[line] = (
            "" if _LINE.fullmatch(of_file[line]) else _MARK.sub("draft: false", of_file[line])
        )
    return {**files, **{name: "".join(text).encode() for name, text in lines.items()}}


def in_file(complaint: Complaint) -> Complaint:
    """Give a complaint with the name of its file alone, for a folder that is nobody's."""
    place = replace(complaint.place, file=Path(complaint.place.file).name)
    return replace(complaint, place=place)


def _name_of(folder: Path) -> str | None:
    node, _ = read_yaml(folder / "topic.yaml")
    return node.text("topic") if isinstance(node, MapNode) else None

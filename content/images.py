"""Images of a topic: files beside its texts, known by their digest and told by their first bytes.

Nothing here decodes an image, so a small file that would unpack to gigabytes costs no more than any
other. What a file is called proves nothing: a photo that is named `.png` is a JPEG all the same.
The limits are those of Telegram for a photo (Bot API 10.0, sendPhoto), for a file that it refuses
would be found out by a learner.

A published topic keeps its images apart from its texts, each once. In its place among the files
stands a *pointer*, a line that says which image belongs there, as Git LFS has it. Pointers are
written inside the bot and believed in folders alone: a file that comes from outside is none
(`image_of`, `bot.importing.bundles`), or it would show whatever it knows the digest of.
"""

import json
import re
import struct
from collections.abc import Callable, Iterator
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

MOST_BYTES: Final = 10_000_000
SIDES: Final = 10_000
"""Pixels that width and height have together."""
RATIO: Final = 20
"""How many times as long as the other a side may be."""
MOST_IMAGES: Final = 5_000
"""Images of one topic."""

_NAME: Final = re.compile(r"[^/\\:\s][^/\\:]*\.(?:png|jpe?g)", re.IGNORECASE)
_POINTER: Final = b"viva-image 1 "
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_MARKERS: Final = 2_000
"""Segments of a JPEG that are looked at; cameras write some twenty before the first line."""
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG's markers of a frame, which says how wide and high the picture is (ITU T.81, table B.1)."""
_OTHERS: Final = (
    (re.compile(rb"GIF8"), "a GIF"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "a WebP image"),
    (re.compile(rb"....ftyp(?:hei|mif|avif)", re.DOTALL), "a HEIC or AVIF photo"),
    (re.compile(rb"BM"), "a bitmap"),
    (re.compile(rb"II\*\0|MM\0\*"), "a TIFF"),
    (re.compile(rb"%PDF"), "a PDF"),
    (re.compile(rb"\s*(?:<\?xml|<svg|<!DOCTYPE svg)"), "an SVG drawing"),
    (re.compile(rb"\s*<(?:!doctype )?html", re.IGNORECASE), "a web page"),
)
_SAVE: Final = "Save it as PNG or JPEG."


class Image(BaseModel):
    """An image file by its name beside the texts, and by what is in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    digest: str = Field(pattern=r"^[0-9a-f]{32}$")
    """32 hexadecimal digits that stand for its bytes."""
    kind: Literal["png", "jpeg"]


class BadImage(Exception):
    """A file that cannot be shown: `what` has no full stop, `mend` is a whole sentence."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend


Find = Callable[[str], Image]
"""Gives the image of a name; raises BadImage and FileNotFoundError."""


def is_image(name: str) -> bool:
    """Whether a file of this name may be an image that stands beside a topic's texts."""
    return bool(_NAME.fullmatch(name)) and not name.startswith(".")


def in_folder(folder: Path) -> Find:
    """Look images up in a folder; each file is read once while it does not change."""

    def find(name: str) -> Image:
        path = folder / name
        about = path.stat()
        if about.st_size > MOST_BYTES:  # not even read
            raise _too_large(about.st_size)
        return _read(path, about.st_mtime_ns, about.st_size)

    return find


@lru_cache(maxsize=2 * MOST_IMAGES)
def _read(path: Path, _changed: int, _size: int) -> Image:
    data = path.read_bytes()
    return pointed_to(data) or image_of(path.name, data)


def image_of(name: str, data: bytes) -> Image:
    """Tell what a file is, from its bytes; raises BadImage for what cannot be shown."""
    if len(data) > MOST_BYTES:
        raise _too_large(len(data))
    match data:
        case _ if data.startswith(_PNG):
            kind, size = "png", _png_size(data)
        case _ if data.startswith(_JPEG):
            kind, size = "jpeg", _jpeg_size(data)
        case _:
            raise BadImage(f"is {_named(data)}, and only PNG and JPEG can be shown", _SAVE)
    if size is None:
        raise BadImage("is damaged: it ends before its picture does", "Copy or save it again.")
    _refuse_shape(*size)
    return Image.model_validate({"file": name, "digest": digest_of(data), "kind": kind})


def digest_of(data: bytes) -> str:
    """Give 32 hexadecimal digits that stand for these bytes."""
    return blake2b(data, digest_size=16).hexdigest()


def pointer(image: Image) -> bytes:
    """Write the line that stands for an image where its bytes are kept elsewhere."""
    return _POINTER + json.dumps(image.model_dump(), sort_keys=True).encode()


def pointed_to(data: bytes) -> Image | None:
    """Read such a line; None for anything else."""
    if not data.startswith(_POINTER):
        return None
    try:
        return Image.model_validate_json(data[len(_POINTER) :])
    except ValidationError:
        return None


def _png_size(data: bytes) -> tuple[int, int] | None:
    if data[12:16] != b"IHDR" or b"IEND" not in data[24:]:
        return None
    width, height = struct.unpack(">II", data[16:24])
    return int(width), int(height)


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Walk the segments up to the frame; the picture's end has to come after it."""
    for marker, at in _segments(data):
        if marker in _FRAMES and at + 9 <= len(data):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return (int(width), int(height)) if data.rfind(b"\xff\xd9") > at else None
    return None


def _segments(data: bytes) -> Iterator[tuple[int, int]]:
    """Give each marker with the place where its segment begins; bounded, because a file may lie."""
    at = 2
    for _ in range(_MARKERS):
        if at + 4 > len(data) or data[at] != 0xFF:
            return
        if data[at + 1] == 0xFF:  # a byte to fill up with
            at += 1
            continue
        yield data[at + 1], at
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")


def _refuse_shape(width: int, height: int) -> None:
    if not width or not height:
        raise BadImage("has no size", _SAVE)
    if width + height > SIDES:
        what = f"is {width} by {height} pixels, and the two may come to {SIDES} together"
        raise BadImage(what, "Make it smaller; a phone shows no more than 1,280.")
    if max(width, height) > RATIO * min(width, height):
        what = f"is {width} by {height} pixels, and no side may be over {RATIO} times the other"
        raise BadImage(what, "Cut it, or make two of it.")


def _too_large(size: int) -> BadImage:
    what = f"has {size:,} bytes, and {MOST_BYTES:,} is the most"
    return BadImage(what, "Make it smaller; a phone shows no more than 1,280 pixels.")


def _named(data: bytes) -> str:
    found = (name for pattern, name in _OTHERS if pattern.match(data))
    return next(found, "empty" if not data else "no image")

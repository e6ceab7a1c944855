"""Photos and documents that were sent, kept in memory up to a limit.

A file's id is what the Bot API hands out; `file_path` is where `/file/bot<token>/` serves it. When
the store is full the oldest files go, and asking for them fails as it does for expired ones.
"""

import struct
from dataclasses import dataclass, field

from msgspec import Struct

from bot.playground.protocol.wire import Json

MOST_BYTES = 100 * 2**20


class StoredFile(Struct, frozen=True):
    """One file with its bytes."""

    id: str
    path: str
    name: str
    kind: str
    data: bytes

    def brief(self) -> Json:
        """The Bot API's common fields of a file."""
        return {"file_id": self.id, "file_unique_id": f"u{self.id}", "file_size": len(self.data)}


@dataclass
class FileStore:
    """All files by id, oldest first."""

    files: dict[str, StoredFile] = field(default_factory=dict)
    size: int = 0

    def add(self, number: int, folder: str, name: str, kind: str, data: bytes) -> StoredFile:
        """Keep a file under a number that was never used; the oldest make room."""
        suffix = name.rpartition(".")[2] if "." in name else "bin"
        path = f"{folder}/file_{number}.{suffix if suffix.isalnum() else 'bin'}"
        stored = StoredFile(f"file{number}", path, name, kind, data)
        self.put(stored)
        return stored

    def put(self, stored: StoredFile) -> None:
        """Keep a file as it is."""
        self.files[stored.id] = stored
        self.size += len(stored.data)
        while self.size > MOST_BYTES and len(self.files) > 1:
            self.size -= len(self.files.pop(next(iter(self.files))).data)

    def forget(self, name: str) -> None:
        """Remove a file, if it is there."""
        if stored := self.files.pop(name, None):
            self.size -= len(stored.data)

    def by_path(self, path: str) -> StoredFile | None:
        """Find what getFile pointed to."""
        return next((stored for stored in self.files.values() if stored.path == path), None)


def image_size(data: bytes) -> tuple[int, int] | None:
    """Read width and height of a PNG, GIF or JPEG from its header; None for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return int(width), int(height)
    if data[:6] in {b"GIF87a", b"GIF89a"} and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        return int(width), int(height)
    return jpeg_size(data) if data.startswith(b"\xff\xd8") else None


def jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Walk the segments of a JPEG up to its frame header."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return int(width), int(height)
        at += 2 + length
    return None

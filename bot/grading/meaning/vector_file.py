"""The vectors of keys on disk, so that a restart does not encode a thousand phrases again.

One file holds them: what it is, whose vectors, how long each is, a checksum, and then for each text
its digest and its vector. It is only a cache: a file with anything wrong counts as empty, and it
may be deleted at any time. Only texts of keys get here, never what learners type.
"""

import hashlib
import struct
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

_HEAD: Final = struct.Struct("<8s32sI32s")
"""What it is, the model's fingerprint, bytes of a vector, SHA-256 of all that follows."""
_MAGIC: Final = b"VIVAVEC1"
DIGEST: Final = 16
MOST: Final = 50_000
"""Vectors kept in a file: with MiniLM 39 MB, the phrases of a hundred topics."""
_LARGEST: Final = 200 * 1024 * 1024
"""Bytes of a file that is read at all."""


def digest(text: str) -> bytes:
    """Give the 16 bytes under which the vector of a text is kept."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=DIGEST).digest()


class VectorFile(Struct, frozen=True):
    """A file of the vectors that one model gave."""

    path: Path
    fingerprint: bytes

    def read(self) -> dict[bytes, bytes]:
        """Give the vectors by the digest of their text; none if the file is not one of ours."""
        try:
            if self.path.stat().st_size > _LARGEST:
                return {}
            data = self.path.read_bytes()
            magic, fingerprint, length, checksum = _HEAD.unpack_from(data)
        except (OSError, struct.error):
            return {}
        body = memoryview(data)[_HEAD.size :]
        row = DIGEST + length
        ours = magic == _MAGIC and fingerprint == self.fingerprint
        if not ours or hashlib.sha256(body).digest() != checksum or len(body) % row:
            return {}
        return {
            bytes(body[start : start + DIGEST]): bytes(body[start + DIGEST : start + row])
            for start in range(0, len(body), row)
        }

    def write(self, vectors: Mapping[bytes, bytes]) -> None:
        """Replace the file as a whole with at most `MOST` vectors, the last ones given.

        Two processes may do so at once: the later one wins. Raises OSError where it cannot be.
        """
        rows = list(vectors.items())[-MOST:]
        length = len(rows[0][1]) if rows else 0
        body = b"".join(key + vector for key, vector in rows)
        checksum = hashlib.sha256(body).digest()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.path.parent) as beside:
            draft = Path(beside) / self.path.name
            draft.touch(mode=0o600)
            with draft.open("wb") as file:
                file.write(_HEAD.pack(_MAGIC, self.fingerprint, length, checksum))
                file.write(body)
            draft.replace(self.path)

"""Archives from anywhere, read so that none can fill the memory or the disk.

Members are read by the names that a format fixes and never written under a name of theirs, so a
path that climbs out of its folder leads nowhere. Sizes in an archive's headers are claims: what
counts is counted while unpacking. 200 MB of zeros pack into 190 KiB, hence the ratio.
"""

import zipfile
import zlib
from io import BytesIO
from typing import IO, Final

from bot.importing.found import MAX_TOTAL
from bot.importing.remarks import Refused

MAX_MEMBERS: Final = 50_000
"""An Anki collection with 20,000 pictures has 20,003."""
MAX_MEMBER: Final = 200_000_000
MAX_RATIO: Final = 200
"""How many times larger than packed a member may be; XML and tables reach some 20 to 50."""
SMALL: Final = 1_000_000
"""Up to this size no ratio is a danger."""
_CHUNK: Final = 1 << 16
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,  # a member that begins before the file does
)


class Archive:
    """A zip file in memory; every fault of it is `Refused`, with its name.

    `most` bytes may be unpacked of it, in all; a member that is read again counts once.
    """

    def __init__(self, data: bytes, name: str, most: int = MAX_TOTAL) -> None:
        self._name = name
        self._left = most
        self._read: set[str] = set()
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _DAMAGE as error:
            raise Refused(f"{name}: this archive is damaged ({error}).") from None
        if len(self._zip.infolist()) > MAX_MEMBERS:
            raise Refused(f"{name}: this archive has more than {MAX_MEMBERS} files in it.")

    @property
    def names(self) -> tuple[str, ...]:
        """The members' names, as the archive claims them."""
        return tuple(self._zip.namelist())

    def read(self, member: str, most: int = MAX_MEMBER) -> bytes:
        """Unpack one member of at most `most` bytes; Refused when it is missing or too large."""
        try:
            info = self._zip.getinfo(member)
            if info.flag_bits & 1:
                raise Refused(f"{self._name}: {member} is encrypted.")
            with self._zip.open(info) as packed:
                again = member in self._read
                data = self._bounded(packed, info, most if again else min(most, self._left))
        except KeyError:
            raise Refused(f"{self._name}: there is no {member} in this archive.") from None
        except _DAMAGE as error:
            raise Refused(f"{self._name}: {member} is damaged ({error}).") from None
        if not again:
            self._read.add(member)
            self._left -= len(data)
        return data

    def _bounded(self, packed: IO[bytes], info: zipfile.ZipInfo, most: int) -> bytes:
        parts: list[bytes] = []
        size = 0
        while chunk := packed.read(_CHUNK):
            size += len(chunk)
            if size > most:
                raise Refused(f"{self._name}: {info.filename} is larger than {most} bytes.")
            if size > max(SMALL, MAX_RATIO * info.compress_size):
                raise Refused(f"{self._name}: {info.filename} is packed too tightly to be real.")
            parts.append(chunk)
        return b"".join(parts)


def is_archive(data: bytes) -> bool:
    """Whether these bytes begin as a zip file does; never raises."""
    return data.startswith(b"PK\x03\x04")


def members(data: bytes) -> frozenset[str]:
    """Name an archive's members, to tell its format; empty for what is none; never raises."""
    if not is_archive(data):
        return frozenset()
    try:
        return frozenset(Archive(data, "").names)
    except Refused:
        return frozenset()

"""An Anki package: which collection in it counts, and which file each picture is.

`.apkg` and `.colpkg` are zip files. Old ones hold `collection.anki2` or `.anki21` and a list of
media as JSON; new ones hold `collection.anki21b`, the list as a message, and every file packed with
zstd. A new one has a `collection.anki2` too, with one card that says to update Anki.
"""

import json
from collections.abc import Iterator
from functools import partial
from typing import Final

import zstandard

from bot.importing.anki import wire
from bot.importing.archive import MAX_MEMBER, MAX_RATIO, SMALL, Archive
from bot.importing.found import Given, Media
from bot.importing.remarks import Refused

COLLECTIONS: Final = ("collection.anki21b", "collection.anki21", "collection.anki2")
"""The newest first."""
_ZSTD: Final = b"\x28\xb5\x2f\xfd"
_LARGEST: Final = 20_000_000
"""Bytes of one picture, and of the list of all."""
_CHUNK: Final = 1 << 18
_ENTRIES, _NAME = 1, 1
"""Fields of Anki's MediaEntries and of a MediaEntry (proto/anki/import_export.proto)."""


class Package:
    """The parts of a package, unpacked within bounds; raises Refused for anything wrong with it."""

    def __init__(self, given: Given) -> None:
        self._name = given.name
        self._archive = Archive(given.data, given.name, given.most)
        self._members = frozenset(self._archive.names)
        self._most = given.most

    def collection(self) -> bytes:
        """Give the database with the notes."""
        for member in COLLECTIONS:
            if member in self._members:
                return self._unpacked(member, min(MAX_MEMBER, self._most))
        raise Refused(f"{self._name}: there is no collection in this package.")

    def media(self) -> Media:
        """Give what unpacks each picture and sound, by the name that cards know it by.

        A file that is named and missing, or whose name leads into another folder, is left out.
        """
        if "media" not in self._members:
            return {}
        return {
            name: partial(self._unpacked, member, _LARGEST)
            for member, name in self._listed(self._unpacked("media", _LARGEST))
            if member in self._members and name and not {"/", "\\", "\0"} & set(name)
        }

    def _listed(self, listing: bytes) -> Iterator[tuple[str, str]]:
        """Read the list of media: the name of each member, and what cards call it."""
        try:
            if listing.lstrip().startswith(b"{"):
                named = json.loads(listing)
                yield from ((str(member), str(name)) for member, name in named.items())
            else:
                entries = (entry for field, entry in wire.fields(listing) if field == _ENTRIES)
                for place, entry in enumerate(entries):
                    yield str(place), wire.text(entry if isinstance(entry, bytes) else b"", _NAME)
        except (ValueError, RecursionError):
            raise Refused(f"{self._name}: its list of media is damaged.") from None

    def _unpacked(self, member: str, most: int) -> bytes:
        data = self._archive.read(member, most)
        return self._without_zstd(data, member, most) if data.startswith(_ZSTD) else data

    def _without_zstd(self, data: bytes, member: str, most: int) -> bytes:
        """Unpack what was packed twice; bytes are counted, since a header may lie."""
        parts: list[bytes] = []
        size = 0
        allowed = min(most, max(SMALL, MAX_RATIO * len(data)))
        unpack = zstandard.ZstdDecompressor(max_window_size=1 << 27)
        try:
            with unpack.stream_reader(data, read_across_frames=True) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    if size > allowed:
                        raise Refused(f"{self._name}: {member} unpacks to more than it may.")
                    parts.append(chunk)
        except zstandard.ZstdError as error:
            raise Refused(f"{self._name}: {member} is damaged ({error}).") from None
        return b"".join(parts)

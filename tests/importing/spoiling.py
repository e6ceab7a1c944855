"""Files of all formats as people have them, and the same spoilt: bytes and members of archives."""

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from random import Random
from typing import Final

from tests.importing.reading import FORMATS, document, packed, workbook

_STRANGE: Final = (
    *(b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\n", b"\t", b'"', b"'", b"=", b"~", b"->", b"::"),
    *(b"<", b">", b"&", b"{{", b"}}", b"<![CDATA[", b"]]>", b"&#0;", b"&#x110000;", b"&#55296;"),
    *(b"$$", b"\\(", b"9" * 30, b"1e999", b"<a>" * 50, b"{{c1::" * 30),
)
"""Pieces that mean something to one format or another."""


def sound() -> dict[str, bytes]:
    """Give the files of `tests/formats` by name, with a workbook and a page of Word."""
    kept = (path for path in FORMATS.rglob("*") if path.suffix not in (".py", ".pyc"))
    found = {path.name: path.read_bytes() for path in kept if path.is_file()}
    found["made.xlsx"] = workbook({"a": [["front", "back"], ["x", "y"], [1.5, "z"]]})
    found["made.docx"] = document(
        [("Heading1", "Key concepts"), ("", "Stock: what is there"), ("Heading1", "Mistakes")]
    )
    return found


def spoilt(count: int, start: int) -> Iterator[tuple[str, bytes]]:
    """Spoil one file after another; the same start, the same ones."""
    chance = Random(start)  # noqa: S311  # which of many places
    files = sound()
    for _ in range(count):
        name = chance.choice(sorted(files))
        if zipfile.is_zipfile(BytesIO(files[name])) and chance.random() < 0.8:
            yield name, _inside(files[name], chance)
        else:
            yield name, _bytes(files[name], chance)


def _inside(data: bytes, chance: Random) -> bytes:
    """Spoil one member of an archive, or leave it out."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(members))
    content = members.pop(name)
    if chance.random() < 0.9:
        members[name] = _bytes(bytes(content), chance)  # type: ignore[arg-type]  # as read
    return packed(members)


def _bytes(data: bytes, chance: Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        if data:
            place, length = chance.randrange(len(data)), chance.choice((1, 2, 8, 40, 200))
            data = chance.choice(_WAYS)(data, place, length, chance)
    return data


_WAYS: Final[tuple[Callable[[bytes, int, int, Random], bytes], ...]] = (
    lambda data, at, long, chance: data[:at] + chance.randbytes(long) + data[at + long :],
    lambda data, at, long, _: data[:at] + data[at + long :],
    lambda data, at, long, _: data[: at + long] + data[at:],
    lambda data, at, _, chance: data[:at] + chance.choice(_STRANGE) + data[at:],
    lambda data, at, *_: data[:at],
)

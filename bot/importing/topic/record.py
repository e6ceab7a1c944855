"""What was imported into a topic's folder, so that the next time what its author changed is known.

An entry is known by its identity; of its lines a digest is kept as they were written. An entry
whose lines still have that digest is as the import left it, and may be written anew; every other
is its author's.
"""

import json
from hashlib import blake2b
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import asdict

FILE: Final = ".imported.json"
_VERSION: Final = 1


class RecordedEntry(Struct, frozen=True):
    """One entry as it was written."""

    id: str
    part: str
    digest: str
    """Of its lines."""
    came_from: str
    """The name of the file that it was in."""


Record = dict[str, RecordedEntry]
"""Entries by identity."""


def digest(lines: list[str]) -> str:
    """Digest an entry's lines, however far they are indented and however they end."""
    depth = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    text = "\n".join(line[depth:].rstrip() for line in lines)
    return blake2b(text.encode(), digest_size=8).hexdigest()


def read_record(folder: Path) -> Record:
    """Read the record; one that is missing or damaged is empty, and then all is the author's."""
    try:
        written = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return {name: RecordedEntry(**entry) for name, entry in written["entries"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def ids_by_key(record: bytes) -> dict[str, str]:
    """Give the ids of items by the key that their own file has for them, as a note's guid.

    `record` is what `record_text` wrote; what is none has no ids.
    """
    try:
        entries = json.loads(record)["entries"].items()
        named = ((identity.partition(": "), entry["id"]) for identity, entry in entries)
        return {key: str(name) for (_, sign, key), name in named if sign}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}


def record_text(record: Record) -> str:
    """Write the record, an entry a line, so that a change of one is a change of one line."""
    lines = [
        f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(asdict(entry), ensure_ascii=False)}"
        for name, entry in record.items()
    ]
    about = json.dumps("Written by `viva import`, which reads it when it runs again. Keep it.")
    entries = ",\n".join(lines)
    return f'{{"version": {_VERSION}, "about": {about}, "entries": {{\n{entries}\n}}}}\n'

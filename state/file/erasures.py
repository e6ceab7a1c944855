"""The list of those who were erased, so that no backup brings them back.

Every `/forget` adds an entry to a table of the database, in the transaction that erases. A backup
holds the list as it was then. So what it has to be told when it is restored are exactly the entries
that it lacks: somebody who was erased before it was made, and has come back since, stays.

An entry is no name and no number but a digest with a key, and a random nonce that tells two
erasures of one person apart. The key is made once for a database; it stands beside the entries,
because a restore needs it. Whoever holds the list can find out whether a certain number is in it,
and nothing else.

A copy of the table is kept in a file beside the database, as a database that has to be replaced may
be one that cannot be read any more.
"""

import hmac
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from state.errors import Damaged, NotSaved, Unreadable
from state.file.drafts import draft
from state.records.learners import Who
from state.sql import Connection

ENDING = ".forgotten"

_LINE = re.compile(r"(\d{1,19}) ([0-9a-f]{64}) ([0-9a-f]{64}) ([0-9a-f]{16})")


class Entry(NamedTuple):
    """One erasure of one person."""

    bot_id: int
    key: bytes
    digest: bytes
    nonce: bytes


def note(db: Connection, who: Who) -> None:
    """Put a person on the list, in the caller's transaction."""
    row = db.execute("SELECT key FROM erasures LIMIT 1").fetchone()
    key = row[0] if row else os.urandom(32)
    add(db, [Entry(who.bot_id, key, digest(key, who), os.urandom(8))])


def digest(key: bytes, who: Who) -> bytes:
    """Give what stands on the list for a person."""
    return hmac.digest(key, f"{who.bot_id}:{who.learner_id}".encode(), "sha256")


def add(db: Connection, entries: Iterable[Entry]) -> None:
    """Put entries on the list that may be there already."""
    db.executemany(
        """
        INSERT INTO erasures (bot_id, key, digest, nonce) VALUES (?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
        entries,
    )


def entries(db: Connection) -> set[Entry]:
    """Give the list of a database."""
    return {Entry(*row) for row in db.execute("SELECT bot_id, key, digest, nonce FROM erasures")}


def path_beside(database: Path) -> Path:
    """The file beside a database that holds a copy of its list."""
    return database.with_name(database.name + ENDING)


def write(path: Path, found: Iterable[Entry]) -> None:
    """Write a list to a file, whole or not at all; raises NotSaved."""
    lines = sorted(
        f"{one.bot_id} {one.key.hex()} {one.digest.hex()} {one.nonce.hex()}\n" for one in found
    )
    with draft(path) as beside:
        try:
            with beside.open("w", encoding="ascii") as file:
                file.writelines(lines)
                file.flush()
                os.fsync(file.fileno())
            beside.rename(path)
        except OSError as error:
            raise NotSaved(f"{path}: cannot be written ({error.strerror}).") from error


def read(path: Path) -> set[Entry]:
    """Read a list from a file; raises a `StateError` rather than overlook somebody."""
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        return set()
    except (OSError, ValueError) as error:
        raise Unreadable(f"{path}: cannot be read ({error}). It says who was forgotten.") from error
    return {_entry(path, number, line) for number, line in enumerate(lines, 1)}


def _entry(path: Path, number: int, line: str) -> Entry:
    parts = _LINE.fullmatch(line)
    if parts is None:
        raise Damaged(
            f"{path}:{number}: is not an entry of a list of erasures. Put a sound copy of it back, "
            "or take the line out: somebody who was forgotten may come back then."
        )
    bot_id, *rest = parts.groups()
    return Entry(int(bot_id), *map(bytes.fromhex, rest))

"""Erases again whoever was erased since a database was saved, when that is put back.

A database knows whom it has erased (`state.file.erasures`), so what a list says beyond that are the
people who are back because it is an older one. Somebody who had been erased before it was saved,
and has come back since, is on both, and stays.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from state.file import erasures
from state.file.erasures import Entry
from state.privacy import forgetting, persons
from state.records.learners import Who
from state.sql import Connection


def erase_again(db: Connection, wanted: AbstractSet[Entry]) -> int:
    """Erase whoever is on a list and not on the database's own; gives how many were still there.

    Inside the caller's transaction. In the order of their numbers: two workers that do it at once
    wait for each other, and not in a circle.
    """
    missing = wanted - erasures.entries(db)
    if not missing:
        return 0
    digests = {(one.bot_id, one.key, one.digest) for one in missing}
    keys = {one.key for one in missing}
    found = [
        who
        for who in sorted(set(_everybody(db)))
        if any((who.bot_id, key, erasures.digest(key, who)) in digests for key in keys)
    ]
    for who in found:
        forgetting.erase(db, who)
    erasures.add(db, sorted(missing))
    return len(found)


def _everybody(db: Connection) -> Iterator[Who]:
    """Give everybody whose number stands anywhere."""
    columns = [(table, "learner_id") for table in persons.TABLES]
    columns += persons.SIGNATURES
    columns += [(table, "chat_id") for table in ("inbox", "outbox", "chats")]
    everybody = " UNION ".join(f"SELECT bot_id, {name} FROM {table}" for table, name in columns)  # noqa: S608  # nosec  # from the schema
    for bot_id, number in db.execute(everybody).fetchall():
        if number is not None:  # an invitation that nobody has opened is signed by nobody
            yield Who(bot_id, number)

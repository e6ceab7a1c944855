"""Does the database contradict itself? Everything that can be derived is derived again.

Reads only. What it finds are sentences for the operator, one for each contradiction; what can be
wrong with a file or on a server besides is found by the `audit` of each. The log is read straight
through, one learner at a time, rather than with the queries of `state.tables`, so that a mistake in
those would be found here too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from msgspec import Struct

from state.errors import Damaged
from state.memory import schedule
from state.records.learners import Memory, Rating, Review, Who
from state.sql import Connection
from state.tables.memory import memories, parameters


class Findings(Struct, frozen=True):
    """What a database holds, and every contradiction found in it."""

    contradictions: tuple[str, ...]
    learners: int
    reviews: int
    memories: int


def findings(db: Connection, found: Iterable[str]) -> Findings:
    """Say beside what was found in a database how much it holds."""
    return Findings(
        tuple(found), _count(db, "learners"), _count(db, "reviews"), _count(db, "memories")
    )


def refuse_unless_sound(found: Findings, name: str) -> None:
    """Raise Damaged, which names the database, if there is any contradiction."""
    if found.contradictions:
        count, first = len(found.contradictions), found.contradictions[0]
        raise Damaged(f"{name}: contradicts itself in {count} places; the first is {first}.")


def contradictions(db: Connection) -> list[str]:
    """Give every contradiction found: in memories, tallies, images."""
    return [*_memories(db), *_tallies(db), *_images(db)]


def _count(db: Connection, table: str) -> int:
    (count,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608  # nosec  # named above
    return int(count)


def _memories(db: Connection) -> Iterator[str]:
    """Replay every learner's log and compare the result with the memories that are stored."""
    everyone = db.execute("SELECT bot_id, learner_id FROM learners ORDER BY 1, 2").fetchall()
    for who in (Who(*row) for row in everyone):
        stored = {memory.item: memory for memory in memories.all_of(db, who)}
        derived = _replayed(db, who)
        for item in sorted(stored.keys() | derived.keys()):
            if wrong := _compare(stored.get(item), derived.get(item)):
                yield f"memory: learner {who.learner_id}, {item} {wrong}"


def _compare(stored: Memory | None, derived: Memory | None) -> str | None:
    if stored is None:
        return "has reviews but no memory"
    if derived is None:
        return "has a memory but no reviews"
    return None if stored == derived else "is not what its log gives"


def _replayed(db: Connection, who: Who) -> dict[str, Memory]:
    """Derive all of a learner's memories from the log, under the present names of the items."""
    renames = db.execute(
        "SELECT old, new, upto FROM renames WHERE bot_id = ? ORDER BY id", (who.bot_id,)
    ).fetchall()
    logs: defaultdict[str, dict[int, Review]] = defaultdict(dict)
    held: dict[int, str] = {}
    rows = db.execute(
        "SELECT id, undoes, item, at, day, rating, retention, options, due FROM reviews"
        " WHERE bot_id = ? AND learner_id = ? ORDER BY id",
        who,
    )
    for number, undoes, item, at, day, rating, retention, options, due in rows:
        if undoes is not None:
            logs[held[undoes]].pop(undoes)
            continue
        name = item
        for old, new, upto in renames:
            if name == old and number <= upto:
                name = new
        held[number] = name
        review = Review(name, at, day, Rating(rating), retention, options, due)
        logs[name][number] = review
    numbers = parameters.current(db, who)
    replayed = {item: schedule.replay(log.values(), numbers) for item, log in logs.items()}
    return {item: memory for item, memory in replayed.items() if memory is not None}


def _images(db: Connection) -> Iterator[str]:
    """Look at each image, one at a time: its name is the BLAKE2b of its bytes, in 16 of its own."""
    for name in db.execute("SELECT bot_id, digest FROM images ORDER BY 1, 2").fetchall():
        (data,) = db.execute(
            "SELECT data FROM images WHERE bot_id = ? AND digest = ?", name
        ).fetchone()
        _, digest = name
        if blake2b(data, digest_size=16).hexdigest() != digest:
            yield f"image: {digest} is not what its name says"


def _tallies(db: Connection) -> Iterator[str]:
    """Count the log again, day by day, and compare with the tallies."""
    rows = db.execute("""
        WITH counted AS (
            SELECT bot_id, learner_id, day, count(*), sum(CASE WHEN rating > 1 THEN 1 ELSE 0 END)
            FROM reviews AS r WHERE undoes IS NULL
            AND NOT EXISTS (SELECT 1 FROM reviews AS u WHERE u.undoes = r.id)
            GROUP BY bot_id, learner_id, day),
        kept AS (
            SELECT bot_id, learner_id, day, reviews, recalled FROM days
            WHERE reviews <> 0 OR recalled <> 0)
        SELECT learner_id, day FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept) AS more
        UNION SELECT learner_id, day FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted) AS less
    """)
    for learner_id, day in rows:
        yield f"tally: learner {learner_id}, day {day} does not count what the log holds"

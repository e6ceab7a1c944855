"""Which worker runs which bot: a lock on the server, held by the connection that writes.

The theory. Two workers must never run one bot: each would answer every learner. A row that says
whose a bot is would have to be renewed, and a worker that froze for a minute and woke up would
write behind the back of whoever took over, unless each transaction looked at the row (a fencing
token). PostgreSQL has something better. An advisory lock of a session lives exactly as long as its
connection, and the connection that holds it is the very one that writes. Whoever has lost the lock
has lost the connection, and cannot write; nothing has to be looked at.

What remains is to notice a worker that has gone silent. A killed process is noticed by the server
at once, as its connection is closed. One that is frozen, or cut off, keeps its connection: so each
worker gives a sign of life every second, and a worker that sees another silent for six seconds ends
that connection, which frees its locks. If the other was only slow, nothing but time is lost: what
it had not committed is delivered again to its successor.

All of it runs inside the caller's transaction, but locks stay when that ends.
"""

from hashlib import blake2b

from state.sql import Connection

WORKER = "viva worker"
"""What the server calls the connection of a worker."""

SILENT_SECONDS = 6
"""After so long without a word a worker is taken to be gone."""

BEAT_SECONDS = 1.0
"""Between two words of a worker."""


def enter(db: Connection) -> None:
    """Become a worker, which from now on is taken to be gone when it is silent for too long."""
    db.execute("SELECT set_config('application_name', ?, false)", (WORKER,))


def take(db: Connection, bot_id: int) -> bool:
    """Try to become the one who runs a bot, until the connection ends; tells whether that is so."""
    (taken,) = db.execute("SELECT pg_try_advisory_lock(?)", (_key(bot_id),)).fetchone()
    return bool(taken)


def give_back(db: Connection, bot_id: int) -> None:
    """Let another worker run a bot, however often we took it: work may be repeated.

    Only what is held is given back: the server's log has a warning for each lock that is not. A
    lock has one row, however often it was taken, and is given back once for each time.
    """
    while db.execute(
        """
        SELECT pg_advisory_unlock(:key) FROM pg_locks
        WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND objsubid = 1
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            AND (CAST(classid AS BIGINT) << 32) | CAST(objid AS BIGINT) = :key
        """,
        {"key": _key(bot_id)},
    ).fetchall():
        pass


def workers(db: Connection) -> int:
    """Count the workers on this database, the caller among them."""
    (count,) = db.execute(f"SELECT count(*) {_OF_WORKERS}", _NAME).fetchone()  # above
    return int(count)


def addresses(db: Connection) -> list[str]:
    """Give where the workers on this database are at this moment, once for each worker."""
    db.execute("SELECT pg_stat_clear_snapshot()")  # a transaction sees one moment of it, too
    rows = db.execute(
        f"SELECT coalesce(host(client_addr), 'this machine') {_OF_WORKERS} ORDER BY 1",  # below
        _NAME,
    )
    return [address for (address,) in rows.fetchall()]


def end_silent(db: Connection) -> int:
    """End the connections of workers that have said nothing for too long; gives how many."""
    ended = db.execute(
        f"""
        SELECT pg_terminate_backend(pid) {_OF_WORKERS} AND pid <> pg_backend_pid()
        AND clock_timestamp() - state_change > make_interval(secs => CAST(:silent AS INTEGER))
        """,  # above
        {**_NAME, "silent": SILENT_SECONDS},
    )
    return len(ended.fetchall())


def share(bots: int, workers: int) -> int:
    """Tell how many of so many bots each of so many workers runs: all of them get one."""
    return -(-bots // max(1, workers))


_NAME = {"worker": WORKER}
_OF_WORKERS = """
    FROM pg_stat_activity
    WHERE application_name = :worker AND datname = current_database() AND usename = current_user
"""


def _key(bot_id: int) -> int:
    """Give the number of a bot's lock: 64 bits, which others are not likely to have in use."""
    return int.from_bytes(blake2b(b"viva bot %d" % bot_id, digest_size=8).digest(), signed=True)

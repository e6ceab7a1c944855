"""Opens a database on a PostgreSQL server, and refuses it in one line when that would be unsafe.

Private rules: tables are only made where that was asked for and none are there; what belongs to
another program or to a newer Viva is never written to. No password gets into a message. A commit
waits for the disk whatever the server is set to, and a connection that has gone dead is noticed on
either side within seconds.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from typing import Any, Final, NamedTuple

import psycopg
from psycopg.conninfo import conninfo_to_dict

from state import errors
from state.file.version import VERSION
from state.postgres.connection import PostgresConnection
from state.sql import Connection


class Step(NamedTuple):
    """A step of the schema: a file of `state/postgres/schema`, and who can live with it."""

    name: str
    oldest: int
    """The oldest Viva, by the version that it knows, that may go on after this step."""


STEPS: Final = {
    18: Step("18_everything", oldest=18),
    19: Step("19_renamed_topics", oldest=18),
    20: Step("20_once", oldest=18),
    21: Step("21_weekdays", oldest=18),
}
"""The steps, each by the version that it leads to.

Workers are brought up to a new release one after the other, so for a while the old one works on the
new schema. A step therefore only adds; what it makes needless goes a release later, in a step whose
`oldest` says so.
"""

_PATIENCE: Final[dict[str, Any]] = {
    "connect_timeout": 5,
    "keepalives_idle": 3,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": 8_000,
}
"""How long a server may be silent: seconds, the last one in milliseconds."""

_WRITES: Final = """
    SET synchronous_commit = on;
    SET lock_timeout = '10s';
    SET idle_in_transaction_session_timeout = '30s';
    SET tcp_keepalives_idle = 3;
    SET tcp_keepalives_interval = 2;
    SET tcp_keepalives_count = 2;
    SET client_min_messages = warning
"""

_READS: Final = """
    SET default_transaction_read_only = on;
    SET default_transaction_isolation = 'repeatable read';
    SET client_min_messages = warning
"""

_ONE_AT_A_TIME: Final = 0x56495641
"""The number of the lock that whoever makes or changes tables holds: "VIVA" in ASCII."""


def name_of(url: str) -> str:
    """Name a database without its password; raises Unreadable for what is no address of one."""
    try:
        parts = conninfo_to_dict(url)
    except psycopg.Error:
        # The reason would quote the address, with the password in it.
        raise errors.Unreadable(
            "The database is no address that PostgreSQL understands: write it like "
            "postgresql://user:password@host/database, with % and @ of a password as %25 and %40."
        ) from None
    return f"postgresql://{parts.get('host', '')}/{parts.get('dbname', '')}"


def first_line(error: Exception) -> str:
    """Give what a server or its driver says of an error, without the rows it quotes."""
    return next(iter(str(error).strip().splitlines()), type(error).__name__)


def connect(url: str, name: str) -> PostgresConnection:
    """Connect in order to write, under a name that the server shows; raises Unreachable."""
    return _connect(url, name, _WRITES)


def open_database(url: str, name: str) -> PostgresConnection:
    """Connect in order to write, with the schema brought up to the newest.

    Raises a `StateError` that says in one line what is wrong and what to do.
    """
    connection = connect(url, name)
    try:
        version = refuse_unless_ours(connection, url)
        if version < VERSION:
            _migrate(connection, url)
    except psycopg.OperationalError as error:  # it has gone again
        connection.close()
        raise _unreachable(url, error) from error
    except BaseException:
        connection.close()
        raise
    return connection


def create(url: str) -> None:
    """Make the tables in a database that has none; raises InTheWay where they are already."""
    with closing(connect(url, "viva db")) as connection:
        if _version(connection) is not None:
            raise errors.InTheWay(f"{name_of(url)}: Viva's tables are there already.")
        prepare(connection, url)


def prepare(connection: PostgresConnection, url: str) -> None:
    """Bring the schema up to the newest, from nothing too; raises ForeignDatabase."""
    if _version(connection) is None and _has_tables(connection):
        raise _foreign(url)
    _migrate(connection, url)


@contextmanager
def reading(url: str) -> Iterator[PostgresConnection]:
    """Connect to read, for as long as the block runs; a transaction in it sees one moment.

    Raises Unreadable if that fails.
    """
    try:
        with closing(_connect(url, "viva reading", _READS)) as connection:
            yield connection
    except psycopg.Error as error:
        raise errors.Unreadable(f"{name_of(url)}: cannot be read ({first_line(error)}).") from error


def refuse_unless_ours(connection: Connection, url: str) -> int:
    """Give the version of a database.

    Raises a `StateError` unless it is ours, and such as this Viva may work on.
    """
    version = _version(connection)
    if version is None:
        if _has_tables(connection):
            raise _foreign(url)
        raise errors.MissingDatabase(f"{name_of(url)}: no tables there. `viva db init` makes them.")
    if _oldest(connection) > VERSION:
        raise errors.NewerDatabase(
            f"{name_of(url)}: was written by a newer Viva (schema {version}, this one knows "
            f"{VERSION}). Upgrade Viva, or name a different database."
        )
    return version


def _connect(url: str, name: str, settings: str) -> PostgresConnection:
    name_of(url)  # refuses what is no address, whose error would quote it
    try:
        raw = psycopg.connect(url, autocommit=True, application_name=name, **_PATIENCE)
        raw.execute(settings)
    except psycopg.Error as error:
        raise _unreachable(url, error) from error
    return PostgresConnection(raw)


def _unreachable(url: str, error: psycopg.Error) -> errors.Unreachable:
    return errors.Unreachable(f"{name_of(url)}: cannot be reached ({first_line(error)}).")


def _version(connection: Connection) -> int | None:
    """Give the version of a database; None where none of our steps has been taken."""
    (table,) = connection.execute("SELECT to_regclass('viva')").fetchone()
    if table is None:
        return None
    (version,) = connection.execute("SELECT max(version) FROM viva").fetchone()
    return version if version is None else int(version)


def _oldest(connection: Connection) -> int:
    """Give the oldest version that may work on a database, as the newest of its steps says."""
    (oldest,) = connection.execute(
        "SELECT oldest FROM viva ORDER BY version DESC LIMIT 1"
    ).fetchone()
    return int(oldest)


def _has_tables(connection: Connection) -> bool:
    (some,) = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema())"
    ).fetchone()
    return bool(some)


def _foreign(url: str) -> errors.ForeignDatabase:
    return errors.ForeignDatabase(
        f"{name_of(url)}: has tables of another program. Name a database of Viva's own."
    )


def _migrate(connection: PostgresConnection, url: str) -> None:
    """Take the steps that are lacking, all or none; whoever else wants to waits."""
    raw = connection.raw
    try:
        with raw.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(?)", (_ONE_AT_A_TIME,))
            connection.execute(
                "CREATE TABLE IF NOT EXISTS viva"
                " (version BIGINT PRIMARY KEY, oldest BIGINT NOT NULL)"
            )
            there = _version(connection) or 0
            for version, step in STEPS.items():
                if version > there:
                    raw.execute(_script(step.name))
                    row = (version, step.oldest)
                    connection.execute("INSERT INTO viva (version, oldest) VALUES (?, ?)", row)
    except psycopg.Error as error:
        raise errors.NotSaved(
            f"{name_of(url)}: cannot be changed ({first_line(error)})."
        ) from error


def _script(step: str) -> str:
    return files("state.postgres").joinpath("schema", f"{step}.sql").read_text(encoding="utf-8")

"""Opens what is remembered, wherever it is kept: in a file of SQLite, or on a PostgreSQL server.

It is made and audited through here too. What only one of the two has (a file can be copied, a
server is shared by several workers) is asked for in its own room. The driver of PostgreSQL is
loaded for those who use it.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from msgspec import Struct

from state.audit import Findings
from state.errors import Unreadable
from state.file import audit, backup
from state.file.database import look, open_database
from state.file.session import FileSession
from state.sql import Connection, Session


class Server(Struct, frozen=True):
    """A database on a PostgreSQL server, by its address, which may hold a password."""

    url: str

    def __repr__(self) -> str:
        return "Server(...)"

    def __str__(self) -> str:
        with with_driver():
            from state.postgres.database import name_of  # noqa: PLC0415  # as everywhere below
        return name_of(self.url)


Place = Path | Server
"""Where a database is."""


def create(place: Place) -> None:
    """Make an empty database, on a server its tables; raises InTheWay if there is one."""
    match place:
        case Server(url=url):
            with with_driver():
                from state.postgres import database  # noqa: PLC0415
            database.create(url)
        case Path():
            backup.create(place)


def inspect(place: Place) -> Findings:
    """Audit a database as it is at one moment; raises a `StateError` if it cannot be audited."""
    match place:
        case Server(url=url):
            with with_driver():
                from state.postgres import audit as on_server  # noqa: PLC0415
            return on_server.inspect(url)
        case Path():
            return audit.inspect(place)


def session(place: Place, *, create: bool = False) -> Session:
    """Begin to write a database that is there, brought up to the newest schema.

    With `create`, a missing file is made. Raises a `StateError`.
    """
    match place:
        case Server(url=url):
            with with_driver():
                from state.postgres.session import open_session  # noqa: PLC0415
            return open_session(url)
        case Path():
            return FileSession(open_database(place, create=create))


@contextmanager
def reading(place: Place) -> Iterator[Connection]:
    """Open a sound database of this version to read from, for as long as the block runs.

    Raises a `StateError`.
    """
    match place:
        case Server(url=url):
            with with_driver():
                from state.postgres import database  # noqa: PLC0415
            with database.reading(url) as db:
                database.refuse_unless_ours(db, url)
                yield db
        case Path():
            with closing(look(place)) as db:
                yield db


@contextmanager
def with_driver() -> Iterator[None]:
    """Say in one line, in place of what an import raises, that the driver is not installed."""
    try:
        yield
    except ImportError as error:
        why = "PostgreSQL needs its driver: pip install 'viva-tutor[postgres]'."
        raise Unreadable(why) from error

"""An empty database of Viva's on the server for each test."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from state.postgres.connection import PostgresConnection
from state.postgres.database import create, open_database
from tests.server import Server


@pytest.fixture
def nothing(server: Server) -> Iterator[str]:
    """The address of a database with nothing in it."""
    with server.database() as url:
        yield url


@pytest.fixture
def url(nothing: str) -> str:
    create(nothing)
    return nothing


@pytest.fixture
def connection(url: str) -> Iterator[PostgresConnection]:
    with closing(open_database(url, "viva test")) as one:
        yield one

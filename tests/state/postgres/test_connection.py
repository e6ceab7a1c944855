"""What goes into PostgreSQL comes out as SQLite would give it."""

import json
from enum import IntEnum, StrEnum

import pytest

from state.postgres.connection import PostgresConnection

pytestmark = pytest.mark.postgres


class Rating(IntEnum):
    """A number with a name."""

    GOOD = 3


class Role(StrEnum):
    """A text with a name."""

    OWNER = "owner"


@pytest.fixture
def table(connection: PostgresConnection) -> PostgresConnection:
    connection.execute(
        "CREATE TEMPORARY TABLE kept"
        " (number BIGINT, share DOUBLE PRECISION, words TEXT, bytes BYTEA)"
    )
    return connection


@pytest.mark.parametrize(
    ("column", "value", "back"),
    [
        ("number", -(2**63), -(2**63)),
        ("number", True, 1),
        ("number", Rating.GOOD, 3),
        ("number", None, None),
        ("share", 0.1, 0.1),
        ("share", 1, 1.0),
        ("words", "zwölf ½ 👍", "zwölf ½ 👍"),
        ("words", Role.OWNER, "owner"),
        ("words", "a\0b", "ab"),
        ("bytes", b"\0\xff", b"\0\xff"),
    ],
)
def test_a_value_comes_back(
    table: PostgresConnection, column: str, value: object, back: object
) -> None:
    table.execute(f"INSERT INTO kept ({column}) VALUES (?)", (value,))  # noqa: S608  # of the list
    (found,) = table.execute(f"SELECT {column} FROM kept").fetchone()  # noqa: S608  # likewise
    assert found == back
    assert type(found) is type(back)


def test_what_is_counted_compared_averaged_are_plain_numbers(table: PostgresConnection) -> None:
    table.executemany("INSERT INTO kept (number) VALUES (?)", [(1,), (2,), (4,)])
    found = table.execute(
        "SELECT count(*), sum(number), avg(number), max(number) > 3, min(number) > 3 FROM kept"
    ).fetchone()
    assert found == (3, 7, 7 / 3, 1, 0)
    assert [type(one) for one in found] == [int, int, float, int, int]


def test_names_and_places_both_stand_for_values(table: PostgresConnection) -> None:
    assert table.execute("SELECT CAST(? AS BIGINT) % 5", (7,)).fetchone() == (2,)
    assert table.execute(
        "SELECT CAST(:a AS BIGINT) + CAST(:a AS BIGINT)", {"a": 2, "unused": 1}
    ).fetchone() == (4,)


def test_a_list_in_json_is_read_as_rows(table: PostgresConnection) -> None:
    rows = table.execute("SELECT CAST(value AS BIGINT) FROM json_each(?)", ("[3, 1]",))
    assert rows.fetchall() == [(3,), (1,)]


def test_texts_of_rows_come_as_a_list_in_json(table: PostgresConnection) -> None:
    gather = "SELECT json_group_array(words) FROM kept"
    assert table.execute(gather).fetchone() == ("[]",)
    table.executemany("INSERT INTO kept (words) VALUES (?)", [('say "a"',), ("zwölf",)])
    assert json.loads(table.execute(gather).fetchone()[0]) == ['say "a"', "zwölf"]


def test_a_statement_that_comes_again_is_prepared(table: PostgresConnection) -> None:
    for number in (1, None, 2**40):
        table.execute("INSERT INTO kept (number) VALUES (?)", (number,))
    (prepared,) = table.execute(
        "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'INSERT INTO kept%'"
    ).fetchone()
    assert prepared >= 1

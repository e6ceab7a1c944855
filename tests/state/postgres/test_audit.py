"""The audit finds on a server what does not add up, and reports nothing that does."""

import psycopg
import pytest

from state.audit import Findings
from state.errors import MissingDatabase
from state.postgres import audit
from state.postgres.connection import PostgresConnection
from state.records.learners import Who
from tests.server import Server
from tests.state.reviewed import revise

pytestmark = pytest.mark.postgres


@pytest.fixture(autouse=True)
def _history(connection: PostgresConnection) -> None:
    revise(connection, Who(7, 42))


def test_a_sound_database_gives_no_complaint_and_its_numbers(url: str) -> None:
    assert audit.inspect(url) == Findings((), learners=1, reviews=5, memories=2)


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        ("INSERT INTO images VALUES (1, 'ab', '\\x00')", "image: ab is not what its name says"),
        ("UPDATE memories SET due = due + 1 WHERE item = 't/a'", "t/a is not what its log gives"),
        ("DELETE FROM memories WHERE item = 't/a'", "t/a has reviews but no memory"),
        ("UPDATE days SET recalled = 0 WHERE day = 739000", "day 739000 does not count"),
        ("DELETE FROM days WHERE day = 739002", "day 739002 does not count"),
        ("INSERT INTO days VALUES (7, 42, 738000, 3, 1)", "day 738000 does not count"),
        (
            "INSERT INTO sessions VALUES (7, 1, 99, '{}', 0), (7, 1, 98, '{}', 0)",
            "reference: 2 of sessions point to a missing row of learners",
        ),
        (
            "INSERT INTO invitations VALUES (7, 'ab', 'tutor', -1, 1, 0, NULL, NULL)",
            "reference: 1 of invitations point to a missing row of groups",
        ),
    ],
)
def test_what_does_not_add_up_is_named(damage: str, complaint: str, url: str) -> None:
    with psycopg.connect(url) as db:
        db.execute("SET session_replication_role = replica")  # as a restore without triggers
        db.execute(damage)
    assert [one for one in audit.inspect(url).contradictions if complaint in one]


def test_a_reference_that_leads_nowhere_by_intent_is_none(
    connection: PostgresConnection, url: str
) -> None:
    connection.execute("INSERT INTO invitations VALUES (7, 'ab', 'owner', NULL, 1, 0, NULL, NULL)")
    assert audit.inspect(url).contradictions == ()


def test_there_is_nothing_to_audit_where_there_are_no_tables(server: Server) -> None:
    with server.database() as nothing, pytest.raises(MissingDatabase, match="viva db init"):
        audit.inspect(nothing)

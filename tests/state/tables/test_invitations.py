"""Invitations: opened once, kept as a digest, guessed at only so often."""

import pytest

from state.records.classes import THE_MACHINE, GroupName
from state.records.learners import Role, Who
from state.sql import Connection
from state.tables import invitations, roles
from tests.databases import rows
from tests.narrowing import there

NOW = 1_772_442_000
DAY = 86_400
GROUP = -1001
CODE = "a" * 22


@pytest.fixture
def group(db: Connection) -> int:
    db.execute(
        "INSERT INTO groups (bot_id, chat_id, title, set_up_by, created_at)"
        " VALUES (7, ?, '9B', 1, 0)",
        (GROUP,),
    )
    return GROUP


def test_an_invitation_gives_its_role_to_the_first_who_opens_it(db: Connection, who: Who) -> None:
    invitations.make(db, Who(7, THE_MACHINE), CODE, Role.MARKER, None, NOW)
    found = there(invitations.find(db, 7, CODE))
    assert found.used_by is None
    invitations.use(db, who, found, NOW)
    invitations.use(db, Who(7, 43), found, NOW)  # two at once have both found it unused
    assert roles.everyone(db, 7) == [(42, Role.MARKER, None)]
    used = there(invitations.find(db, 7, CODE))
    assert used.used_by == 42


def test_an_invitation_to_a_group_gives_that_group_and_no_role(
    db: Connection, who: Who, group: int
) -> None:
    invitations.make(db, Who(7, 1), CODE, Role.TUTOR, group, NOW)
    found = there(invitations.find(db, 7, CODE))
    assert found.group == GroupName(GROUP, "9B")
    invitations.use(db, who, found, NOW)
    assert roles.roles(db, who) == frozenset()
    assert roles.everyone(db, 7) == [(42, Role.TUTOR, "9B")]
    assert roles.take(db, who, Role.TUTOR), "a tutor who is none any more loses the groups too"
    assert roles.everyone(db, 7) == []


def test_each_code_opens_its_own_invitation_and_any_other_none(db: Connection) -> None:
    until = invitations.make(db, Who(7, 1), CODE, Role.MARKER, None, NOW)
    invitations.make(db, Who(7, 2), "b" * 22, Role.OWNER, None, NOW)
    given = [invitations.find(db, 7, code) for code in (CODE, "b" * 22)]
    assert [one and (one.role, one.given_by) for one in given] == [
        (Role.MARKER, 1),
        (Role.OWNER, 2),
    ]
    assert until == NOW + 7 * DAY
    assert [one and one.expires_at for one in given] == [until, until]
    for code in ("c" * 22, CODE[:-1], CODE.upper(), "", "\ud800", "a" * 5000):
        assert invitations.find(db, 7, code) is None


def test_an_invitation_belongs_to_one_bot(db: Connection) -> None:
    invitations.make(db, Who(7, THE_MACHINE), CODE, Role.MARKER, None, NOW)
    assert invitations.find(db, 8, CODE) is None


def test_the_file_holds_no_code(db: Connection) -> None:
    code = invitations.new_code()
    invitations.make(db, Who(7, THE_MACHINE), code, Role.OWNER, None, NOW)
    assert code not in str(rows(db))


def test_codes_are_as_long_as_a_start_link_allows_and_never_the_same() -> None:
    codes = {invitations.new_code() for _ in range(100)}
    assert len(codes) == 100
    assert {len(code) for code in codes} == {22}


def test_an_invitation_moves_with_its_group(db: Connection, group: int) -> None:
    invitations.make(db, Who(7, 1), CODE, Role.TUTOR, group, NOW)
    db.execute("UPDATE groups SET chat_id = -2002 WHERE chat_id = ?", (group,))
    found = there(invitations.find(db, 7, CODE))
    assert found.group == GroupName(-2002, "9B")


def test_wrong_codes_are_counted_for_a_day_and_a_person(db: Connection, who: Who) -> None:
    for _ in range(3):
        invitations.guessed(db, who, NOW)
    assert invitations.guesses(db, who, NOW) == 3
    assert invitations.guesses(db, Who(7, 43), NOW) == 0
    assert invitations.guesses(db, who, NOW + DAY) == 0
    invitations.guessed(db, who, NOW + DAY)
    assert invitations.guesses(db, who, NOW + DAY) == 1

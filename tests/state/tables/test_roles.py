"""Who may do what: given once, taken with all that came with it."""

import pytest

from state.records.classes import GroupName
from state.records.groups import Timetable, TimetableState
from state.records.learners import Role, Who
from state.sql import Connection
from state.tables import groups, roles, timetables


@pytest.fixture
def group(db: Connection, who: Who) -> GroupName:
    """A group that this person looks after."""
    kept = Timetable(-5, "9B", "UTC", 127, 1260, 420, TimetableState.ON, who.learner_id)
    timetables.save(db, who.bot_id, kept, 1)
    groups.add_tutor(db, who, kept.chat_id)
    return GroupName(-5, "9B")


def test_a_role_given_twice_is_had_once(db: Connection, who: Who) -> None:
    for role in (Role.MARKER, Role.MARKER, Role.TUTOR):
        roles.give(db, who, role)
    assert roles.roles(db, who) == {Role.MARKER, Role.TUTOR}
    assert roles.everyone(db, who.bot_id) == [(42, Role.MARKER, None), (42, Role.TUTOR, None)]


def test_what_was_never_had_cannot_be_taken(db: Connection, who: Who) -> None:
    roles.give(db, who, Role.MARKER)
    assert not roles.take(db, who, Role.OWNER)
    assert roles.take(db, who, Role.MARKER)
    assert roles.roles(db, who) == frozenset()


def test_a_tutor_of_one_group_is_listed_with_it_and_loses_it_with_the_role(
    db: Connection, who: Who, group: GroupName
) -> None:
    assert roles.groups_of(db, who) == (group,)
    assert roles.everyone(db, who.bot_id) == [(42, Role.TUTOR, "9B")]
    assert roles.take(db, who, Role.TUTOR)
    assert roles.groups_of(db, who) == ()


def test_taking_another_role_leaves_the_groups(db: Connection, who: Who, group: GroupName) -> None:
    roles.give(db, who, Role.MARKER)
    roles.take(db, who, Role.MARKER)
    assert roles.groups_of(db, who) == (group,)


def test_another_bot_knows_nothing_of_it(db: Connection, who: Who) -> None:
    roles.give(db, who, Role.OWNER)
    assert roles.roles(db, Who(who.bot_id + 1, who.learner_id)) == frozenset()
    assert roles.everyone(db, who.bot_id + 1) == []

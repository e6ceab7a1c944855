"""Who may do what: given once, taken with all that came with it."""

import pytest

from state.records.classes import GroupName
from state.records.groups import Timetable, TimetableState
from state.records.learners import Role, Who
from state.sql import Connection
from state.tables import groups, participants, roles, timetables


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


def test_what_one_person_is_given_or_loses_is_nobody_elses(
    db: Connection, who: Who, group: GroupName
) -> None:
    other = Who(who.bot_id, who.learner_id + 1)
    for person in (who, other):
        roles.give(db, person, Role.OWNER)
    assert roles.groups_of(db, other) == ()
    assert roles.take(db, other, Role.OWNER)
    assert not roles.take(db, other, Role.TUTOR)
    assert roles.roles(db, other) == frozenset()
    assert roles.roles(db, who) == {Role.OWNER}
    assert roles.groups_of(db, who) == (group,)


def test_groups_come_by_name_for_who_looks_after_them_and_the_newest_first_for_all(
    db: Connection, who: Who
) -> None:
    titles = {-5: "9B", -6: "9A", -7: "9C"}
    for set_up_at, (number, title) in enumerate(titles.items()):
        one = Timetable(number, title, "UTC", 127, 1260, 420, TimetableState.ON, who.learner_id)
        timetables.save(db, who.bot_id, one, set_up_at)
        groups.add_tutor(db, who, number)
    assert [one.title for one in roles.groups_of(db, who)] == ["9A", "9B", "9C"]
    assert [one.title for one in roles.all_groups(db, who.bot_id, 2)] == ["9C", "9A"]
    assert roles.all_groups(db, who.bot_id + 1, 2) == ()


def test_the_tutors_of_somebody_are_those_of_the_groups_they_were_seen_in(
    db: Connection, who: Who, group: GroupName
) -> None:
    pupil, stranger = (Who(who.bot_id, number) for number in (43, 44))
    participants.seen(db, pupil, group.chat_id, 1)
    assert roles.tutors_of(db, pupil) == {who.learner_id}
    assert roles.tutors_of(db, who) == {who.learner_id}
    assert roles.tutors_of(db, stranger) == frozenset()

"""Who may do what in a group: the whole table, and that nothing else gives rights."""

import pytest

from bot.tutor.model.rights import Act, may
from state.records.learners import Role

OWN = {Act.CHANGE, Act.ROUND, Act.DIGEST, Act.INVITE}
"""What a group's own tutor may do there."""

TABLE: dict[tuple[Role, ...], tuple[set[Act], set[Act]]] = {
    # roles: (what they may do anywhere, what they may do where they look after the group)
    (): (set(), OWN),
    (Role.MARKER,): (set(), OWN),
    (Role.TUTOR,): ({Act.SET_UP}, OWN | {Act.SET_UP}),
    (Role.TUTOR, Role.MARKER): ({Act.SET_UP}, OWN | {Act.SET_UP}),
    (Role.ORGANISER,): (set(Act), set(Act)),
    (Role.OWNER,): (set(Act), set(Act)),
}


@pytest.mark.parametrize(("roles", "rights"), TABLE.items())
def test_the_table_of_rights(roles: tuple[Role, ...], rights: tuple[set[Act], set[Act]]) -> None:
    anywhere, here = rights
    assert {act for act in Act if may(act, frozenset(roles), looks_after=False)} == anywhere
    assert {act for act in Act if may(act, frozenset(roles), looks_after=True)} == here


def test_every_role_has_its_row() -> None:
    assert {role for roles in TABLE for role in roles} == set(Role)
